import type { RecognisedLine, RecognisedWord } from '#main/ports/text-recogniser.ts';

type EngineBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
type EngineWord = { readonly text: string; readonly confidence: number; readonly bbox: EngineBox };
type EngineLine = {
  readonly words: readonly EngineWord[];
  readonly baseline: EngineBox;
  readonly bbox: EngineBox;
  readonly rowAttributes?: { readonly rowHeight: number };
};

/** What Tesseract says of a page, as far as it is used. */
export type EnginePage = {
  readonly blocks:
    | readonly {
        readonly paragraphs: readonly { readonly lines: readonly EngineLine[] }[];
      }[]
    | null;
};

/** Below this, what was read is mostly specks, rules and the shading of pictures. */
const leastLineConfidence = 40;
const leastWordConfidence = 12;

/** The lines that hold words. */
export function linesOf({ blocks }: EnginePage): RecognisedLine[] {
  return (blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    .map((line) => toLine(line))
    .filter((line) => line.words.length > 0 && confidenceOf(line.words) >= leastLineConfidence);
}

function toLine({ words, baseline, bbox, rowAttributes }: EngineLine): RecognisedLine {
  const height = rowAttributes?.rowHeight ?? 0;
  return {
    words: words
      .filter(({ text, confidence }) => text.trim() !== '' && confidence >= leastWordConfidence)
      .map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({ text, confidence, box: { x0, y0, x1, y1 } })),
    baseline: { x0: baseline.x0, y0: baseline.y0, x1: baseline.x1, y1: baseline.y1 },
    height: height > 0 ? height : bbox.y1 - bbox.y0,
  };
}

/** Of all letters alike. */
function confidenceOf(words: readonly RecognisedWord[]): number {
  let sum = 0;
  let letters = 0;
  for (const { text, confidence } of words) {
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}
