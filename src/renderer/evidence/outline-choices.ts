import type { ItemId } from '#shared/base/ids.ts';
import { itemsInOrder, type Outline } from '#shared/domain/outline.ts';

export type OutlineChoice = { readonly itemId: ItemId; readonly heading: string; readonly number: string };

/** The items in reading order, numbered as "2.1", so that equal headings can be told apart. */
export function outlineChoices(outline: Outline): readonly OutlineChoice[] {
  const numbers = new Map<ItemId, string>();
  const counts = new Map<ItemId | null, number>();
  return itemsInOrder(outline).map(({ id, parentId, heading }) => {
    const place = (counts.get(parentId) ?? 0) + 1;
    counts.set(parentId, place);
    const above = parentId === null ? undefined : numbers.get(parentId);
    const number = above === undefined ? String(place) : `${above}.${place}`;
    numbers.set(id, number);
    return { itemId: id, heading, number };
  });
}
