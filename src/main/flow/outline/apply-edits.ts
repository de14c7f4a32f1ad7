import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { ItemTouch } from '#shared/domain/outline-touch.ts';
import type { Outline, OutlineItem } from '#shared/domain/outline.ts';
import { applyOperation, renumbered, type Applied } from './apply-operations.ts';
import { endsInPlace, withoutNestedEnds } from './ends-in-place.ts';
import { inWords, tellEdits } from './tell-edits.ts';

export type EditedOutline = {
  readonly outline: Outline;
  readonly touches: readonly ItemTouch[];
  /** What was done, in plain words. */
  readonly reason: string;
  /** Items that took in others, in the order they did. */
  readonly merges: readonly { readonly itemId: ItemId; readonly mergedId: ItemId }[];
};

/**
 * Applies a person's edits one after the other, on locked items too: all of them or, with a fault, none. Introductions
 * stay first and closings last; under another item they are body. Faults: `item-not-found`, `evidence-not-found`,
 * `wrong-use`.
 */
export function applyEdits(options: {
  outline: Outline;
  edits: readonly OutlineEdit[];
  knownEvidence: ReadonlySet<EvidenceId>;
}): Result<EditedOutline> {
  const { knownEvidence } = options;
  let { items }: { items: readonly OutlineItem[] } = options.outline;
  const touches: ItemTouch[] = [];
  const told: string[] = [];
  const merges: { itemId: ItemId; mergedId: ItemId }[] = [];
  for (const edit of options.edits) {
    const impossible = refuse(items, edit, knownEvidence);
    if (impossible !== null) return fail(impossible);
    const after = applyOne(items, edit, knownEvidence);
    if (typeof after === 'string') return fail(userFault('wrong-use', `This can't be done: ${after}.`));
    told.push(inWords(items, edit));
    touches.push(...touchesOf(items, edit));
    if (edit.kind === 'merge') merges.push(edit);
    items = renumbered(after);
  }
  return succeed({
    outline: { items: [...endsInPlace(withoutNestedEnds(items))] },
    touches,
    reason: tellEdits(told),
    merges,
  });
}

function refuse(items: readonly OutlineItem[], edit: OutlineEdit, known: ReadonlySet<EvidenceId>) {
  const needed = neededItems(edit).find((id) => !items.some((item) => item.id === id));
  if (needed !== undefined) return userFault('item-not-found', `The outline has no item ${needed}.`);
  const evidenceIds = edit.kind === 'link' || edit.kind === 'split' ? edit.evidenceIds : [];
  const unknown = evidenceIds.find((id) => !known.has(id));
  return unknown === undefined
    ? null
    : userFault('evidence-not-found', `There is no evidence ${unknown} in the memory bank.`);
}

/** The items that must be there for the edit to make sense. */
export function neededItems(edit: OutlineEdit): readonly ItemId[] {
  switch (edit.kind) {
    case 'add':
      return edit.parentId === null ? [] : [edit.parentId];
    case 'move':
      return edit.parentId === null ? [edit.itemId] : [edit.itemId, edit.parentId];
    case 'merge':
      return [edit.itemId, edit.mergedId];
    case 'rename':
    case 're-intent':
    case 'remove':
    case 'link':
    case 'unlink':
    case 'mark-not-in-sources':
    case 'lock':
    case 'split':
      return [edit.itemId];
  }
}

function applyOne(items: readonly OutlineItem[], edit: OutlineEdit, known: ReadonlySet<EvidenceId>): Applied {
  if (edit.kind === 'lock') {
    const lockedBy = edit.isLocked ? ('user' as const) : null;
    return items.map((item) => (item.id === edit.itemId ? { ...item, lockedBy } : item));
  }
  if (edit.kind === 'split') return split(items, edit, known);
  return applyOperation(items, edit, known);
}

function split(
  items: readonly OutlineItem[],
  { itemId, newItemId, heading, evidenceIds }: OutlineEdit & { kind: 'split' },
  known: ReadonlySet<EvidenceId>,
): Applied {
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined) return `there is no item ${itemId}`;
  const { parentId, order, intent } = item;
  const placed = applyOperation(
    items,
    { kind: 'add', itemId: newItemId, parentId, order: order + 1, heading, intent, role: 'body' },
    known,
  );
  if (typeof placed === 'string') return placed;
  const moved = new Set(evidenceIds);
  return placed.map((each) => {
    if (each.id === newItemId) return { ...each, evidenceIds: [...moved], isNotInSources: item.isNotInSources };
    return each.id === itemId ? { ...each, evidenceIds: each.evidenceIds.filter((id) => !moved.has(id)) } : each;
  });
}

function touchesOf(items: readonly OutlineItem[], edit: OutlineEdit): readonly ItemTouch[] {
  const { itemId } = edit;
  switch (edit.kind) {
    case 'add':
      return [
        { kind: 'added', itemId },
        { kind: 'named', itemId },
        { kind: 'placed', itemId },
      ];
    case 'rename':
      return [{ kind: 'named', itemId }];
    case 're-intent':
      return [{ kind: 'intended', itemId }];
    case 'move':
      return [{ kind: 'placed', itemId }];
    case 'mark-not-in-sources':
      return [{ kind: 'marked', itemId }];
    case 'remove':
      return [{ kind: 'removed', itemId, heading: headingOf(items, itemId) }];
    case 'link':
    case 'unlink':
      return [{ kind: edit.kind === 'link' ? 'linked' : 'unlinked', itemId, evidenceIds: edit.evidenceIds }];
    case 'merge': {
      const evidenceIds = items.find(({ id }) => id === edit.mergedId)?.evidenceIds ?? [];
      return [
        { kind: 'removed', itemId: edit.mergedId, heading: headingOf(items, edit.mergedId) },
        { kind: 'linked', itemId, evidenceIds },
      ];
    }
    case 'split': {
      const { newItemId, evidenceIds } = edit;
      return [
        ...(['added', 'named', 'placed'] as const).map((kind) => ({ kind, itemId: newItemId })),
        { kind: 'linked', itemId: newItemId, evidenceIds },
        { kind: 'unlinked', itemId, evidenceIds },
      ];
    }
    case 'lock':
      return [];
  }
}

function headingOf(items: readonly OutlineItem[], itemId: ItemId): string {
  return items.find(({ id }) => id === itemId)?.heading ?? '';
}
