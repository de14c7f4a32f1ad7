import type { ItemId } from '#shared/base/ids.ts';
import type { ItemRole, OutlineOperation } from '#shared/domain/outline.ts';
import type { PlannerView } from './planner-view.ts';

/** An item that isn't in the outline yet. */
export type NewItem = {
  readonly id: ItemId;
  readonly parentId: ItemId | null;
  readonly heading: string;
  readonly intent: string;
  readonly role: ItemRole;
  /** Wanted place among its siblings, from 1; 0 for none. */
  readonly position: number;
};

/** Introduction first, closing last, the others behind what is there. */
export function placeItems(added: readonly NewItem[], { outline }: PlannerView): readonly OutlineOperation[] {
  const rank = { introduction: 0, body: 1, closing: 2 };
  const counts = new Map<ItemId | null, number>();
  const top = outline.items.filter(({ item }) => item.parentId === null);
  const closingAt = top.findIndex(({ item }) => item.role === 'closing');
  counts.set(null, closingAt === -1 ? top.length : closingAt);
  return added
    .toSorted((a, b) => rank[a.role] - rank[b.role])
    .map(({ id, parentId, heading, intent, role, position }) => {
      const end = counts.get(parentId) ?? outline.items.filter(({ item }) => item.parentId === parentId).length;
      counts.set(parentId, end + 1);
      const isAtFront = role === 'introduction' && parentId === null;
      const order = isAtFront ? 0 : position > 0 ? Math.min(end, Math.floor(position) - 1) : end;
      return { kind: 'add', itemId: id, parentId, order, heading, intent, role };
    });
}
