import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cleanText, expandLigatures } from '../clean-text.ts';
import type { Box, PdfPage, Run, Segment } from './pdf-page.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;
type Direction = 'right' | 'up' | 'left' | 'down';
type Frame = {
  readonly width: number;
  readonly height: number;
  readonly place: (x: number, y: number) => readonly [number, number];
  readonly turn: number;
};
type TurnedRun = { readonly direction: Direction; readonly run: Run };

/** A gap of this many font sizes parts two columns or cells; words of one line are nearer. */
const columnGap = 0.9;
const wordGap = 0.16;
const fewestGarbled = 40;

/** The text of one page as segments of lines; the page's own resources are let go of. */
export async function readPage(page: PDFPageProxy, number: number): Promise<PdfPage> {
  const content = await page.getTextContent();
  const frame = frameOf(page);
  const garbledFonts = findGarbledFonts(content);
  const runs = toRuns(content, frame, garbledFonts.names);
  page.cleanup();
  const main = mainDirection(runs);
  return {
    number,
    width: frame.width,
    height: frame.height,
    isGarbled: garbledFonts.charCount > fewestGarbled,
    segments: toSegments(runs.filter(({ direction }) => direction === main).map(({ run }) => run)),
    asides: toSegments(runs.filter(({ direction }) => direction !== main).map(({ run }) => run)),
  };
}

function toRuns({ items, styles }: TextContent, frame: Frame, garbled: ReadonlySet<string>): TurnedRun[] {
  const runs: TurnedRun[] = [];
  // Some programs print a text twice on one spot to make it look bold.
  const printed = new Set<string>();
  let hasSpace = false;
  for (const item of items) {
    if (!('str' in item) || garbled.has(item.fontName)) continue;
    const cleaned = expandLigatures(cleanText(item.str));
    const text =
      cleaned.includes('  ') || cleaned.includes('\n') || cleaned.includes('\t')
        ? cleaned.replace(/\s+/g, ' ').trim()
        : cleaned.trim();
    if (text !== '') {
      const run = toRun(item, text, hasSpace || cleaned.startsWith(' '), styles[item.fontName], frame);
      const spot = run === null ? '' : `${text}@${Math.round(run.run.x)},${Math.round(run.run.y)}`;
      if (run !== null && !printed.has(spot)) runs.push(run);
      printed.add(spot);
      hasSpace = cleaned.endsWith(' ');
    } else if (cleaned !== '') hasSpace = true;
    if (item.hasEOL) hasSpace = true;
  }
  return runs;
}

/** Fonts whose letters carry no Unicode values come out as control characters: nothing in them can be read. */
function findGarbledFonts({ items }: TextContent): { readonly names: ReadonlySet<string>; readonly charCount: number } {
  const counts = new Map<string, { controls: number; all: number }>();
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const count = counts.get(item.fontName) ?? { controls: 0, all: 0 };
    count.controls += item.str.match(/[\0-\x08\x0b\x0c\x0e-\x1f]/g)?.length ?? 0;
    count.all += item.str.length;
    counts.set(item.fontName, count);
  }
  const garbled = [...counts].filter(([, { controls, all }]) => controls > all * 0.12);
  return {
    names: new Set(garbled.map(([name]) => name)),
    charCount: garbled.reduce((sum, [, { all }]) => sum + all, 0),
  };
}

function toRun(
  item: TextItem,
  text: string,
  hasSpaceBefore: boolean,
  style: TextContent['styles'][string] | undefined,
  frame: Frame,
): TurnedRun | null {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform as number[];
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const length = Math.hypot(a, b) || 1;
  const [x, y] = frame.place(e, f);
  const direction = directionOf(a / length, b / length, frame.turn);
  const width = style?.vertical === true ? item.height : item.width;
  const ascent = ratio(style?.ascent, 0.8) * size;
  const descent = Math.min(0, ratio(style?.descent, -0.2)) * size;
  const box = clip(boxOf(direction, { x, y, width, ascent, descent }), frame);
  if (box === null) return null;
  const [layoutX, layoutY] = along(direction, x, y);
  const run: Run = {
    text,
    x: layoutX,
    y: layoutY,
    width,
    size,
    font: item.fontName,
    isMono: style?.fontFamily === 'monospace',
    isRightToLeft: item.dir === 'rtl',
    hasSpaceBefore,
    box,
  };
  return { direction, run };
}

