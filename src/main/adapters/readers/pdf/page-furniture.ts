import { textOfRuns, type PdfPage, type Segment } from './pdf-page.ts';

const edgeRows = 3;
const edgeShare = 0.16;
const sameHeightPt = 4;

/**
 * The pages without running headers, footers and page numbers: text near the edge of a page that stands at the same
 * height on several pages and says the same but for its numbers, and whatever is turned sideways on several pages.
 */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const seen = new Map<string, { y: number; page: number }[]>();
  const candidates = pages.map((page) => edgeSegments(page));
  for (const [index, segments] of candidates.entries()) {
    for (const segment of segments) {
      const key = keyOf(segment);
      const places = seen.get(key) ?? [];
      places.push({ y: segment.y, page: index });
      seen.set(key, places);
    }
  }
  const needed = pages.length <= 3 ? 2 : 3;
  return pages.map((page, index) => {
    const dropped = new Set<Segment>();
    for (const segment of candidates[index] ?? []) {
      const places = seen.get(keyOf(segment)) ?? [];
      const isRepeated = pagesNear(places, segment.y, index) >= needed && isNumberPlausible(segment, page, pages);
      if (isRepeated || isLonePageNumber(segment, page)) dropped.add(segment);
    }
    if (dropped.size === 0) return page;
    return {
      ...page,
      segments: page.segments.filter((segment) => !dropped.has(segment)),
      asides: page.asides.filter((segment) => !dropped.has(segment)),
    };
  });
}

function edgeSegments(page: PdfPage): Segment[] {
  const byHeight = [...page.segments].sort((a, b) => b.y - a.y);
  const top = firstRows(byHeight).filter((segment) => segment.y > page.height * (1 - edgeShare));
  const bottom = firstRows(byHeight.toReversed()).filter((segment) => segment.y < page.height * edgeShare);
  return [...new Set([...top, ...bottom, ...page.asides])];
}

function firstRows(segments: readonly Segment[]): Segment[] {
  const found: Segment[] = [];
  let rows = 0;
  let y = Number.NaN;
  for (const segment of segments) {
    if (!(Math.abs(segment.y - y) < sameHeightPt)) {
      rows += 1;
      y = segment.y;
    }
    if (rows > edgeRows) break;
    found.push(segment);
  }
  return found;
}

// Numbers, also Roman ones alone, count on from page to page.
function keyOf(segment: Segment): string {
  const text = textOfRuns(segment.runs).toLowerCase();
  return /^[ivxlc]{1,6}$/.test(text) ? '#' : text.replace(/\d+/g, '#').replace(/[\s–—-]+/g, ' ');
}

function pagesNear(places: readonly { y: number; page: number }[], y: number, page: number): number {
  // Headers of left and right pages, and of chapters, come and go: pages far away say little.
  const near = places.filter((place) => Math.abs(place.y - y) < sameHeightPt && Math.abs(place.page - page) <= 12);
  return new Set(near.map((place) => place.page)).size;
}

// A lone number is a page number only if it isn't part of a row of other numbers, as in a table.
function isNumberPlausible(segment: Segment, page: PdfPage, pages: readonly PdfPage[]): boolean {
  if (keyOf(segment) !== '#') return true;
  const inRow = page.segments.filter((other) => Math.abs(other.y - segment.y) < segment.size * 0.5);
  return pages.length > 1 && inRow.length <= 3;
}

function isLonePageNumber(segment: Segment, page: PdfPage): boolean {
  const text = textOfRuns(segment.runs);
  if (!new RegExp(`^(?:[-–—] ?)?(?:page )?${page.number}(?: ?[-–—])?$`, 'i').test(text)) return false;
  const isBelowAll = page.segments.every((other) => other === segment || other.y > segment.y + segment.size);
  return isBelowAll && segment.y < page.height * 0.12;
}
