import type { Segment } from './pdf-page.ts';

/** Segments that are read together, top to bottom: one column, or a stretch across the page. */
export type Region = readonly Segment[];

type Gutter = { readonly x: number; readonly top: number; readonly bottom: number; readonly weight: number };

const narrowestGutter = 0.55;
/** Lines of text are wider than this many font sizes; cells of a table mostly aren't. */
const narrowestColumn = 8;
const fewestLines = 3;
const sameEdgePt = 3;

/**
 * Cuts a page into regions in reading order. The longest gutter (a vertical strip that no text crosses, with lines of
 * text on both sides) parts the page into what is above it, its left, its right, and what is below; each is cut again.
 */
export function readingOrder(segments: readonly Segment[], knownGutters: readonly number[], depth = 0): Region[] {
  if (segments.length === 0) return [];
  const gutter = depth < 16 ? findGutter(segments, knownGutters) : null;
  if (gutter === null) return [segments];
  const above = segments.filter((segment) => segment.y > gutter.top);
  const below = segments.filter((segment) => segment.y < gutter.bottom);
  const beside = segments.filter((segment) => segment.y <= gutter.top && segment.y >= gutter.bottom);
  const left = beside.filter((segment) => segment.x0 < gutter.x - 1);
  const right = beside.filter((segment) => segment.x0 >= gutter.x - 1);
  return [above, left, right, below].flatMap((part) => readingOrder(part, knownGutters, depth + 1));
}

/**
 * Where the columns of a file begin: gutters found on at least two of its pages (one, if there are fewer than four). On other
 * pages these part columns too that hold little but figures.
 */
export function gutterPositions(pages: readonly (readonly Segment[])[]): number[] {
  const seen: { x: number; pages: number }[] = [];
  for (const segments of pages) {
    const x = findGutter(segments, [])?.x;
    if (x === undefined) continue;
    const known = seen.find((position) => Math.abs(position.x - x) < sameEdgePt);
    if (known === undefined) seen.push({ x, pages: 1 });
    else known.pages += 1;
  }
  return seen.filter((position) => position.pages >= (pages.length < 4 ? 1 : 2)).map((position) => position.x);
}

function findGutter(segments: readonly Segment[], knownGutters: readonly number[]): Gutter | null {
  const byHeight = [...segments].sort((a, b) => b.y - a.y);
  let best: Gutter | null = null;
  for (const x of leftEdges(segments)) {
    const isKnown = knownGutters.some((known) => Math.abs(known - x) < sameEdgePt);
    let stretch: Segment[] = [];
    const judge = () => {
      const gutter = judgeStretch(stretch, x, isKnown);
      if (gutter !== null && (best === null || gutter.weight > best.weight)) best = gutter;
      stretch = [];
    };
    for (const segment of byHeight) {
      const isAcross = segment.x0 < x - 1 && segment.x1 > x - narrowestGutter * segment.size;
      if (isAcross) judge();
      else stretch.push(segment);
    }
    judge();
  }
  return best;
}

/** Where at least three lines begin, leftmost first; the page's own left edge has nothing to its left. */
function leftEdges(segments: readonly Segment[]): number[] {
  const sorted = segments.map((segment) => segment.x0).sort((a, b) => a - b);
  const edges: number[] = [];
  let start = 0;
  for (let index = 1; index <= sorted.length; index += 1) {
    const first = sorted[start] ?? 0;
    if (index < sorted.length && (sorted[index] ?? 0) - first < 2) continue;
    if (index - start >= fewestLines) edges.push(first);
    start = index;
  }
  return edges.slice(0, 60);
}

function judgeStretch(stretch: readonly Segment[], x: number, isKnown: boolean): Gutter | null {
  if (stretch.length < fewestLines * 2) return null;
  const left = stretch.filter((segment) => segment.x0 < x - 1);
  const right = stretch.filter((segment) => segment.x0 >= x - 1);
  const columns = [left, right].filter((side) => isColumn(side)).length;
  if (left.length === 0 || right.length === 0 || columns < (isKnown ? 1 : 2)) return null;
  const [leftTop, leftBottom] = extent(left);
  const [rightTop, rightBottom] = extent(right);
  const size = stretch[0]?.size ?? 10;
  // Both sides must stand beside each other, not one below the other.
  if (Math.min(leftTop, rightTop) - Math.max(leftBottom, rightBottom) < size * fewestLines) return null;
  return {
    x,
    top: Math.max(leftTop, rightTop),
    bottom: Math.min(leftBottom, rightBottom),
    weight: Math.min(left.length, right.length) * 2 + stretch.length,
  };
}

function isColumn(segments: readonly Segment[]): boolean {
  if (segments.length < fewestLines) return false;
  const widths = segments.map((segment) => (segment.x1 - segment.x0) / segment.size).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= narrowestColumn;
}

function extent(segments: readonly Segment[]): readonly [top: number, bottom: number] {
  let top = -Infinity;
  let bottom = Infinity;
  for (const { y } of segments) {
    top = Math.max(top, y);
    bottom = Math.min(bottom, y);
  }
  return [top, bottom];
}
