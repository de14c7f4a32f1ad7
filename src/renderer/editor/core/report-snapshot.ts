import type { Node } from '@tiptap/pm/model';
import type { ItemId } from '#shared/base/ids.ts';

export type ReportDifference = {
  readonly texts: readonly ItemId[];
  readonly headings: readonly { readonly itemId: ItemId; readonly heading: string }[];
};

/** What differs between two states of the document with the same sections. Cheap: what wasn't touched is the same object. */
export function differenceOf(before: Node, after: Node): ReportDifference {
  const texts: ItemId[] = [];
  const headings: { itemId: ItemId; heading: string }[] = [];
  let old: Map<unknown, Node> | null = null;
  for (let index = 0; index < after.childCount; index += 1) {
    const section = after.child(index);
    let same: Node | undefined = index < before.childCount ? before.child(index) : undefined;
    if (same === section) continue;
    if (same?.attrs.itemId !== section.attrs.itemId) {
      old ??= new Map(before.children.map((each) => [each.attrs.itemId, each]));
      same = old.get(section.attrs.itemId);
    }
    if (same === undefined || same === section) continue;
    const itemId = section.attrs.itemId as ItemId;
    const heading = section.child(0);
    if (heading !== same.child(0) && heading.textContent !== same.child(0).textContent) {
      headings.push({ itemId, heading: heading.textContent });
    }
    if (!hasSameBlocks(same, section)) texts.push(itemId);
  }
  return { texts, headings };
}

function hasSameBlocks(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let index = 1; index < after.childCount; index += 1) {
    if (before.child(index) !== after.child(index)) return false;
  }
  return true;
}
