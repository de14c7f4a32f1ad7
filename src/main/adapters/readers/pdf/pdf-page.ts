/** One piece of text as pdf.js gives it, cleaned. Coordinates are for finding lines: the page's text runs rightwards. */
export type Run = {
  readonly text: string;
  readonly x: number;
  /** Of the baseline, upwards. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly isMono: boolean;
  readonly isRightToLeft: boolean;
  /** White space stood before it, or in it at the start. */
  readonly hasSpaceBefore: boolean;
  /** Where it lies on the page as shown: points from its bottom left. */
  readonly box: Box;
};

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Runs that stand on one baseline next to each other. */
export type Segment = {
  readonly runs: Run[];
  readonly x0: number;
  x1: number;
  readonly y: number;
  /** Of the run with the most text. */
  size: number;
  charCount: number;
};

export type PdfPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Much of its text has letters without a known meaning and was left out. */
  readonly isGarbled: boolean;
  readonly segments: readonly Segment[];
  /** Text at another angle than the rest. */
  readonly asides: readonly Segment[];
};

export function textOfRuns(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += run.hasSpaceBefore && text !== '' ? ` ${run.text}` : run.text;
  return text;
}
