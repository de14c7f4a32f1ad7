import type { BibliographicData } from '#shared/domain/source.ts';

export type AuthorFields = { readonly family: string; readonly given: string };

/** A source's bibliographic data as the form holds it: all of it text. */
export type DetailsForm = {
  readonly type: string;
  readonly title: string;
  readonly authors: readonly AuthorFields[];
  readonly year: string;
  readonly container: string;
  readonly publisher: string;
  readonly DOI: string;
  readonly URL: string;
};

export type DetailsField = keyof DetailsForm;

export function toForm(data: BibliographicData): DetailsForm {
  return {
    type: data.type,
    title: data.title,
    // A name that isn't split, such as an institution's, stands in the family field alone.
    authors: (data.author ?? []).map(({ family, given, literal }) => ({
      family: literal ?? family ?? '',
      given: literal === undefined ? (given ?? '') : '',
    })),
    year: data.issued?.[0] === undefined ? '' : String(data.issued[0]),
    container: data['container-title'] ?? '',
    publisher: data.publisher ?? '',
    DOI: data.DOI ?? '',
    URL: data.URL ?? '',
  };
}

/** A year that is no whole number can't be kept; an empty one can. */
export function isYear(year: string): boolean {
  return /^-?\d{0,4}$/.test(year.trim()) && year.trim() !== '-';
}

/** What `library.edit` is asked for: the fields that differ, null where one was emptied. */
export function toChanges(before: BibliographicData, form: DetailsForm): Record<string, unknown> {
  const was = toForm(before);
  const changes: Record<string, unknown> = {};
  if (form.type !== was.type) changes['type'] = form.type;
  if (form.title.trim() !== was.title) changes['title'] = form.title.trim();
  if (!isSameAuthors(form.authors, was.authors)) changes['author'] = toAuthors(form.authors, before);
  if (form.year.trim() !== was.year) changes['issued'] = form.year.trim() === '' ? null : [Number(form.year)];
  const texts = { container: 'container-title', publisher: 'publisher', DOI: 'DOI', URL: 'URL' } as const;
  for (const [field, name] of Object.entries(texts)) {
    const value = form[field as keyof typeof texts].trim();
    if (value !== was[field as keyof typeof texts]) changes[name] = value === '' ? null : value;
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
  if (field !== 'authors') return form[field].trim();
  return form.authors
    .map(({ family, given }) => [family, given].filter((part) => part.trim() !== '').join(', '))
    .filter((name) => name !== '')
    .join('; ');
}

export function takeFields(form: DetailsForm, found: BibliographicData, fields: readonly DetailsField[]): DetailsForm {
  const other = toForm(found);
  return { ...form, ...Object.fromEntries(fields.map((field) => [field, other[field]])) };
}

function toAuthors(authors: readonly AuthorFields[], before: BibliographicData) {
  const literals = new Set((before.author ?? []).flatMap(({ literal }) => (literal === undefined ? [] : [literal])));
  const kept = authors
    .map(({ family, given }) => ({ family: family.trim(), given: given.trim() }))
    .filter(({ family, given }) => family !== '' || given !== '')
    .map(({ family, given }) => {
      if (given === '') return literals.has(family) ? { literal: family } : { family };
      return family === '' ? { given } : { family, given };
    });
  return kept.length === 0 ? null : kept;
}

function isSameAuthors(a: readonly AuthorFields[], b: readonly AuthorFields[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ family, given }, index) => family === b[index]?.family && given === b[index]?.given)
  );
}
