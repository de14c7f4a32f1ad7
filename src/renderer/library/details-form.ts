import type { BibliographicData, Name } from '#shared/domain/source.ts';
import { toNames, toPersonFields, type PersonFields } from './person-fields.ts';

/** Fields of text: what the form calls them, and CSL. */
export const textFieldNames = {
  container: 'container-title',
  volume: 'volume',
  issue: 'issue',
  number: 'number',
  page: 'page',
  edition: 'edition',
  collection: 'collection-title',
  publisher: 'publisher',
  place: 'publisher-place',
  genre: 'genre',
  DOI: 'DOI',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  URL: 'URL',
  language: 'language',
  key: 'citation-key',
  abstract: 'abstract',
  note: 'note',
} as const;

type TextFieldName = keyof typeof textFieldNames;

/** A source's bibliographic data as the form holds it: all of it text. */
export type DetailsForm = {
  readonly type: string;
  readonly title: string;
  readonly authors: readonly PersonFields[];
  readonly editors: readonly PersonFields[];
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** Year, month and day with hyphens. */
  readonly accessed: string;
} & Readonly<Record<TextFieldName, string>>;

export type DetailsField = keyof DetailsForm;

export function toForm(data: BibliographicData): DetailsForm {
  const [year, month, day] = data.issued ?? [];
  const texts = Object.entries(textFieldNames).map(([field, name]) => [field, data[name] ?? '']);
  return {
    type: data.type,
    title: data.title,
    authors: (data.author ?? []).map(toPersonFields),
    editors: (data.editor ?? []).map(toPersonFields),
    year: figure(year),
    month: figure(month),
    day: figure(day),
    accessed: (data.accessed ?? []).map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
    ...(Object.fromEntries(texts) as Record<TextFieldName, string>),
  };
}

/** A year that is no whole number can't be kept; an empty one can. */
export function isYear(year: string): boolean {
  return /^-?\d{0,4}$/.test(year.trim()) && year.trim() !== '-';
}

/** A month without its year, or a day without its month, says nothing. */
export function isDate({ year, month, day }: Pick<DetailsForm, 'year' | 'month' | 'day'>): boolean {
  if (!isYear(year) || !isWithin(month, 12) || !isWithin(day, 31)) return false;
  return (month.trim() === '' || year.trim() !== '') && (day.trim() === '' || month.trim() !== '');
}

export function isAccessDate(written: string): boolean {
  return /^(?:\d{4}(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?)?)?$/.test(written.trim());
}

/** What `library.edit` is asked for: the fields that differ, null where one was emptied. */
export function toChanges(before: BibliographicData, form: DetailsForm): Record<string, unknown> {
  const was = toForm(before);
  const changes: Record<string, unknown> = {};
  if (form.type !== was.type) changes['type'] = form.type;
  if (form.title.trim() !== was.title) changes['title'] = form.title.trim();
  for (const [field, name] of [
    ['authors', 'author'],
    ['editors', 'editor'],
  ] as const) {
    if (shownField(form, field) !== shownField(was, field) || form[field].length !== was[field].length) {
      changes[name] = namesOrNull(form[field], before[name]);
    }
  }
  if (datePartsOf(form).join() !== datePartsOf(was).join()) {
    const parts = datePartsOf(form);
    changes['issued'] = parts.length === 0 ? null : parts;
    // A date that a person sets is all there is of it.
    if (before.issuedEnd !== undefined) changes['issuedEnd'] = null;
    if (before.issuedAs !== undefined) changes['issuedAs'] = null;
  }
  if (form.accessed.trim() !== was.accessed) {
    changes['accessed'] = form.accessed.trim() === '' ? null : form.accessed.trim().split('-').map(Number);
  }
  for (const [field, name] of Object.entries(textFieldNames)) {
    const value = form[field as TextFieldName].trim();
    if (value !== was[field as TextFieldName]) changes[name] = value === '' ? null : value;
  }
  return changes;
}

/** The fields in which a registry's data says something else than the form, in the form's order. */
export function differences(form: DetailsForm, found: BibliographicData): readonly DetailsField[] {
  const other = toForm(found);
  return (Object.keys(form) as DetailsField[]).filter((field) => {
    const said = shownField(other, field);
    return said !== '' && said !== shownField(form, field);
  });
}

export function shownField(form: DetailsForm, field: DetailsField): string {
  if (field !== 'authors' && field !== 'editors') return form[field].trim();
  return form[field]
    .map(({ family, given, particle, suffix }) =>
      [[particle, family].filter((part) => part !== '').join(' '), given, suffix]
        .filter((part) => part.trim() !== '')
        .join(', '),
    )
    .filter((name) => name !== '')
    .join('; ');
}

export function takeFields(form: DetailsForm, found: BibliographicData, fields: readonly DetailsField[]): DetailsForm {
  const other = toForm(found);
  // A date is taken as a whole.
  const dated = fields.includes('year') ? { month: other.month, day: other.day } : {};
  return { ...form, ...dated, ...Object.fromEntries(fields.map((field) => [field, other[field]])) };
}

/** The field of the form that shows a field of CSL; null where none does. */
export function fieldOf(name: string): DetailsField | null {
  const plain: Readonly<Record<string, DetailsField>> = {
    type: 'type',
    title: 'title',
    author: 'authors',
    editor: 'editors',
    issued: 'year',
    accessed: 'accessed',
  };
  const found = Object.entries(textFieldNames).find(([, csl]) => csl === name);
  return plain[name] ?? (found === undefined ? null : (found[0] as TextFieldName));
}

function datePartsOf({ year, month, day }: DetailsForm): readonly number[] {
  const parts = [year, month, day].map((part) => part.trim());
  const end = parts.indexOf('');
  return parts.slice(0, end < 0 ? 3 : end).map(Number);
}

function namesOrNull(fields: readonly PersonFields[], before: readonly Name[] | undefined) {
  const names = toNames(fields, before ?? []);
  return names.length === 0 ? null : names;
}

function isWithin(written: string, most: number): boolean {
  const text = written.trim();
  return text === '' || (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most);
}

function figure(part: number | undefined): string {
  return part === undefined ? '' : String(part);
}
