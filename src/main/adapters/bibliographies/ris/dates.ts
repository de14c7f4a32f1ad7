import { monthNumber, seasonName, seasonNumber, writeParts, readIsoDate, type Issued } from '../written-dates.ts';

/** `YYYY/MM/DD/other`, with parts left out or empty; the form of ISO and words are taken too. */
export function readRisDate(written: string): Issued {
  const text = written.trim().replace(/\/+$/, '');
  if (text === '') return {};
  const [first = '', month = '', day = '', ...rest] = text.split('/');
  if (!/^-?\d{1,4}$/.test(first.trim())) return readIsoDate(text);
  const other = rest.join('/').trim();
  const parts = [Number(first)];
  const monthFigure = monthNumber(month);
  const dayFigure = Number(day);
  if (monthFigure !== null) parts.push(monthFigure);
  if (monthFigure !== null && dayFigure >= 1 && dayFigure <= 31) parts.push(dayFigure);
  const end = /\bto (-?\d{4}(?:-\d\d){0,2})/.exec(other)?.[1];
  const endParts = end === undefined ? undefined : readIsoDate(end).issued;
  const season = other
    .split(/\s+/)
    .map((word) => seasonNumber(word))
    .find((number) => number !== null);
  const isCirca = /\bcirca\b/i.test(other);
  return {
    issued: parts,
    ...(endParts !== undefined && { issuedEnd: endParts }),
    ...((season !== undefined || isCirca) && {
      issuedAs: { ...(season !== undefined && { season }), ...(isCirca && { isCirca }) },
    }),
  };
}

/** With what the figures don't say in words behind the last stroke. */
export function writeRisDate({ issued, issuedEnd, issuedAs }: Issued): string | null {
  if (issued === undefined) return issuedAs?.literal ?? null;
  const [year = '', month = '', day = ''] = writeParts(issued.map((part) => part)).split(/(?<=\d)-/);
  const other = [
    ...(issuedAs?.isCirca === true ? ['circa'] : []),
    ...(issuedAs?.season === undefined ? [] : [seasonName(issuedAs.season)]),
    ...(issuedEnd === undefined ? [] : [`to ${writeParts(issuedEnd)}`]),
  ];
  return `${year}/${month}/${day}/${other.join(' ')}`;
}
