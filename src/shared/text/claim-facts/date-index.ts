import type { WrittenDate } from './read-dates.ts';

/** The dates of texts, to look those of a claim up in. */
export type DateIndex = {
  /** Month and day, and month alone, with their year and without. */
  readonly known: ReadonlySet<string>;
  /** The same of dates that leave their year out. */
  readonly yearless: ReadonlySet<string>;
  /** Every number of four digits in the texts. */
  readonly years: ReadonlySet<number>;
};

/** `lower` are the texts in lower case. */
export function indexDates(dates: readonly WrittenDate[], lower: string): DateIndex {
  const known = new Set<string>();
  const yearless = new Set<string>();
  for (const { year, month, day } of dates) {
    const days = [keyOf(month, day), keyOf(month, null)];
    for (const key of days) {
      known.add(key);
      if (year === null) yearless.add(key);
      else known.add(`${year} ${key}`);
    }
  }
  const years = new Set([...lower.matchAll(/(?<!\d)\d{4}(?!\d)/g)].map(([year]) => Number(year)));
  return { known, yearless, years };
}

/** Whether one of the ways to read a date is there: the same day and month, and the year with them or, where it is left out there, elsewhere. */
export function holdsDate(ways: readonly WrittenDate[], { known, yearless, years }: DateIndex): boolean {
  return ways.some(({ year, month, day }) => {
    const key = keyOf(month, day);
    if (year === null) return known.has(key);
    return known.has(`${year} ${key}`) || (yearless.has(key) && years.has(year));
  });
}

function keyOf(month: number, day: number | null): string {
  return `${month}/${day ?? ''}`;
}
