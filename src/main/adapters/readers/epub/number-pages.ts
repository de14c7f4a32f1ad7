import type { PageSpan } from '#shared/domain/source.ts';

export type PageStart = { readonly charStart: number; readonly label: string };

const mostOddShare = 0.1;

/**
 * The pages of a book under the numbers that are printed on them, so that a citation names the page of the printed
 * book. Roman numerals count as their value. Where the labels are no numbers that go up, pages are counted from 1.
 */
export function numberPages(
  starts: readonly PageStart[],
  textLength: number,
): { readonly pages: readonly PageSpan[]; readonly warnings: readonly string[] } {
  if (starts.length === 0) return { pages: [], warnings: [] };
  const printed = printedNumbers(starts);
  const isPrinted = printed.length >= starts.length * (1 - mostOddShare);
  const numbered = isPrinted
    ? printed
    : starts.map((start, index) => ({ ...start, number: index + 1, isRoman: false }));
  const pages = numbered.map(({ number, charStart }, index) => ({
    number,
    charStart: index === 0 ? 0 : charStart,
    charEnd: numbered[index + 1]?.charStart ?? textLength,
  }));
  const roman = numbered.find(({ isRoman }) => isRoman);
  if (!isPrinted)
    return {
      pages,
      warnings: ['The page labels of this book are not numbers that go up, so its pages are counted from 1.'],
    };
  if (roman === undefined) return { pages, warnings: [] };
  return {
    pages,
    warnings: [
      `Pages that the book numbers in Roman numerals have the same numbers here in digits: ${roman.label} is page ${roman.number}.`,
    ],
  };
}

type Numbered = PageStart & { readonly number: number; readonly isRoman: boolean };

/** Labels that are no number, or that don't go up, are passed over. */
function printedNumbers(starts: readonly PageStart[]): Numbered[] {
  const numbered: Numbered[] = [];
  for (const start of starts) {
    const label = start.label.replace(/^(?:pages?|p\.|seite|s\.)\s*/i, '').trim();
    const digits = /^\d{1,6}$/.test(label) ? Number(label) : 0;
    const number = digits || romanValue(label);
    const isRoman = digits === 0;
    const last = numbered.findLast((each) => each.isRoman === isRoman);
    const hasArabic = numbered.some((each) => !each.isRoman);
    if (number === 0 || number <= (last?.number ?? 0) || (isRoman && hasArabic)) continue;
    numbered.push({ ...start, number, isRoman });
  }
  return numbered;
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(label: string): number {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i.test(label)) return 0;
  const values = [...label.toLowerCase()].map((digit) => romanDigits[digit] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
