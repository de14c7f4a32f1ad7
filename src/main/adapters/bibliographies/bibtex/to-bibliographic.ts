import { nameFields, textFields, type BibliographicData } from '#shared/domain/source.ts';
import { readIsoDate, readYearMonthDay } from '../written-dates.ts';
import { readOwnFields } from './own-fields.ts';
import { cslTypeOf, genreOf, isArticle } from './entry-types.ts';
import { languageNamed } from './language-names.ts';
import { latexToText } from './latex-to-text.ts';
import { readNames } from './names.ts';
import type { BibEntry } from './parse-fields.ts';

type Draft = { -readonly [Field in keyof BibliographicData]: BibliographicData[Field] };
type TextField = (typeof textFields)[number];
type NameField = (typeof nameFields)[number];

/** Fields that mean the same in every entry. */
export const plainFields: readonly (readonly [string, TextField])[] = [
  ['abstract', 'abstract'],
  ['annotation', 'annote'],
  ['annote', 'annote'],
  ['library', 'call-number'],
  ['chapter', 'chapter-number'],
  ['series', 'collection-title'],
  ['edition', 'edition'],
  ['eventtitle', 'event-title'],
  ['venue', 'event-place'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['keywords', 'keyword'],
  ['note', 'note'],
  ['addendum', 'note'],
  ['pagetotal', 'number-of-pages'],
  ['numpages', 'number-of-pages'],
  ['volumes', 'number-of-volumes'],
  ['origtitle', 'original-title'],
  ['origpublisher', 'original-publisher'],
  ['origlocation', 'original-publisher-place'],
  ['part', 'part-number'],
  ['pubstate', 'status'],
  ['shortjournal', 'container-title-short'],
  ['shorttitle', 'title-short'],
  ['version', 'version'],
  ['volume', 'volume'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
];

export const plainNames: readonly (readonly [string, NameField])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
];

/** The source that an entry describes. */
export function toBibliographic({ type, fields }: BibEntry): BibliographicData {
  const written = (name: string) => fields.get(name) ?? '';
  const text = (...names: string[]) =>
    names.map((name) => latexToText(written(name))).find((value) => value !== '') ?? '';
  const subtype = text('entrysubtype');
  const draft: Draft = { type: cslTypeOf(type, subtype), title: withSubtitle(text('title'), text('subtitle')) };
  const set = (field: TextField, value: string) => {
    if (value !== '' && draft[field] === undefined) draft[field] = value;
  };
  for (const [name, field] of plainFields) set(field, text(name));
  const names = { dropsParticles: /useprefix\s*=\s*false/.test(written('options')) };
  for (const [name, field] of plainNames) {
    const people = readNames(written(name), names);
    if (people.length > 0) draft[field] = people;
  }
  set('container-title', containerOf(type, text));
  setNumbers(type, text, set);
  set('genre', genreOf(type, text('type') === '' ? subtypeIn(draft.type, subtype) : text('type')));
  set('publisher', text('publisher', 'institution', 'school', 'organization'));
  const how = written('howpublished');
  const address = /https?:\/\/[^\s}]+/.exec(how)?.[0];
  if (address === undefined) set('publisher', text('howpublished'));
  if (draft.type === 'patent') set('jurisdiction', text('location'));
  else set('publisher-place', text('location', 'address'));
  set('page', text('pages').replace(/\s*[–—]\s*|\s*--+\s*/g, '-'));
  set('DOI', verbatim(written('doi')).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''));
  set('URL', verbatim(written('url')) || (address ?? ''));
  set('language', languageOf(text('langid') || text('language')));
  setEprint(text, set);
  const date = (name: string) => readIsoDate(verbatim(written(name)));
  Object.assign(
    draft,
    written('date').trim() === '' ? readYearMonthDay(text('year'), text('month'), text('day')) : date('date'),
  );
  const accessed = date('urldate').issued;
  if (accessed !== undefined) draft.accessed = accessed;
  for (const [name, field] of [
    ['origdate', 'original-date'],
    ['eventdate', 'event-date'],
  ] as const) {
    const parts = date(name).issued;
    if (parts !== undefined) draft[field] = parts;
  }
  return readOwnFields(fields, draft);
}

type ReadText = (...names: string[]) => string;
type SetText = (field: TextField, value: string) => void;

function containerOf(type: string, text: ReadText): string {
  const journal = withSubtitle(text('journaltitle', 'journal'), text('journalsubtitle'));
  const book = withSubtitle(text('booktitle'), text('booksubtitle'));
  const main = withSubtitle(text('maintitle'), text('mainsubtitle'));
  if (isArticle(type)) return journal || book;
  return book || main || journal || (type === 'online' ? text('titleaddon') : '');
}

/** One field for what counts issues, volumes of a series, reports and laws. */
function setNumbers(type: string, text: ReadText, set: SetText): void {
  const number = text('number');
  if (isArticle(type) || type === 'periodical') {
    set('issue', number || text('issue'));
    set('number', text('eid'));
  } else if (/^(?:inproceedings|conference)$/.test(type)) {
    set(text('series') === '' ? 'issue' : 'collection-number', number);
  } else if (/book|collection|proceedings|reference|^manual$/.test(type)) {
    set('collection-number', number);
  } else {
    set('number', number);
  }
  set('issue', text('issue'));
  set('number', text('isan', 'ismn', 'isrn', 'iswc'));
}

function setEprint(text: ReadText, set: SetText): void {
  const eprint = text('eprint');
  if (eprint === '') return;
  const archive = text('eprinttype', 'archiveprefix');
  if (/^pubmed$/i.test(archive)) set('PMID', eprint);
  else if (/^pmc$/i.test(archive)) set('PMCID', eprint);
  else if (
    /^arxiv$/i.test(archive) ||
    (archive === '' && /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/i.test(eprint))
  ) {
    set('archive', 'arXiv');
    set('number', `arXiv:${eprint.replace(/^arxiv:/i, '')}`);
  } else {
    set('archive', archive);
    set('archive_location', eprint);
  }
}

/** An article's subtype says which CSL type it has, not what kind of a work it is. */
function subtypeIn(cslType: string, subtype: string): string {
  return /^article-(?:magazine|newspaper)$/.test(cslType) ? '' : subtype;
}

function withSubtitle(title: string, subtitle: string): string {
  if (subtitle === '') return title;
  return title === '' ? subtitle : `${title}${/[.:!?]$/.test(title) ? '' : ':'} ${subtitle}`;
}

function languageOf(written: string): string {
  return languageNamed(written) ?? written;
}

/** An address or identifier, which BibLaTeX reads as it stands and other programs write with backslashes. */
function verbatim(written: string): string {
  return written
    .replace(/^\s*\\url\s*\{([^{}]*)\}\s*$/, '$1')
    .replace(/\\([%&#_~{}$])/g, '$1')
    .replace(/[{}\s]/g, '');
}
