import type { RunBox } from '#shared/domain/layout.ts';

export type SpanBox = {
  /** Index into the spans asked for. */
  readonly span: number;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Span = { readonly charStart: number; readonly charEnd: number };
type Box = Omit<SpanBox, 'span'>;

/**
 * Where the words of each span lie, one box for each stretch of a line, in PDF points from the page's bottom left. A
 * run that is only partly inside is narrowed by the share of its characters, as if all were equally wide.
 */
export function boxesOfSpans(options: {
  readonly spans: readonly Span[];
  /** In text order. */
  readonly runBoxes: readonly RunBox[];
  readonly text: string;
}): readonly SpanBox[] {
  const { spans, runBoxes, text } = options;
  return spans.flatMap((span, at) => {
    const boxes: Box[] = [];
    for (let index = firstReaching(runBoxes, span.charStart); index < runBoxes.length; index += 1) {
      const run = runBoxes[index];
      if (run === undefined || run.charStart >= span.charEnd) break;
      boxes.push(narrowed(run, span, text));
    }
    return mergeLines(boxes).map((box) => ({ span: at, ...box }));
  });
}

/** The first run that ends after the place: a page has hundreds of words to be found among tens of thousands of runs. */
function firstReaching(runBoxes: readonly RunBox[], place: number): number {
  let [low, high] = [0, runBoxes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runBoxes[middle]?.charEnd ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function narrowed(run: RunBox, span: Span, text: string): Box {
  const { page, charStart, charEnd, x, y, width, height } = run;
  const length = charEnd - charStart;
  const from = Math.max(0, span.charStart - charStart) / length;
  const to = Math.min(length, span.charEnd - charStart) / length;
  const isRightToLeft = rightToLeft.test(text.slice(charStart, charEnd));
  const left = isRightToLeft ? 1 - to : from;
  return { page, x: x + width * left, y, width: width * (to - from), height };
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function mergeLines(boxes: readonly Box[]): readonly Box[] {
  const merged: Box[] = [];
  for (const box of boxes) {
    const last = merged.at(-1);
    if (last !== undefined && isSameLine(last, box)) merged[merged.length - 1] = united(last, box);
    else merged.push(box);
  }
  return merged;
}

/** The same height on the page, with no more between them than a wide space: columns stay apart. */
function isSameLine(a: Box, b: Box): boolean {
  if (a.page !== b.page) return false;
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const least = Math.min(a.height, b.height);
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  return overlap >= least / 2 && gap <= Math.max(a.height, b.height) * 2;
}

function united(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    page: a.page,
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
