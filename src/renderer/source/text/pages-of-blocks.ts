import type { Block } from '#shared/domain/layout.ts';
import type { PageSpan } from '#shared/domain/source.ts';

/** The pages that begin at each block or within it, by the block's index; the first page, too. */
export function pagesOfBlocks(
  blocks: readonly Block[],
  pages: readonly PageSpan[],
): ReadonlyMap<number, readonly PageSpan[]> {
  const found = new Map<number, PageSpan[]>();
  let at = 0;
  for (const page of pages) {
    while (at < blocks.length - 1 && (blocks[at]?.charEnd ?? 0) <= page.charStart) at += 1;
    // A page without text ends where it begins.
    if (page.charEnd > page.charStart || page.charStart < (blocks[at]?.charEnd ?? 0)) {
      found.set(at, [...(found.get(at) ?? []), page]);
    }
  }
  return found;
}
