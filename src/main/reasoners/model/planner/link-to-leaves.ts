import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import { rankAlike, termSet } from '../prompting/alike.ts';
import type { NewItem } from './place-items.ts';
import type { PlannerView } from './planner-view.ts';

export type Link = { readonly itemId: ItemId; readonly evidenceIds: readonly EvidenceId[] };

/** Evidence for an item with items below it goes to the one of them that it is most alike to: only leaves are written. */
export function linkToLeaves(
  links: readonly Link[],
  added: readonly NewItem[],
  { outline, state }: PlannerView,
): readonly OutlineOperation[] {
  const items = [...outline.items.map(({ item }) => item), ...added];
  const leavesBelow = (id: ItemId): readonly (typeof items)[number][] => {
    const children = items.filter(({ parentId }) => parentId === id);
    return children.flatMap((child) => {
      const below = leavesBelow(child.id);
      return below.length === 0 ? [child] : below;
    });
  };
  const summaries = new Map(state.memoryBank.map(({ id, summary }) => [id, summary]));
  const byItem = new Map<ItemId, Set<EvidenceId>>();
  for (const { itemId, evidenceIds } of links) {
    const leaves = leavesBelow(itemId);
    const texts = leaves.map(({ heading, intent }) => `${heading} ${intent}`);
    for (const id of evidenceIds) {
      const about = termSet([summaries.get(id) ?? ''], state.library.language);
      const leaf = leaves[rankAlike(texts, about, state.library.language)[0] ?? -1]?.id ?? itemId;
      byItem.set(leaf, (byItem.get(leaf) ?? new Set()).add(id));
    }
  }
  return [...byItem].map(([itemId, ids]) => ({ kind: 'link', itemId, evidenceIds: [...ids] }));
}
