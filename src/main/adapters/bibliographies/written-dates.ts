import type { BibliographicData } from '#shared/domain/source.ts';

export type Issued = Pick<BibliographicData, 'issued' | 'issuedEnd' | 'issuedAs'>;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const seasonNames = ['spring', 'summer', 'autumn', 'winter'];

/** A date in the form of ISO 8601-2 (EDTF), as BibLaTeX takes it; words that are no date are kept as they are. */
export function readIsoDate(written: string): Issued {
  const text = written.trim();
  if (text === '') return {};
  const [from = '', to = ''] = text.split('/');
  const start = isoParts(from);
  if (start === null) return { issuedAs: { literal: text } };
  const end = to === '' || to === '..' ? null : isoParts(to);
  return {
    issued: start.parts,
    ...(end !== null && { issuedEnd: end.parts }),
    ...((start.season !== undefined || start.isCirca) && {
      issuedAs: {
        ...(start.season !== undefined && { season: start.season }),
        ...(start.isCirca && { isCirca: true }),
      },
    }),
  };
}

/** What was written in fields for year, month and day, in figures or words. */
export function readYearMonthDay(year: string, month: string, day: string): Issued {
  const text = year.trim();
  const circa = /^(?:\[|c(?:a|irc|irca)?\.?\s*)\[?(-?\d{1,4})\]?\??\]?$/i.exec(text);
  const plain = circa ?? /^\[?(-?\d{1,4})\]?$/.exec(text);
  if (plain === null) {
    const range = /^(-?\d{1,4})\s*(?:\/|[-–—]+)\s*(-?\d{1,4})$/.exec(text);
    if (range !== null) return { issued: [Number(range[1])], issuedEnd: [fullYear(range[1] ?? '', range[2] ?? '')] };
    return text === '' ? {} : readIsoDate(text);
  }
  const parts = readMonth(month, day);
  const number = Number(plain[1]);
  const season = parts.season;
  return {
    issued: [number, ...parts.from],
    ...(parts.to.length > 0 && { issuedEnd: [number, ...parts.to] }),
    ...((season !== undefined || circa !== null) && {
      issuedAs: { ...(season !== undefined && { season }), ...(circa !== null && { isCirca: true }) },
    }),
  };
}

/** As ISO 8601-2; null where only words are known. */
export function writeIsoDate({ issued, issuedEnd, issuedAs }: Issued): string | null {
  if (issued === undefined) return null;
  const circa = issuedAs?.isCirca === true ? '~' : '';
  const season = issuedAs?.season === undefined ? '' : `-${String(20 + issuedAs.season)}`;
  const start = season === '' ? writeParts(issued) : writeParts(issued.slice(0, 1)) + season;
  return start + circa + (issuedEnd === undefined ? '' : `/${writeParts(issuedEnd)}${circa}`);
}

export function writeParts([year = 0, ...rest]: readonly number[]): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return [`${year < 0 ? '-' : ''}${digits}`, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

/** The number of a month's name or figure; null for anything else. */
export function monthNumber(written: string): number | null {
  const text = written.trim().toLowerCase();
  const figure = /^(\d{1,2})\.?$/.exec(text);
  const number = figure === null ? monthNames.indexOf(text.slice(0, 3)) + 1 : Number(figure[1]);
  if (figure === null && !/^[a-z]{3,9}\.?$/.test(text)) return null;
  return number >= 1 && number <= 12 ? number : null;
}

export function seasonNumber(written: string): number | null {
  const text = written.trim().toLowerCase().replace('fall', 'autumn');
  const at = seasonNames.indexOf(text);
  return at < 0 ? null : at + 1;
}

export function monthName(month: number): string {
  return monthNames[month - 1] ?? String(month);
}

export function seasonName(season: number): string {
  return seasonNames[season - 1] ?? '';
}

function isoParts(
  written: string,
): { readonly parts: number[]; readonly season: number | undefined; readonly isCirca: boolean } | null {
  const match = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?([?~%]?)$/.exec(written.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', mark = ''] = match;
  const [monthFigure, dayFigure] = [Number(month), Number(day)];
  const isCirca = mark === '~' || mark === '%';
  if (monthFigure >= 21 && monthFigure <= 24) return { parts: [Number(year)], season: monthFigure - 20, isCirca };
  const hasMonth = monthFigure >= 1 && monthFigure <= 12;
  const hasDay = hasMonth && dayFigure >= 1 && dayFigure <= 31;
  const parts = [Number(year), ...(hasMonth ? [monthFigure] : []), ...(hasDay ? [dayFigure] : [])];
  return { parts, season: undefined, isCirca };
}

type Months = { readonly from: number[]; readonly to: number[]; readonly season: number | undefined };

function readMonth(month: string, day: string): Months {
  const none: Months = { from: [], to: [], season: undefined };
  const text = month.replace(/[\u00a0,]/g, ' ').trim();
  const season = seasonNumber(text);
  if (season !== null) return { ...none, season };
  const single = monthNumber(text);
  const dayFigure = /^\d{1,2}$/.test(day.trim()) ? Number(day) : null;
  if (single !== null) return { ...none, from: dayFigure === null ? [single] : [single, dayFigure] };
  const [first = '', second = '', ...more] = text.split(/\s*(?:\/|[-–—]+|\s)\s*/);
  const [a, b] = [monthNumber(first), monthNumber(second)];
  if (more.length > 0) return a === null ? none : { ...none, from: [a] };
  if (/^\d{1,2}$/.test(first) && !/^\d{1,2}$/.test(second) && b !== null) return { ...none, from: [b, Number(first)] };
  if (a !== null && /^\d{1,2}$/.test(second)) return { ...none, from: [a, Number(second)] };
  if (a !== null && b !== null) return { ...none, from: [a], to: [b] };
  return a === null ? none : { ...none, from: [a] };
}

/** "1998-99" ends in 1999. */
function fullYear(start: string, end: string): number {
  return end.length < start.length ? Number(start.slice(0, start.length - end.length) + end) : Number(end);
}
