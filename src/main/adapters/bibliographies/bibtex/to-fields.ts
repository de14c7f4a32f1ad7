import type { BibliographicData } from '#shared/domain/source.ts';
import { monthName, seasonName, writeIsoDate, writeParts } from '../written-dates.ts';
import { entryTypeOf, isArticle, kindKeyOf } from './entry-types.ts';
import { nameOfLanguage } from './language-names.ts';
import { writeNames } from './names.ts';
import { plainFields, plainNames } from './to-bibliographic.ts';
import { textToLatex, titleToLatex } from './text-to-latex.ts';

export type BibForm = 'bibtex' | 'biblatex';

/** `@type{key, …}` without its key. */
export type WrittenEntry = { readonly type: string; readonly fields: ReadonlyMap<string, string> };

/** The entry that describes a source, as far as the fields go that styles know. */
export function toFields(data: BibliographicData, form: BibForm): WrittenEntry {
  const isAscii = form === 'bibtex';
  const type = entryTypeOf(data, form);
  const fields = new Map<string, string>();
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '' && !fields.has(name)) fields.set(name, value);
  };
  const text = (value: string | undefined) => (value === undefined ? undefined : textToLatex(value, { isAscii }));
  const title = (value: string | undefined) =>
    value === undefined ? undefined : titleToLatex(value, { isAscii, language: data.language });
  for (const [name, field] of plainNames) {
    const people = data[field];
    if (people !== undefined && people.length > 0) set(name, writeNames(people, { isAscii }));
  }
  set('options', form === 'biblatex' ? prefixOption(data) : undefined);
  set('title', title(data.title));
  // The titles of journals keep their case in every style.
  const container = data['container-title'];
  set(containerField(type, form), isArticle(type) ? text(container) : title(container));
  setDates(data, form, set);
  setNumbers(data, type, set, text);
  const titles = new Set(['series', 'eventtitle', 'shorttitle', 'origtitle']);
  for (const [name, field] of plainFields) {
    if (name === 'annote' || name === 'addendum' || name === 'numpages') continue;
    set(name, titles.has(name) ? title(data[field]) : text(data[field]));
  }
  set('pages', text(data.page)?.replace(/(?<=[\dA-Za-z])\s*(?:-|–|\u2013)\s*(?=[\dA-Za-z])/g, '--'));
  set(publisherField(type, form), listed(text(data.publisher)));
  const place = data.type === 'patent' ? (data.jurisdiction ?? data['publisher-place']) : data['publisher-place'];
  set(form === 'biblatex' || data.type === 'patent' ? 'location' : 'address', listed(text(place)));
  set('type', genreField(data, type, form, text));
  if (/^article-(?:magazine|newspaper)$/.test(data.type)) set('entrysubtype', data.type.replace('article-', ''));
  set('doi', verbatim(data.DOI));
  setEprint(data, form, set);
  set('url', verbatim(data.URL));
  set('urldate', data.accessed === undefined ? undefined : writeParts(data.accessed));
  const named = data.language === undefined ? null : nameOfLanguage(data.language);
  set(named === null ? 'language' : 'langid', named ?? text(data.language));
  return { type, fields };
}

type SetField = (name: string, value: string | undefined) => void;
type ToLatex = (value: string | undefined) => string | undefined;

/** Whether "von" stays with the family name, where names have one. */
function prefixOption(data: BibliographicData): string | undefined {
  const names = plainNames.flatMap(([, field]) => data[field] ?? []);
  if (names.some((name) => name['non-dropping-particle'] !== undefined)) return 'useprefix=true';
  return names.some((name) => name['dropping-particle'] !== undefined) ? 'useprefix=false' : undefined;
}

function containerField(type: string, form: BibForm): string {
  if (isArticle(type)) return form === 'biblatex' ? 'journaltitle' : 'journal';
  if (type === 'online') return 'titleaddon';
  return type === 'book' || type === 'collection' ? 'maintitle' : 'booktitle';
}

function publisherField(type: string, form: BibForm): string {
  if (form === 'biblatex') {
    if (type === 'thesis' || type === 'report') return 'institution';
    return /^(?:online|software|dataset|misc|unpublished)$/.test(type) ? 'organization' : 'publisher';
  }
  if (type.endsWith('thesis')) return 'school';
  if (type === 'techreport') return 'institution';
  return type === 'misc' || type === 'booklet' ? 'howpublished' : 'publisher';
}

function genreField(data: BibliographicData, type: string, form: BibForm, text: ToLatex): string | undefined {
  if (data.genre === undefined) return undefined;
  const key = kindKeyOf(data.genre);
  if (form === 'biblatex' && /^(?:thesis|report|patent|software)$/.test(type)) {
    return key === data.genre ? text(data.genre) : key;
  }
  return type === key || (type === 'mastersthesis' && key === 'mathesis') ? undefined : text(data.genre);
}

function setNumbers(data: BibliographicData, type: string, set: SetField, text: ToLatex): void {
  if (isArticle(type) || type === 'periodical') {
    set('number', text(data.issue));
    set('eid', isArxiv(data) ? undefined : text(data.number));
  } else if (type === 'inproceedings') {
    set('number', text(data['collection-number'] ?? data.issue));
  } else if (/book|collection|reference/.test(type)) {
    set('number', text(data['collection-number']));
  } else {
    set('number', isArxiv(data) ? undefined : text(data.number));
    set('issue', text(data.issue));
  }
}

function setEprint(data: BibliographicData, form: BibForm, set: SetField): void {
  const archiveField = form === 'biblatex' ? 'eprinttype' : 'archiveprefix';
  if (isArxiv(data)) {
    set('eprint', verbatim(data.number?.replace(/^arxiv:\s*/i, '')));
    set(archiveField, form === 'biblatex' ? 'arxiv' : 'arXiv');
  } else if (data.archive !== undefined && data.archive_location !== undefined && /^\w+$/.test(data.archive)) {
    set('eprint', verbatim(data.archive_location));
    set(archiveField, data.archive);
  }
}

function isArxiv(data: BibliographicData): boolean {
  return data.archive === 'arXiv' && /^arxiv:/i.test(data.number ?? '');
}

function setDates(data: BibliographicData, form: BibForm, set: SetField): void {
  const { issued, issuedEnd, issuedAs } = data;
  const date = writeIsoDate(data);
  if (date === null)
    set(
      'year',
      issuedAs?.literal === undefined ? undefined : textToLatex(issuedAs.literal, { isAscii: form === 'bibtex' }),
    );
  else if (form === 'biblatex') set('date', date);
  else if (issued !== undefined) {
    const [year = 0, month, day] = issued;
    set(
      'year',
      issuedEnd === undefined || issuedEnd[0] === year ? String(year) : `${String(year)}--${String(issuedEnd[0])}`,
    );
    if (issuedAs?.season !== undefined) set('month', seasonName(issuedAs.season));
    else if (month !== undefined) set('month', monthName(month));
    if (day !== undefined || issuedEnd !== undefined || issuedAs?.isCirca === true) set('date', date);
  }
  for (const [name, field] of [
    ['origdate', 'original-date'],
    ['eventdate', 'event-date'],
  ] as const) {
    const parts = data[field];
    set(name, parts === undefined ? undefined : writeParts(parts));
  }
}

/** In a list "and" stands between its members. */
function listed(latex: string | undefined): string | undefined {
  return latex !== undefined && /\sand\s/i.test(latex) ? `{${latex}}` : latex;
}

/** Read as it stands: only what would end the field is written otherwise. */
function verbatim(value: string | undefined): string | undefined {
  return value?.replace(/[{}\s\\]/g, (char) => encodeURIComponent(char));
}
