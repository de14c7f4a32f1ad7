import type { ItemId } from '#shared/base/ids.ts';
import type { ItemTouch } from '#shared/domain/outline-touch.ts';
import type { Outline, OutlineItem } from '#shared/domain/outline.ts';

/** What a person settles by putting `after` in the place of `before`. */
export function differences(before: Outline, after: Outline): readonly ItemTouch[] {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const kept = new Set(after.items.map(({ id }) => id));
  const moved = movedItems(before, after);
  const removed = before.items
    .filter(({ id }) => !kept.has(id))
    .map(({ id: itemId, heading }): ItemTouch => ({ kind: 'removed', itemId, heading }));
  return [...removed, ...after.items.flatMap((item) => changes(old.get(item.id), item, moved.has(item.id)))];
}

function changes(before: OutlineItem | undefined, item: OutlineItem, isMoved: boolean): readonly ItemTouch[] {
  const { id: itemId } = item;
  if (before === undefined) {
    return (['added', 'named', 'placed'] as const).map((kind) => ({ kind, itemId }));
  }
  const linked = item.evidenceIds.filter((id) => !before.evidenceIds.includes(id));
  const unlinked = before.evidenceIds.filter((id) => !item.evidenceIds.includes(id));
  const touches: readonly (ItemTouch | null)[] = [
    before.heading === item.heading ? null : { kind: 'named', itemId },
    before.intent === item.intent ? null : { kind: 'intended', itemId },
    isMoved ? { kind: 'placed', itemId } : null,
    before.isNotInSources === item.isNotInSources ? null : { kind: 'marked', itemId },
    linked.length === 0 ? null : { kind: 'linked', itemId, evidenceIds: linked },
    unlinked.length === 0 ? null : { kind: 'unlinked', itemId, evidenceIds: unlinked },
  ];
  return touches.filter((touch) => touch !== null);
}

/** Those under another parent, and the fewest whose moving explains the order among siblings that stayed together. */
function movedItems(before: Outline, after: Outline): ReadonlySet<ItemId> {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const stayed = after.items.filter((item) => old.get(item.id)?.parentId === item.parentId);
  const moved = new Set(after.items.map(({ id }) => id).filter((id) => old.has(id)));
  for (const siblings of Map.groupBy(stayed, ({ parentId }) => parentId).values()) {
    const inOrder = siblings.toSorted((a, b) => a.order - b.order);
    for (const at of longestRise(inOrder.map(({ id }) => old.get(id)?.order ?? 0))) {
      const item = inOrder[at];
      if (item !== undefined) moved.delete(item.id);
    }
  }
  return moved;
}

/** The places of a longest run of values that only rise. */
function longestRise(values: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = [];
  values.forEach((value, at) => {
    const before = best.filter((run) => (values[run.at(-1) ?? 0] ?? 0) < value);
    best.push([...before.reduce((longest, run) => (run.length > longest.length ? run : longest), []), at]);
  });
  return best.reduce((longest, run) => (run.length > longest.length ? run : longest), []);
}
