import type { ItemId } from '#shared/base/ids.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';

/** An item in the order of writing, and the items whose text its section builds on. */
export type WritingPlace = { readonly item: OutlineItem; readonly basis: ReadonlySet<ItemId> };

/**
 * The order of writing: the body as outlined, then introduction and closing. With `width` sections side by side, a body
 * section builds on those of the body that are at least `width` places before it, and introduction and closing on all of
 * the body: a fixed set, so that the same sections come out whichever finishes first.
 */
export function writingOrder(leaves: readonly OutlineItem[], width: number): readonly WritingPlace[] {
  const ofRole = (role: OutlineItem['role']) => leaves.filter((item) => item.role === role);
  const body = ofRole('body');
  const order = [...body, ...ofRole('introduction'), ...ofRole('closing')];
  return order.map((item, index) => {
    const before = order.slice(0, Math.max(0, index + 1 - width)).map(({ id }) => id);
    return { item, basis: new Set(item.role === 'body' ? before : [...body.map(({ id }) => id), ...before]) };
  });
}

/** For one section written alone: a body section builds on all others of the body, before it and after it. */
export function placeAlone(order: readonly WritingPlace[], itemId: ItemId): WritingPlace | null {
  const place = order.find(({ item }) => item.id === itemId);
  if (place === undefined || place.item.role !== 'body') return place ?? null;
  const others = order.filter(({ item }) => item.role === 'body' && item.id !== itemId);
  return { item: place.item, basis: new Set(others.map(({ item }) => item.id)) };
}
