import { isCasedLetter } from './characters-around.ts';
import { months, shortMonths, uncertainMonths } from './month-names.ts';

/** A date as far as it is said; at least a month. */
export type WrittenDate = {
  readonly charStart: number;
  readonly charEnd: number;
  readonly year: number | null;
  /** From 1. */
  readonly month: number;
  readonly day: number | null;
};

/**
 * The dates of a text in the order they stand: "7 March 2018", "March 7th", "5-7 March", "Mar. 2018", "7. März 2018",
 * "2018-03-07", "07.03.2018", "2018年3月7日", and "3/7/2018", which is read both ways: as two dates at the same place.
 * `text` has its characters folded, `lower` is the same in lower case.
 */
export function readDates(text: string, lower: string): readonly WrittenDate[] {
  return [...datesInDigits(lower), ...datesInWords(text, lower)]
    .filter(isPossible)
    .toSorted((a, b) => a.charStart - b.charStart);
}

function datesInDigits(lower: string): readonly WrittenDate[] {
  const place = (match: RegExpExecArray) => ({ charStart: match.index, charEnd: match.index + match[0].length });
  return [
    ...[...lower.matchAll(isoDate)].map((match) => ({ ...place(match), ...partsOf(match) })),
    ...[...lower.matchAll(hanDate)].map((match) => ({ ...place(match), ...partsOf(match) })),
    ...[...lower.matchAll(numericDate)].flatMap((match) => {
      const { year, month: first, day: second } = partsOf(match);
      if (second === null) return [];
      const dayFirst = { ...place(match), year, month: second, day: first };
      return match.groups?.['mark'] === '/' && first !== second
        ? [dayFirst, { ...place(match), year, month: first, day: second }]
        : [dayFirst];
    }),
  ];
}

const isoDate =
  /(?<![\d.,/-])(?<year>\d{4})(?<mark>[-/])(?<month>\d{2})(?:\k<mark>(?<day>\d{2})(?:t\d\d:[\d:.]{2,12}(?:z|[+-]\d\d:?\d\d)?)?)?(?![\d/-])/g;
const numericDate = /(?<![\d.,/-])(?<month>\d{1,2})(?<mark>[./])(?<day>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/g;
const hanDate = /(?:(?<year>\d{4}) ?年 ?)?(?<month>(?<!\d)\d{1,2}) ?月(?: ?(?<day>\d{1,2}) ?日)?/g;

function partsOf({ groups }: RegExpExecArray): { year: number | null; month: number; day: number | null } {
  return { year: toNumber(groups?.['year']), month: Number(groups?.['month']), day: toNumber(groups?.['day']) };
}

function datesInWords(text: string, lower: string): readonly WrittenDate[] {
  return [...lower.matchAll(monthPattern)].flatMap(({ 0: word, index }): readonly WrittenDate[] => {
    const wordEnd = index + word.length;
    const month = months.get(word) ?? shortMonths.get(word);
    if (month === undefined || isCasedLetter(lower.charAt(index - 1)) || isCasedLetter(lower.charAt(wordEnd)))
      return [];
    const behind = lower.slice(wordEnd, wordEnd + 32);
    const dayBefore = dayBeforeMonth.exec(lower.slice(Math.max(0, index - 28), index));
    if (dayBefore !== null) {
      const year = yearBehindMonth.exec(behind);
      const place = { charStart: index - dayBefore[0].length, charEnd: wordEnd + (year?.[0].length ?? 0) };
      return datesOn(place, month, [dayBefore.groups?.['from'], dayBefore.groups?.['day']], year?.groups?.['year']);
    }
    const isCapital = lower[index] !== text[index];
    if (!isCapital && uncertainMonths.has(word)) return [];
    const dayBehind = dayBehindMonth.exec(behind);
    if (dayBehind !== null) {
      const place = { charStart: index, charEnd: wordEnd + dayBehind[0].length };
      return datesOn(place, month, [dayBehind.groups?.['day'], dayBehind.groups?.['to']], dayBehind.groups?.['year']);
    }
    const year = yearBehindMonth.exec(behind);
    if (year !== null) {
      const charEnd = wordEnd + year[0].length;
      return [{ charStart: index, charEnd, year: toNumber(year.groups?.['year']), month, day: null }];
    }
    const isMonth =
      isCapital &&
      months.has(word) &&
      // April O'Neil
      !/^ \p{Lu}/u.test(text.slice(wordEnd, wordEnd + 2)) &&
      (!uncertainMonths.has(word) || leadsToMonth.test(lower.slice(Math.max(0, index - 9), index)));
    return isMonth ? [{ charStart: index, charEnd: wordEnd, year: null, month, day: null }] : [];
  });
}

function datesOn(
  place: { readonly charStart: number; readonly charEnd: number },
  month: number,
  days: readonly (string | undefined)[],
  year: string | undefined,
): readonly WrittenDate[] {
  return days.flatMap((day) =>
    day === undefined ? [] : [{ ...place, year: toNumber(year), month, day: Number(day) }],
  );
}

const monthPattern = new RegExp(
  [...months.keys(), ...shortMonths.keys()].toSorted((a, b) => b.length - a.length).join('|'),
  'g',
);
const dayBeforeMonth =
  /(?<![\d.,:$€£])(?:(?<from>\d{1,2})(?:st|nd|rd|th|\.)?(?: ?- ?| to | and | bis | und ))?(?<day>\d{1,2})(?:st|nd|rd|th|\.|er)?(?: of | de | day of |[\s-])$/;
const dayBehindMonth =
  /^\.?\s(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?:(?: ?- ?| to | and )(?<to>\d{1,2})(?:st|nd|rd|th)?)?(?![\d%:]|[.,]\d)(?:,?\s(?:of )?(?<year>\d{4})(?![\d,.]*\d|[a-z]))?/;
const yearBehindMonth = /^\.?(?:,? | of |, de | de |[\s-])(?<year>\d{4})(?![\d,.]*\d|[a-z%])/;
const leadsToMonth = /\b(?:in|since|until|by|from|to|last|this|mid|late|early|im|ab|bis|seit|anfang|mitte|ende)[ -]$/;

function isPossible({ year, month, day }: WrittenDate): boolean {
  const isDay = day === null || (day >= 1 && day <= 31);
  return month >= 1 && month <= 12 && isDay && (year === null || (year >= 1000 && year < 2200));
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
