import type { Source } from 'docx/bibliography';
import type { BibliographicData } from '#shared/domain/source.ts';
import type { PrintReference } from '#main/ports/report-writer.ts';
import { peopleOf } from './source-people.ts';
import { containerFields, sourceType } from './source-types.ts';

/** The reference as Word keeps it in its list of sources. */
export function toWordSource({ key, bibliographic: data }: PrintReference, language: string): Source {
  const url = data.URL ?? (data.DOI === undefined ? undefined : `https://doi.org/${data.DOI}`);
  const type = sourceType(data.type, url !== undefined);
  const container = containerFields[type];
  const fields = {
    ...peopleOf(data, type),
    title: data.title,
    shortTitle: data['title-short'],
    ...(container !== undefined && { [container]: data['container-title'] }),
    ...datesOf(data, language),
    city: data['publisher-place'],
    publisher: data.publisher,
    edition: data.edition,
    volume: data.volume,
    numberOfVolumes: data['number-of-volumes'],
    issue: data.issue,
    pages: data.page,
    medium: data.medium,
    version: data.version,
    standardNumber: data.ISBN ?? data.ISSN,
    url,
    ...ofKind[type]?.(data),
    comments: data.DOI === undefined ? data.note : [`DOI: ${data.DOI}`, data.note].filter(Boolean).join('. '),
  };
  return { tag: key, type, ...withoutUndefined(fields) };
}

function datesOf({ issued, issuedAs, accessed }: BibliographicData, language: string): Partial<Source> {
  const [year, month, day] = issued ?? [];
  const [yearAccessed, monthAccessed, dayAccessed] = accessed ?? [];
  return withoutUndefined({
    year: year ?? issuedAs?.literal,
    month: monthName(month, language),
    day,
    yearAccessed,
    monthAccessed: monthName(monthAccessed, language),
    dayAccessed,
  });
}

/** Fields that mean something only for one kind of source. */
const ofKind: Readonly<
  Partial<Record<Source['type'], (data: BibliographicData) => Record<string, string | undefined>>>
> = {
  report: (data) => ({ reportType: data.genre, institution: data.publisher }),
  patent: (data) => ({ patentType: data.genre, patentNumber: data.number, countryOrRegion: data.jurisdiction }),
  case: (data) => ({ caseNumber: data.number, court: data.authority }),
  film: (data) => ({ productionCompany: data.publisher }),
  electronicSource: (data) => ({ productionCompany: data.publisher }),
  art: (data) => ({ institution: data.archive }),
  interview: (data) => ({ broadcaster: data.publisher }),
};

function monthName(month: number | undefined, language: string): string | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));
}

/** The package writes an element for each field that is there. */
function withoutUndefined<T extends Record<string, unknown>>(fields: T): { [Field in keyof T]: NonNullable<T[Field]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]: NonNullable<T[Field]>;
  };
}
