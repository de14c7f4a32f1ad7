import { nextAsciiWord } from './characters-around.ts';
import { readQuantities, type Quantity, type Reading } from './read-quantities.ts';
import type { DecimalMark } from './written-number.ts';

/** The numbers of texts, to look those of a claim up in. */
export type QuantityIndex = {
  /** For each value, as written, the dimensions it has there; '' for none. */
  readonly values: ReadonlyMap<number, ReadonlySet<string>>;
  /** Values in base units, see `measureOf`. */
  readonly measures: ReadonlySet<string>;
  readonly literals: ReadonlySet<string>;
  /** Values that the texts say in other ways: shares in words, Roman numerals, the end of "2018-19". */
  readonly otherwise: () => { readonly values: ReadonlySet<number>; readonly percentages: ReadonlySet<number> };
  readonly saysPercent: () => boolean;
  /** The words behind bare numbers, what they count, by their first three letters; at most 200 for each. */
  readonly countedLike: (word: string) => readonly string[];
};

/** `text` has its characters folded, `lower` is the same in lower case. */
export function indexQuantities(text: string, lower: string, decimalMark: () => DecimalMark): QuantityIndex {
  const quantities = readQuantities(text, onlyYears(lower), decimalMark).filter(({ inWord }) => inWord !== 'glued');
  const values = new Map<number, Set<string>>();
  const measures = new Set<string>();
  const literals = new Set<string>();
  const add = (value: number, dimension: string) => {
    const dimensions = values.get(value);
    if (dimensions === undefined) values.set(value, new Set([dimension]));
    else dimensions.add(dimension);
  };
  for (const { readings, parts, literal, isNegative, charStart, charEnd } of quantities) {
    for (const reading of readings) {
      add(reading.value, reading.unit?.dimension ?? '');
      if (reading.unit !== null) measures.add(measureOf(reading, isNegative));
    }
    for (const part of parts) add(part, '');
    literals.add(literal ?? lower.slice(charStart, charEnd));
  }
  const counted = once(() => countedWords(quantities, lower));
  return {
    values,
    measures,
    literals,
    otherwise: once(() => ({
      values: new Set([...romanNumerals(text), ...endsOfShortRanges(lower)]),
      percentages: new Set(shareWords.flatMap(([pattern, shares]) => (pattern.test(lower) ? shares : []))),
    })),
    saysPercent: once(() => /%|percent|per cent|prozent|\bpct\b/.test(lower)),
    countedLike: (word) => counted().get(word.slice(0, 3)) ?? [],
  };
}

/** The months and days of dates in digits are no numbers to compare with. */
function onlyYears(lower: string): string {
  return lower.replaceAll(/(?<!\d)(\d{4})-\d\d-\d\d(?!\d)/g, '$1      ');
}

/** A dimension and a value in its base unit. A sign counts for temperatures alone: a fall of 5% is -5%. */
export function measureOf({ value, unit }: Reading, isNegative: boolean): string {
  const dimension = unit?.dimension ?? '';
  const sign = isNegative && (dimension === 'celsius' || dimension === 'fahrenheit') ? -1 : 1;
  return `${dimension}:${Number((sign * value * (unit?.factor ?? 1)).toPrecision(12))}`;
}

/** The next two words behind a number that aren't little ones: what it counts is mostly one of them. */
export function wordsAfter(lower: string, at: number): readonly string[] {
  const words: string[] = [];
  let next = nextAsciiWord(lower, at);
  for (let tries = 0; next !== null && tries < 5 && words.length < 2; tries += 1) {
    if (next.word.length > 3) words.push(next.word);
    next = nextAsciiWord(lower, next.charEnd);
  }
  return words;
}

const mostAlike = 200;

function countedWords(quantities: readonly Quantity[], lower: string): ReadonlyMap<string, readonly string[]> {
  const byStart = new Map<string, string[]>();
  for (const { readings, charEnd } of quantities) {
    if (readings.every(({ unit }) => unit !== null)) continue;
    for (const word of wordsAfter(lower, charEnd)) {
      const alike = byStart.get(word.slice(0, 3));
      if (alike === undefined) byStart.set(word.slice(0, 3), [word]);
      else if (alike.length < mostAlike && !alike.includes(word)) alike.push(word);
    }
  }
  return byStart;
}

const shareWords: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\b(?:half|halves|hälfte)\b/, [50]],
  [/\b(?:three[ -]quarters|drei ?viertel)\b/, [75]],
  [/\b(?:quarters?|viertel)\b/, [25]],
  [/\b(?:two[ -]thirds|zwei drittel)\b/, [66, 66.7, 67]],
  [/\b(?:an?|one)[ -]third\b|\bdrittel\b/, [33, 33.3]],
];

function romanNumerals(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[IVXL]{1,6}(?![\p{L}\p{N}])/gu)].map(([numeral]) =>
    [...numeral].reduce((sum, letter, at) => {
      const value = romanLetters[letter] ?? 0;
      return value < (romanLetters[numeral.charAt(at + 1)] ?? 0) ? sum - value : sum + value;
    }, 0),
  );
}

const romanLetters: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** 2019 of "2018-19" and "2018/19". */
function endsOfShortRanges(lower: string): readonly number[] {
  return [...lower.matchAll(/(?<!\d)(\d\d)\d\d ?[-/] ?(\d\d)(?![\d-])/g)].map(
    ([, century, year]) => Number(century) * 100 + Number(year),
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
