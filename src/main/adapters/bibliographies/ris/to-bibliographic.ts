import type { BibliographicData, nameFields, textFields } from '#shared/domain/source.ts';
import { readRisDate } from './dates.ts';
import { readRisName } from './names.ts';
import type { RisLine } from './ris-line.ts';
import { cslTypeOfRis, hasContainer, isBookLike } from './reference-types.ts';

type Draft = { -readonly [Field in keyof BibliographicData]: BibliographicData[Field] };
type TextField = (typeof textFields)[number];
type NameField = (typeof nameFields)[number];

/** Tags that mean the same in every record, with the one that is written first where several do. */
export const plainTags: readonly (readonly [string, TextField])[] = [
  ['AB', 'abstract'],
  ['N2', 'abstract'],
  ['RN', 'annote'],
  ['CN', 'call-number'],
  ['AV', 'archive_location'],
  ['DB', 'archive'],
  ['DP', 'source'],
  ['CY', 'publisher-place'],
  ['PP', 'publisher-place'],
  ['PB', 'publisher'],
  ['ET', 'edition'],
  ['J2', 'container-title-short'],
  ['JA', 'container-title-short'],
  ['LA', 'language'],
  ['M3', 'genre'],
  ['N1', 'note'],
  ['NV', 'number-of-volumes'],
  ['OP', 'original-title'],
  ['RI', 'reviewed-title'],
  ['ST', 'title-short'],
  ['VL', 'volume'],
  ['SE', 'section'],
  ['M2', 'number-of-pages'],
];

export const nameTags: readonly (readonly [string, NameField])[] = [
  ['AU', 'author'],
  ['A1', 'author'],
  ['ED', 'editor'],
  ['A2', 'editor'],
  ['A3', 'collection-editor'],
  ['A4', 'translator'],
];

/** The source that a record describes. */
export function toBibliographic(lines: readonly RisLine[]): BibliographicData {
  const all = (...tags: string[]) =>
    lines.filter(({ tag, value }) => tags.includes(tag) && value !== '').map(({ value }) => value);
  const first = (...tags: string[]) => tags.flatMap((tag) => all(tag))[0] ?? '';
  const draft: Draft = { type: cslTypeOfRis(first('TY')), title: first('TI', 'T1', 'CT') };
  const set = (field: TextField, value: string) => {
    if (value !== '' && draft[field] === undefined) draft[field] = value;
  };
  for (const [tag, field] of nameTags) {
    const names = all(tag).map((value) => readRisName(value));
    const known = names.filter((name) => name !== null);
    if (known.length > 0) draft[field] = [...(draft[field] ?? []), ...known];
  }
  for (const [tag, field] of plainTags) set(field, field === 'note' ? all(tag).join(' ') : first(tag));
  setTitles(draft.type, first, set, draft);
  set(
    'keyword',
    all('KW')
      .map((word) => word.replace(/^\*/, ''))
      .join(', '),
  );
  setNumbers(draft.type, { all, first }, set);
  const [start, end] = [first('SP'), first('EP')];
  set(
    'page',
    end !== '' && end !== start && !/[-–]/.test(start)
      ? [start, end].filter((part) => part !== '').join('-')
      : start.replace(/\s*[–—]\s*/, '-'),
  );
  set(
    'DOI',
    (first('DO') || doiIn([...all('M3', 'L3'), ...all('UR')])).replace(
      /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i,
      '',
    ),
  );
  if (/^10\.\d{4,}\//.test(draft.genre ?? '')) delete draft.genre;
  set(
    'URL',
    [...all('UR'), ...all('L2')].find((value) => /^https?:/i.test(value)) ?? first('UR').replace(/^file:.*/i, ''),
  );
  const accessed = readRisDate(first('Y2')).issued;
  if (accessed !== undefined) draft.accessed = accessed;
  Object.assign(draft, issuedOf(first));
  return draft;
}

type ReadFirst = (...tags: string[]) => string;
type ReadAll = (...tags: string[]) => readonly string[];
type SetText = (field: TextField, value: string) => void;

/** `T2` is what a work stands in, or the series of one that stands alone. */
function setTitles(type: string, first: ReadFirst, set: SetText, draft: Draft): void {
  const journal = first('JF', 'JO', 'BT');
  if (hasContainer(type)) {
    set('container-title', first('T2') || journal);
    set('collection-title', first('T3'));
  } else {
    set('collection-title', first('T2', 'T3'));
    if (type === 'book' && draft.title === '') draft.title = journal;
    else set('container-title', journal);
  }
}

function setNumbers(type: string, read: { readonly all: ReadAll; readonly first: ReadFirst }, set: SetText): void {
  const { all, first } = read;
  const issue = first('IS');
  if (hasContainer(type) && !/^(?:chapter|entry|legal|bill|patent|legislation|dataset|software)/.test(type))
    set('issue', issue);
  else if (type === 'chapter' || type === 'book') set('collection-number', issue);
  else set('number', issue);
  set('number', first('M1', 'C7'));
  const numbers = all('SN')
    .flatMap((value) => value.split(/\s*[;,]\s*|\s+(?=\d{4}-)/))
    .map((value) => value.trim());
  const isbn = numbers.filter((value) => isIsbn(value) || (isBookLike(type) && !isIssn(value)));
  set('ISSN', numbers.filter((value) => !isbn.includes(value)).join(', '));
  set('ISBN', isbn.join(' '));
  if (/^PMC/i.test(first('C2'))) set('PMCID', first('C2'));
  if (/^\d{5,9}$/.test(first('AN'))) set('PMID', first('AN'));
}

function isIssn(value: string): boolean {
  return /^\d{4}-?\d{3}[\dX]\b/i.test(value) && !isIsbn(value);
}

function isIsbn(value: string): boolean {
  return /^(?:\d{9}[\dX]|\d{13})$/i.test(value.replace(/\s*\(.*\)$/, '').replace(/[-\s]/g, ''));
}

function doiIn(values: readonly string[]): string {
  const found = values.map((value) => /(?:^|doi\.org\/|doi:\s*)(10\.\d{4,}\/\S+)/i.exec(value)?.[1]);
  return found.find((doi) => doi !== undefined) ?? '';
}

function issuedOf(first: ReadFirst): Pick<BibliographicData, 'issued' | 'issuedEnd' | 'issuedAs'> {
  const dates = ['DA', 'PY', 'Y1'].map((tag) => readRisDate(first(tag)));
  const known = dates.filter(({ issued }) => issued !== undefined);
  // The one that says most; of equals, the first.
  const best = known.toSorted((a, b) => (b.issued?.length ?? 0) - (a.issued?.length ?? 0))[0];
  return best ?? dates.find(({ issuedAs }) => issuedAs !== undefined) ?? {};
}
