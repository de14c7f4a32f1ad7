import type { PixelBox, RecognisedLine, RecognisedWord } from '#main/ports/text-recogniser.ts';
import { cleanText, expandLigatures } from '../clean-text.ts';
import type { Box, PdfPage, Run } from '../pdf/pdf-page.ts';
import { toSegments } from '../pdf/read-page.ts';
import type { PictureReading } from './recognise-picture.ts';

/** A page whose picture was read. */
export type ReadPicture = {
  readonly number: number;
  readonly reading: PictureReading;
  /** Of the unit that boxes are to have, in one pixel of the page's picture. */
  readonly unitsPerPixel: number;
  /** Points in one pixel of the page's picture: sizes and distances on the page are judged by them. */
  readonly pointsPerPixel: number;
};

/** What a line's letters measure from top to bottom is a little less than what printers call their size. */
const sizeOfHeight = 1.05;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Recognised lines in the form that a PDF's own text comes in, so that columns, running heads, paragraphs and hyphens are treated
 * alike. Lines are measured on their baseline, straightened by how the whole page leans; boxes stay where the words are seen.
 */
export function toPages(read: readonly ReadPicture[]): PdfPage[] {
  const usual = usualSize(read);
  return read.map((page) => {
    const { lines, width, height } = page.reading;
    const slope = slopeOf(lines);
    const points = pointsOf(page);
    return {
      number: page.number,
      width: width * points,
      height: height * points,
      isGarbled: false,
      segments: lines.flatMap((line) => toSegments(toRuns(line, page, slope, usual))),
      asides: [],
    };
  });
}

function toRuns(line: RecognisedLine, page: ReadPicture, slope: number, usual: number): Run[] {
  const points = pointsOf(page);
  const { height } = page.reading;
  const { x0, y0, x1, y1 } = line.baseline;
  // Where the baseline is at the middle of the line, turned back by the slope.
  const y = (height - ((y0 + y1) / 2 - (slope * (x0 + x1)) / 2)) * points;
  return line.words.flatMap((word, index): Run[] => {
    const text = expandLigatures(cleanText(word.text)).trim();
    if (text === '') return [];
    const { box } = word;
    const previous = line.words[index - 1];
    return [
      {
        text,
        x: (box.x0 + slope * (box.y1 - height / 2)) * points,
        y,
        width: (box.x1 - box.x0) * points,
        size: snapped(line.height * sizeOfHeight * points, usual),
        font: 'recognised',
        isMono: false,
        isRightToLeft: /^\P{L}*[\u0590-\u08ff]/u.test(text),
        hasSpaceBefore: previous !== undefined && !isUnspaced(previous, word),
        box: boxOnPage(box, page),
      },
    ];
  });
}

/** Back from the turned and shrunk picture to the page as shown, from its bottom left. */
function boxOnPage({ x0, y0, x1, y1 }: PixelBox, { reading, unitsPerPixel }: ReadPicture): Box {
  const { width, height, times, quarters } = reading;
  const units = unitsPerPixel * times;
  const [left, bottom, across, up] = (
    [
      [x0, height - y1, x1 - x0, y1 - y0],
      [height - y1, width - x1, y1 - y0, x1 - x0],
      [width - x1, y0, x1 - x0, y1 - y0],
      [y0, x0, y1 - y0, x1 - x0],
    ] as const
  )[quarters];
  return {
    x: rounded(left * units),
    y: rounded(bottom * units),
    width: rounded(across * units),
    height: rounded(up * units),
  };
}

function isUnspaced(before: RecognisedWord, after: RecognisedWord): boolean {
  return unspaced.test(before.text.at(-1) ?? '') && unspaced.test(after.text[0] ?? '');
}

/** How many pixels down a line goes for each to the right, as most long lines do. */
function slopeOf(lines: readonly RecognisedLine[]): number {
  const slopes = lines
    .map(({ baseline: { x0, y0, x1, y1 } }) => ({ length: x1 - x0, slope: x1 > x0 ? (y1 - y0) / (x1 - x0) : 0 }))
    .sort((a, b) => b.length - a.length)
    .slice(0, Math.max(3, Math.ceil(lines.length / 2)))
    .map(({ slope }) => slope)
    .sort((a, b) => a - b);
  const middle = slopes[Math.floor(slopes.length / 2)] ?? 0;
  return Math.abs(middle) < 0.2 ? middle : 0;
}

/** The size that most letters have: measured sizes of one font differ a little from line to line. */
function usualSize(read: readonly ReadPicture[]): number {
  const sizes = read.flatMap((page) =>
    page.reading.lines.map((line) => ({
      size: line.height * sizeOfHeight * pointsOf(page),
      letters: line.words.reduce((sum, { text }) => sum + text.length, 0),
    })),
  );
  sizes.sort((a, b) => a.size - b.size);
  // Lines without high letters measure less, none measures more: a little above the middle is nearest.
  const most = sizes.reduce((sum, { letters }) => sum + letters, 0) * 0.6;
  let reached = 0;
  for (const { size, letters } of sizes) {
    reached += letters;
    if (reached >= most) return size;
  }
  return 10;
}

function snapped(size: number, usual: number): number {
  return size > usual * 0.84 && size < usual * 1.2 ? rounded(usual) : Math.round(size);
}

function pointsOf({ pointsPerPixel, reading }: ReadPicture): number {
  return pointsPerPixel * reading.times;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
