import { classifyParagraphs } from './classify-paragraphs.ts';
import { joinBrokenParagraphs } from './join-broken-paragraphs.ts';
import { layOutText, type LaidOutText } from './lay-out-text.ts';
import { withoutFurniture } from './page-furniture.ts';
import { toLines, type Line } from './page-lines.ts';
import { bodyStyleOf, toParagraphs, type Paragraph } from './paragraphs.ts';
import type { PdfPage } from './pdf-page.ts';
import { gutterPositions, readingOrder } from './reading-order.ts';

/** The pages' lines as running text in reading order, without what repeats at their edges. */
export function layOutPages(pages: readonly PdfPage[], pageCount: number): LaidOutText {
  const found = layOut(withoutFurniture(pages), pageCount);
  // A page of furniture alone still has its words.
  return found.text.trim() === '' ? layOut(pages, pageCount) : found;
}

function layOut(pages: readonly PdfPage[], pageCount: number): LaidOutText {
  const gutters = gutterPositions(pages.map((page) => page.segments));
  const regions: { readonly lines: readonly Line[]; readonly isAside: boolean }[] = [];
  for (const { number, segments, asides } of pages) {
    for (const part of readingOrder(segments, gutters)) {
      regions.push({ lines: toLines(part, { page: number, region: regions.length }), isAside: false });
    }
    for (const aside of asides)
      regions.push({ lines: toLines([aside], { page: number, region: regions.length }), isAside: true });
  }
  const body = bodyStyleOf(regions.flatMap(({ lines }) => lines));
  const paragraphs: Paragraph[] = regions.flatMap(({ lines, isAside }): Paragraph[] =>
    isAside ? [{ kind: 'caption', lines: [...lines] }] : toParagraphs(lines, body),
  );
  classifyParagraphs(paragraphs, body);
  return layOutText(joinBrokenParagraphs(paragraphs, body), pageCount);
}