/** Turns page coordinates so that the page is as shown, its bottom left at 0, 0. */
function frameOf(page: PDFPageProxy): Frame {
  const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
  const width = right - left;
  const height = top - bottom;
  const turn = (((page.rotate % 360) + 360) % 360) / 90;
  const isSideways = turn % 2 === 1;
  const place = (x: number, y: number): readonly [number, number] => {
    const [dx, dy] = [x - left, y - bottom];
    if (turn === 1) return [dy, width - dx];
    if (turn === 2) return [width - dx, height - dy];
    return turn === 3 ? [height - dy, dx] : [dx, dy];
  };
  return { width: isSideways ? height : width, height: isSideways ? width : height, place, turn };
}

function directionOf(cosine: number, sine: number, turn: number): Direction {
  const quarter = Math.round(Math.atan2(sine, cosine) / (Math.PI / 2)) - turn;
  return (['right', 'up', 'left', 'down'] as const)[((quarter % 4) + 4) % 4] ?? 'right';
}

function boxOf(
  direction: Direction,
  at: { x: number; y: number; width: number; ascent: number; descent: number },
): Box {
  const { x, y, width, ascent, descent } = at;
  const height = ascent - descent;
  switch (direction) {
    case 'right':
      return { x, y: y + descent, width, height };
    case 'left':
      return { x: x - width, y: y - ascent, width, height };
    case 'up':
      return { x: x - ascent, y, width: height, height: width };
    case 'down':
      return { x: x + descent, y: y - width, width: height, height: width };
  }
}

function along(direction: Direction, x: number, y: number): readonly [number, number] {
  switch (direction) {
    case 'right':
      return [x, y];
    case 'left':
      return [-x, -y];
    case 'up':
      return [y, -x];
    case 'down':
      return [-y, x];
  }
}

// What lies outside the page can't be seen and was left there by a printer or cropped away.
function clip(box: Box, frame: Frame): Box | null {
  const x0 = Math.max(0, box.x);
  const y0 = Math.max(0, box.y);
  const x1 = Math.min(frame.width, box.x + box.width);
  const y1 = Math.min(frame.height, box.y + box.height);
  if (!(x1 >= x0 && y1 >= y0)) return null;
  return { x: round(x0), y: round(y0), width: round(x1 - x0), height: round(y1 - y0) };
}

function mainDirection(runs: readonly TurnedRun[]): Direction {
  const counts: Record<Direction, number> = { right: 0, up: 0, left: 0, down: 0 };
  for (const { direction, run } of runs) counts[direction] += run.text.length;
  return (Object.keys(counts) as Direction[]).reduce(
    (best, direction) => (counts[direction] > counts[best] ? direction : best),
    'right',
  );
}

/** Runs of one line, in order, joined to segments where they stand close together. */
export function toSegments(runs: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  let current: Segment | null = null;
  for (const run of runs) {
    const last: Run | undefined = current?.runs.at(-1);
    if (current !== null && last !== undefined && isNextTo(last, run, current)) {
      const gap = run.x - (last.x + last.width);
      const isApart = run.hasSpaceBefore || gap > wordGap * Math.min(run.size, last.size);
      current.runs.push(run.hasSpaceBefore === isApart ? run : { ...run, hasSpaceBefore: isApart });
      current.x1 = Math.max(current.x1, run.x + run.width);
      if (run.size > current.size * 1.02 && run.text.length > 1) current.size = run.size;
      current.charCount += run.text.length;
    } else {
      current = { runs: [run], x0: run.x, x1: run.x + run.width, y: run.y, size: run.size, charCount: run.text.length };
      segments.push(current);
    }
  }
  return segments;
}

function isNextTo(last: Run, run: Run, current: Segment): boolean {
  const size = Math.max(last.size, run.size);
  if (Math.abs(run.y - last.y) > size * 0.45 || Math.abs(run.y - current.y) > size * 0.45) return false;
  // Right-to-left runs come in the order they are read, each left of the one before.
  const gap =
    last.isRightToLeft && run.isRightToLeft && run.x < last.x
      ? last.x - (run.x + run.width)
      : run.x - (last.x + last.width);
  return gap < size * columnGap && gap > -size * 0.6;
}

function ratio(value: number | undefined, otherwise: number): number {
  return value === undefined || !Number.isFinite(value) || value === 0 || Math.abs(value) > 2 ? otherwise : value;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
