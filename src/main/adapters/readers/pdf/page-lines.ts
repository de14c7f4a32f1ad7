import type { Run, Segment } from './pdf-page.ts';
import type { Region } from './reading-order.ts';

/** A line of a region; a line of a table has several cells. */
export type Line = {
  readonly page: number;
  /** Counts the regions of the whole file. */
  readonly region: number;
  readonly cells: readonly (readonly Run[])[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** The font of all of its text, or null where it is mixed. */
  readonly font: string | null;
  readonly isMono: boolean;
};

const cellGap = 1.5;

/** The lines of a region from top to bottom. */
export function toLines(segments: Region, at: { page: number; region: number }): Line[] {
  return toRows(segments).map((row) => toLine(row, at));
}

function toRows(segments: Region): Segment[][] {
  const rows: Segment[][] = [];
  let current: Segment[] = [];
  let base: Segment | null = null;
  for (const segment of [...segments].sort((a, b) => b.y - a.y || a.x0 - b.x0)) {
    // A raised or lowered mark joins the line it belongs to, whose letters are larger.
    if (base !== null && base.y - segment.y <= Math.max(base.size, segment.size) * 0.5) {
      current.push(segment);
      if (segment.size > base.size) base = segment;
    } else {
      current = [segment];
      base = segment;
      rows.push(current);
    }
  }
  return rows;
}

function toLine(row: Segment[], { page, region }: { page: number; region: number }): Line {
  const rightToLeft = row.filter((segment) => segment.runs[0]?.isRightToLeft === true).length > row.length / 2;
  row.sort((a, b) => (rightToLeft ? b.x0 - a.x0 : a.x0 - b.x0));
  const cells: Run[][] = [];
  let previous: Segment | null = null;
  for (const segment of row) {
    const [first, ...rest] = segment.runs;
    if (first === undefined) continue;
    const gap: number =
      previous === null ? Infinity : rightToLeft ? previous.x0 - segment.x1 : segment.x0 - previous.x1;
    const size: number = previous === null ? segment.size : Math.max(segment.size, previous.size);
    if (gap > size * cellGap) cells.push([...segment.runs]);
    else cells.at(-1)?.push(gap > size * 0.16 ? { ...first, hasSpaceBefore: true } : first, ...rest);
    previous = segment;
  }
  const runs = cells.flat();
  const main = row.reduce((longest, segment) => (segment.charCount > longest.charCount ? segment : longest));
  const x0 = Math.min(...row.map((segment) => segment.x0));
  const x1 = Math.max(...row.map((segment) => segment.x1));
  const font = runs.every((run) => run.font === runs[0]?.font) ? (runs[0]?.font ?? null) : null;
  return { page, region, cells, x0, x1, y: main.y, size: main.size, font, isMono: runs.every((run) => run.isMono) };
}
