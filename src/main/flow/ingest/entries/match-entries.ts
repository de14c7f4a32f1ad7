import type { EntryId, SourceId } from '#shared/base/ids.ts';
import type { BibliographicData, Source } from '#shared/domain/source.ts';
import { foldWords } from '#shared/text/fold-words.ts';
import { arxivIdOf, normalDoi, normalIsbn, titleKey } from '#shared/text/identifiers.ts';

export type EntryMatch = { readonly id: EntryId; readonly sourceId: SourceId };

/**
 * Finds the source that an entry describes, where there is one: by DOI, arXiv or PubMed id, ISBN, else by title together
 * with year and first author. What contradicts in an id or the year is no match.
 */
export function createMatcher(options: {
  readonly sources: readonly Pick<Source, 'id' | 'bibliographic'>[];
  readonly textOf: (id: SourceId) => string;
}): (entry: BibliographicData) => SourceId | null {
  const { sources, textOf } = options;
  const isNamedIn = (title: string, id: SourceId) => titleKey(textOf(id).slice(0, firstPageChars)).includes(title);
  const byId = new Map<string, Known[]>();
  const byTitle = new Map<string, Known[]>();
  const byAuthor = new Map<string, Known[]>();
  for (const { id, bibliographic } of sources) {
    const one = { id, traits: traitsOf(bibliographic) };
    for (const each of one.traits.ids) add(byId, each, one);
    add(byTitle, one.traits.title, one);
    if (one.traits.author !== '') add(byAuthor, one.traits.author, one);
  }
  return (entry) => {
    const wanted = traitsOf(entry);
    const found =
      wanted.ids
        .flatMap((each) => byId.get(each) ?? [])
        .find(({ id, traits }) => isSameWork(wanted, traits, () => isNamedIn(wanted.title, id))) ??
      (wanted.title === '' ? undefined : byTitle.get(wanted.title)?.find(({ traits }) => isLikely(wanted, traits))) ??
      byAuthor.get(wanted.author)?.find(({ traits }) => isNearlySame(wanted, traits));
    return found?.id ?? null;
  };
}

const firstPageChars = 5000;

type Known = { readonly id: SourceId; readonly traits: Traits };

type Traits = {
  /** With their kinds, the surest first. */
  readonly ids: readonly string[];
  readonly doi: string;
  readonly title: string;
  readonly year: number | null;
  readonly author: string;
  readonly isPart: boolean;
};

function traitsOf(data: BibliographicData): Traits {
  const doi = data.DOI === undefined ? '' : normalDoi(data.DOI);
  const arxiv = arxivIdOf(data);
  const isbns = (data.ISBN ?? '').split(/[,;\s]+(?=97[89]|\d{9}[\dXx]\b|\d[\d-]{11,})/).map((isbn) => normalIsbn(isbn));
  const [first] = data.author ?? data.editor ?? [];
  return {
    ids: [
      ...(doi === '' ? [] : [`doi:${doi}`]),
      ...(arxiv === null ? [] : [`arxiv:${arxiv}`]),
      ...(data.PMID === undefined ? [] : [`pmid:${data.PMID}`]),
      ...isbns.flatMap((isbn) => (isbn === null ? [] : [`isbn:${isbn}`])),
    ],
    doi,
    title: titleKey(data.title),
    year: data.issued?.[0] ?? null,
    author: foldWords(first?.family ?? first?.literal?.split(' ').at(-1) ?? ''),
    isPart: /^(?:chapter|paper-conference|entry)/.test(data.type),
  };
}

/** The chapters of a book share its ISBN; an id on a first page may be that of a work that is cited there. */
function isSameWork(wanted: Traits, source: Traits, isOnFirstPage: () => boolean): boolean {
  const shared = wanted.ids.find((id) => source.ids.includes(id)) ?? '';
  if (!shared.startsWith('isbn:')) {
    return wanted.title === '' || likeness(wanted.title, source.title) >= 0.5 || isOnFirstPage();
  }
  return !hasOtherDoi(wanted, source) && (!wanted.isPart || likeness(wanted.title, source.title) >= 0.6);
}

/** The same title: enough where it is long or the author is the same, unless something says otherwise. */
function isLikely(wanted: Traits, source: Traits): boolean {
  if (hasOtherDoi(wanted, source)) return false;
  const sameAuthor = wanted.author !== '' && wanted.author === source.author;
  if (!sameAuthor && wanted.author !== '' && source.author !== '' && wanted.title.split(' ').length < 6) return false;
  const [a, b] = [wanted.year, source.year];
  // A preprint and the article it became are a year or two apart.
  if (a !== null && b !== null && Math.abs(a - b) > (sameAuthor ? 2 : 0)) return false;
  return sameAuthor || (a !== null && a === b) || wanted.title.split(' ').length >= 4;
}

function isNearlySame(wanted: Traits, source: Traits): boolean {
  if (hasOtherDoi(wanted, source) || wanted.year === null || wanted.year !== source.year) return false;
  return likeness(wanted.title, source.title) >= 0.8;
}

/** An arXiv preprint's own DOI doesn't contradict that of the article. */
function hasOtherDoi(wanted: Traits, source: Traits): boolean {
  const isPreprint = (doi: string) => doi.startsWith('10.48550/');
  return (
    wanted.doi !== '' &&
    source.doi !== '' &&
    wanted.doi !== source.doi &&
    !isPreprint(wanted.doi) &&
    !isPreprint(source.doi)
  );
}

/** The share of words that two titles have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const [first, second] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const common = [...first].filter((word) => second.has(word)).length;
  return common / Math.max(1, first.size + second.size - common);
}

function add(map: Map<string, Known[]>, key: string, one: Known): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [one]);
  else there.push(one);
}
