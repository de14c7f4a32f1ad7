import { useMemo } from 'react';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { Outline } from '#shared/domain/outline.ts';
import { useText } from '#renderer/language/index.ts';
import type { OutlineRow } from './outline-rows.ts';
import { moveBy, moveTo, outermost, type Direction, type Place } from './tree-moves.ts';
import { newItemId, type OutlineEdits } from './use-outline-edits.ts';

export type Where = 'above' | 'below' | 'inside' | 'end';

/** What can be done to items, whichever key, menu or drop asks for it. */
export type OutlineActions = ReturnType<typeof useOutlineActions>;

type Needs = {
  readonly edits: OutlineEdits;
  readonly rows: ReadonlyMap<ItemId, OutlineRow>;
  /** Read out, and shown for a moment. */
  readonly say: (words: string) => void;
  readonly onAdded: (itemId: ItemId) => void;
  readonly onMoved: (itemId: ItemId) => void;
};

export function useOutlineActions({ edits, rows, say, onAdded, onMoved }: Needs) {
  const text = useText();
  return useMemo(() => {
    const { edit } = edits;
    return {
      add: async (where: Where, besideId: ItemId | null) => {
        const itemId = newItemId();
        const done = await edit((outline) => [
          {
            kind: 'add',
            itemId,
            ...placeFor(outline, where, besideId),
            heading: text.outline.newHeading,
            intent: '',
            role: 'body',
          },
        ]);
        if (done) onAdded(itemId);
      },
      rename: (itemId: ItemId, heading: string) => edit(() => [{ kind: 'rename', itemId, heading }]),
      intend: (itemId: ItemId, intent: string) => edit(() => [{ kind: 're-intent', itemId, intent }]),
      move: async (chosen: readonly ItemId[], direction: Direction) => {
        let refused = false;
        const done = await edit((outline) => {
          const moves = moveBy(outline, chosen, direction);
          refused = moves.length === 0;
          return moves;
        });
        const [first] = chosen;
        if (done && first !== undefined) onMoved(first);
        if (refused) say(text.outline.cantMove);
      },
      drop: async (chosen: readonly ItemId[], place: Place) => {
        await edit((outline) => moveTo(outline, chosen, place));
      },
      lock: (chosen: readonly ItemId[], isLocked: boolean) =>
        edit(() => chosen.map((itemId): OutlineEdit => ({ kind: 'lock', itemId, isLocked }))),
      mark: (chosen: readonly ItemId[], isNotInSources: boolean) =>
        edit(() => chosen.map((itemId): OutlineEdit => ({ kind: 'mark-not-in-sources', itemId, isNotInSources }))),
      remove: (chosen: readonly ItemId[]) =>
        edit((outline) =>
          [...chosen].filter((id) => has(outline, id)).map((itemId): OutlineEdit => ({ kind: 'remove', itemId })),
        ),
      merge: (into: ItemId, merged: readonly ItemId[]) =>
        edit(() => merged.map((mergedId): OutlineEdit => ({ kind: 'merge', itemId: into, mergedId }))),
      split: async (itemId: ItemId, heading: string, evidenceIds: readonly EvidenceId[]) => {
        const newId = newItemId();
        const done = await edit(() => [
          { kind: 'split', itemId, newItemId: newId, heading, evidenceIds: [...evidenceIds] },
        ]);
        if (done) onMoved(newId);
      },
      link: async (itemId: ItemId, evidenceIds: readonly EvidenceId[]) => {
        const done = await edit(() => [{ kind: 'link', itemId, evidenceIds: [...evidenceIds] }]);
        const heading = rows.get(itemId)?.item.heading ?? '';
        if (done) say(text.outline.linkDropped({ evidence: evidenceIds.length, heading }));
      },
      unlink: (itemId: ItemId, evidenceId: EvidenceId) =>
        edit(() => [{ kind: 'unlink', itemId, evidenceIds: [evidenceId] }]),
      undo: async () => {
        say((await edits.undo()) ? text.outline.undone : text.outline.nothingToUndo);
      },
      redo: () => edits.redo(),
    };
  }, [edits, rows, say, onAdded, onMoved, text]);
}

/** Above or below an item, as its last child, or behind all others but a closing. */
function placeFor(outline: Outline, where: Where, besideId: ItemId | null) {
  const beside = outline.items.find(({ id }) => id === besideId);
  if (beside === undefined || where === 'end') {
    const body = outline.items.filter(({ parentId, role }) => parentId === null && role !== 'closing');
    return { parentId: null, order: body.length };
  }
  if (where === 'inside') {
    return { parentId: beside.id, order: outline.items.filter(({ parentId }) => parentId === beside.id).length };
  }
  return { parentId: beside.parentId, order: beside.order + (where === 'below' ? 1 : 0) };
}

function has(outline: Outline, itemId: ItemId): boolean {
  return outline.items.some(({ id }) => id === itemId);
}

/** Items chosen together are merged into the first of them. */
export function mergeOfChosen(
  outline: Outline,
  chosen: readonly ItemId[],
): { readonly into: ItemId; readonly merged: readonly ItemId[] } | null {
  const [into, ...merged] = outermost(outline, chosen);
  return into === undefined || merged.length === 0 ? null : { into, merged };
}
