import type { OutlineItem } from '#shared/domain/outline.ts';

const rank = { introduction: 0, body: 1, closing: 2 };

/** At the top, introductions come first and closings last, whatever was put before or behind them. */
export function endsInPlace(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const top = items
    .filter(({ parentId }) => parentId === null)
    .toSorted((a, b) => rank[a.role] - rank[b.role] || a.order - b.order);
  const orderOf = new Map(top.map(({ id }, order) => [id, order]));
  return items.map((item) => ({ ...item, order: orderOf.get(item.id) ?? item.order }));
}

/** What a person put under another item no longer opens or closes the report. */
export function withoutNestedEnds(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return items.map((item) => (item.parentId === null ? item : { ...item, role: 'body' as const }));
}
