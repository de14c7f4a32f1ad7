import type { ItemId } from '#shared/base/ids.ts';
import type { Outline } from '#shared/domain/outline.ts';
import type { Catalogue } from '#renderer/language/index.ts';
import type { MenuEntry } from '#renderer/ui/index.ts';
import type { OutlineRow } from './outline-rows.ts';
import { outermost } from './tree-moves.ts';
import { mergeOfChosen, type OutlineActions } from './use-outline-actions.ts';

/** Something the person has to say more about, or to confirm. */
export type Asked =
  | { readonly kind: 'split' | 'merge'; readonly itemId: ItemId }
  | { readonly kind: 'remove'; readonly itemIds: readonly ItemId[] }
  | { readonly kind: 'history' };

export type MenuNeeds = {
  readonly text: Catalogue;
  readonly outline: Outline;
  readonly rows: ReadonlyMap<ItemId, OutlineRow>;
  readonly chosen: readonly ItemId[];
  readonly actions: OutlineActions;
  readonly ask: (asked: Asked) => void;
  readonly onRename: (itemId: ItemId) => void;
  readonly onRedo: (itemId: ItemId) => void;
};

/** What can be done with the chosen items. */
export function rowMenu(needs: MenuNeeds): readonly MenuEntry[] {
  const { text, outline, rows, chosen, actions, ask, onRename, onRedo } = needs;
  const words = text.outline;
  const [itemId] = chosen;
  const row = itemId === undefined ? undefined : rows.get(itemId);
  if (itemId === undefined || row === undefined) return [];
  const isOne = chosen.length === 1;
  const isLocked = chosen.every((id) => rows.get(id)?.item.lockedBy !== null);
  const isMarked = chosen.every((id) => rows.get(id)?.item.isNotInSources === true);
  const together = mergeOfChosen(outline, chosen);
  const above = itemAbove(outline, row);
  const one: readonly MenuEntry[] = [
    { label: words.rename, shortcut: 'F2', onSelect: () => onRename(itemId) },
    { label: words.addAbove, shortcut: 'Ctrl+Alt+Enter', onSelect: () => void actions.add('above', itemId) },
    { label: words.addBelow, shortcut: 'Ctrl+Enter', onSelect: () => void actions.add('below', itemId) },
    { label: words.addChild, shortcut: 'Ctrl+Shift+Enter', onSelect: () => void actions.add('inside', itemId) },
    'line',
  ];
  const ofOne: readonly MenuEntry[] = [
    { label: words.split, onSelect: () => ask({ kind: 'split', itemId }) },
    ...(above === null
      ? []
      : [{ label: words.mergePrevious, onSelect: () => void actions.merge(above, [itemId]) } satisfies MenuEntry]),
    { label: words.merge, isDisabled: outline.items.length < 2, onSelect: () => ask({ kind: 'merge', itemId }) },
  ];
  return [
    ...(isOne ? one : []),
    { label: words.moveUp, shortcut: 'Alt+↑', onSelect: () => void actions.move(chosen, 'up') },
    { label: words.moveDown, shortcut: 'Alt+↓', onSelect: () => void actions.move(chosen, 'down') },
    { label: words.indent, shortcut: 'Alt+→', onSelect: () => void actions.move(chosen, 'indent') },
    { label: words.outdent, shortcut: 'Alt+←', onSelect: () => void actions.move(chosen, 'outdent') },
    'line',
    ...(isOne ? ofOne : []),
    ...(together === null
      ? []
      : [
          {
            label: words.mergeSelected,
            onSelect: () => void actions.merge(together.into, together.merged),
          } satisfies MenuEntry,
        ]),
    {
      label: isLocked ? words.unlock : words.lock,
      shortcut: 'Ctrl+Shift+L',
      onSelect: () => void actions.lock(chosen, !isLocked),
    },
    {
      label: isMarked ? words.unmarkMissing : words.markMissing,
      onSelect: () => void actions.mark(chosen, !isMarked),
    },
    ...(isOne && row.children.length === 0
      ? [{ label: words.redo, onSelect: () => onRedo(itemId) } satisfies MenuEntry]
      : []),
    'line',
    {
      label: words.remove,
      shortcut: 'Del',
      isDanger: true,
      onSelect: () => removeOrAsk({ outline, rows, chosen, actions, ask }),
    },
  ];
}

/** Text goes only after the person said so: it isn't seen in the tree. */
export function removeOrAsk(needs: Pick<MenuNeeds, 'outline' | 'rows' | 'chosen' | 'actions' | 'ask'>): void {
  const { outline, rows, chosen, actions, ask } = needs;
  const those = outermost(outline, chosen);
  if (those.some((id) => rows.get(id)?.hasText === true)) ask({ kind: 'remove', itemIds: those });
  else void actions.remove(those);
}

/** The sibling above; without one nothing can take the item in. */
function itemAbove(outline: Outline, { item }: OutlineRow): ItemId | null {
  const above = outline.items.find((each) => each.parentId === item.parentId && each.order === item.order - 1);
  return above === undefined ? null : above.id;
}
