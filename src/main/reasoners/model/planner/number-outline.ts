import type { ItemId } from '#shared/base/ids.ts';
import { itemsInOrder, type Outline, type OutlineItem } from '#shared/domain/outline.ts';

/** An outline whose items are called by their numbers, as 2 or 2.1. */
export type NumberedOutline = {
  readonly items: readonly { readonly item: OutlineItem; readonly number: string; readonly isLeaf: boolean }[];
  /** The item that a model means by a number, a heading or an id. */
  readonly find: (said: string) => OutlineItem | undefined;
};

export function numberOutline(outline: Outline): NumberedOutline {
  const parents = new Set(outline.items.map(({ parentId }) => parentId));
  const numbers = new Map<ItemId, string>();
  const counts = new Map<ItemId | null, number>();
  const items = itemsInOrder(outline).map((item) => {
    const count = (counts.get(item.parentId) ?? 0) + 1;
    counts.set(item.parentId, count);
    const above = item.parentId === null ? undefined : numbers.get(item.parentId);
    const number = above === undefined ? String(count) : `${above}.${count}`;
    numbers.set(item.id, number);
    return { item, number, isLeaf: !parents.has(item.id) };
  });
  const byNumber = new Map(items.map(({ number, item }) => [number, item]));
  const byHeading = new Map(
    items.map(({ item }) => [foldedHeading(item.heading), item]).toReversed() as [string, OutlineItem][],
  );
  const byId = new Map<string, OutlineItem>(items.map(({ item }) => [item.id, item]));
  return {
    items,
    find: (said) => {
      const id = /\bitm_[0-9a-z]{6,40}\b/u.exec(said)?.[0];
      if (id !== undefined) return byId.get(id);
      const number = readNumber(said);
      return byHeading.get(foldedHeading(said)) ?? (number === null ? undefined : byNumber.get(number));
    },
  };
}

/** The number that a text begins with, as in `2.1`, `Section 2.1:` or `2. Heading`. */
export function readNumber(said: string): string | null {
  return /^[^\p{N}]{0,12}(\d{1,4}(?:\.\d{1,4})*)(?![\p{L}\p{N}])/u.exec(said)?.[1] ?? null;
}

/** Headings that differ in case, spacing, marks or a number before them are the same. */
export function foldedHeading(heading: string): string {
  return withoutNumber(heading)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Without a number that counts the section; a year or an amount stays. */
export function withoutNumber(heading: string): string {
  const bare = heading.replace(/^[#\s]+/u, '');
  const counted =
    /^(?:(?:Section|Chapter|Part|Abschnitt|Kapitel|Teil)\s+\d{1,2}(?:\.\d{1,2})*[.):]?|\d{1,2}(?:\.\d{1,2})+[.):]?|\d{1,2}[.):])\s+(?=\S)/iu;
  return bare.replace(counted, '').trim();
}
