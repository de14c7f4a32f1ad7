import {
  furtherDateFields,
  nameFields,
  nameSchema,
  textFields,
  type BibliographicData,
  type Name,
} from '../domain/source.ts';

type Draft = { -readonly [Field in keyof BibliographicData]: BibliographicData[Field] };

/** The source that an item of CSL-JSON describes, and the key it has there. What isn't as it should be is left out. */
export function fromCslItem(item: Readonly<Record<string, unknown>>): {
  readonly key: string;
  readonly bibliographic: BibliographicData;
} {
  const draft: Draft = { type: textOf(item['type']) || 'document', title: textOf(item['title']) };
  for (const field of nameFields) {
    const names = namesOf(item[field]);
    if (names.length > 0) draft[field] = names;
  }
  for (const field of textFields) {
    const text = textOf(item[field] ?? item[olderNames[field] ?? '']);
    if (text !== '') draft[field] = text;
  }
  for (const field of ['accessed', ...furtherDateFields] as const) {
    const parts = dateOf(item[field]).issued;
    if (parts !== undefined) draft[field] = parts;
  }
  Object.assign(draft, dateOf(item['issued']));
  return { key: textOf(item['citation-key']) || textOf(item['id']), bibliographic: draft };
}

/** What fields were called before CSL 1.0.2. */
const olderNames: Readonly<Record<string, string>> = {
  'event-title': 'event',
  'title-short': 'shortTitle',
  'container-title-short': 'journalAbbreviation',
};

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    // lists in lists are no text
    const parts = value.map((part) => (Array.isArray(part) ? '' : textOf(part))).filter((part) => part !== '');
    return parts.join(', ');
  }
  return '';
}

function namesOf(value: unknown): Name[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((candidate) => {
    const name = nameSchema.safeParse(candidate);
    return name.success && Object.values(name.data).some((part) => part !== undefined && part !== '')
      ? [name.data]
      : [];
  });
}

function dateOf(value: unknown): Pick<BibliographicData, 'issued' | 'issuedEnd' | 'issuedAs'> {
  if (typeof value === 'string' || typeof value === 'number') return dateOf({ raw: String(value) });
  if (typeof value !== 'object' || value === null) return {};
  const date = value as Readonly<Record<string, unknown>>;
  const parts = Array.isArray(date['date-parts']) ? date['date-parts'] : [];
  const [start, end] = parts.map((part) => partsOf(part));
  const written = textOf(date['raw']);
  const fromWritten = start ?? partsOf(/^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?/.exec(written)?.slice(1));
  const literal = textOf(date['literal']) || (fromWritten === null ? written : '');
  const season = seasonOf(date['season']);
  const isCirca =
    date['circa'] === true ||
    date['circa'] === 1 ||
    (typeof date['circa'] === 'string' && /^(?:1|true)$/.test(date['circa']));
  const issuedAs = {
    ...(season !== null && { season }),
    ...(isCirca && { isCirca }),
    ...(literal !== '' && { literal }),
  };
  return {
    ...(fromWritten !== null && { issued: fromWritten }),
    ...(end !== undefined && end !== null && fromWritten !== null && { issuedEnd: end }),
    ...(Object.keys(issuedAs).length > 0 && { issuedAs }),
  };
}

/** Year, month, day in figures or as texts of figures, up to the first that isn't one. */
function partsOf(value: unknown): number[] | null {
  if (!Array.isArray(value)) return null;
  const figures = value.map((part) => (part === '' || part === null ? Number.NaN : Number(part)));
  const end = figures.findIndex((figure) => !Number.isInteger(figure));
  const parts = figures.slice(0, end < 0 ? 3 : Math.min(end, 3));
  return parts.length === 0 ? null : parts;
}

function seasonOf(value: unknown): number | null {
  const names = ['spring', 'summer', 'autumn', 'winter'];
  const number = typeof value === 'string' ? names.indexOf(value.toLowerCase()) + 1 || Number(value) : Number(value);
  if (!Number.isInteger(number)) return null;
  const season = number > 20 ? number - 20 : number;
  return season >= 1 && season <= 4 ? season : null;
}
