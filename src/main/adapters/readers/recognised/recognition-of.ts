import type { Recognition } from '#shared/domain/source.ts';
import { countRead } from './recognise-picture.ts';
import type { ReadPicture } from './recognised-page.ts';

const doubtfulConfidence = 75;

/** What a source says of itself where its words were read from pictures, and a person should know of it. */
export function recognitionOf(
  read: readonly ReadPicture[],
  pageCount: number,
): { readonly recognised?: Recognition; readonly warnings: readonly string[] } {
  const pages = read.filter(({ reading }) => reading.lines.length > 0);
  if (pages.length === 0) return { warnings: [] };
  const sums = pages.map(({ reading }) => countRead(reading.lines));
  const letters = sums.reduce((sum, page) => sum + page.letters, 0);
  const meanConfidence = Math.round(sums.reduce((sum, { sureness }) => sum + sureness, 0) / Math.max(1, letters));
  const numbers = pages.map(({ number }) => number);
  const doubtful = pages.flatMap(({ number }, index) => {
    const sum = sums[index];
    return sum !== undefined && sum.sureness / Math.max(1, sum.letters) < doubtfulConfidence ? [number] : [];
  });
  const isAll = numbers.length === pageCount;
  const where = isAll ? 'The text' : `The text of ${pageList(numbers)}`;
  const warnings = [
    `${where} was read from pictures by text recognition (OCR), with a mean confidence of ${meanConfidence} of 100. Check quotes against the picture.`,
  ];
  if (doubtful.length > 0 && pageCount > 1)
    warnings.push(`Much on ${pageList(doubtful)} was hard to recognise and may be wrong.`);
  return { recognised: { pages: isAll ? 'all' : numbers, meanConfidence }, warnings };
}

/** `page 3`, `pages 3, 4`, and how many more where there are many. */
export function pageList(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).join(', ');
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`;
}
