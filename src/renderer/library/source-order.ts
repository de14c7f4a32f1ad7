import type { RequestOutput } from '#shared/contract/index.ts';
import { authorNames } from '#shared/domain/source.ts';
import { foldWords } from '#shared/text/fold-words.ts';
import { plainTitle } from '#shared/text/plain-title.ts';

export type ListedSource = RequestOutput<'library.list'>['sources'][number];

export const sortKeys = ['title', 'author', 'year', 'added', 'evidence'] as const;
export type SortKey = (typeof sortKeys)[number];

/** By title and author from A, by all else the newest and the most first; what has no author or year comes last. */
export function sortSources(sources: readonly ListedSource[], key: SortKey): readonly ListedSource[] {
  const keyed = sources.map((source) => ({ source, key: keyOf(source, key), title: foldWords(titleOf(source)) }));
  return keyed
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.title, b.title) || compare(a.source.id, b.source.id))
    .map(({ source }) => source);
}

/** Those in which each of the words occurs: in title, authors, year, container or file name, whatever the accents. */
export function filterSources(sources: readonly ListedSource[], words: string): readonly ListedSource[] {
  const wanted = foldWords(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return sources;
  return sources.filter((source) => {
    const { bibliographic } = source;
    const all = foldWords(
      [
        titleOf(source),
        ...authorNames(bibliographic),
        String(bibliographic.issued?.[0] ?? ''),
        bibliographic['container-title'] ?? '',
        source.fileName,
      ].join('\n'),
    );
    return wanted.every((word) => all.includes(word));
  });
}

export function titleOf({ bibliographic, fileName }: Pick<ListedSource, 'bibliographic' | 'fileName'>): string {
  return plainTitle(bibliographic.title === '' ? fileName : bibliographic.title);
}

function keyOf(source: ListedSource, key: SortKey): string | number {
  const { bibliographic } = source;
  const { author = [], issued } = bibliographic;
  const last = '\u{10FFFF}';
  switch (key) {
    case 'title':
      return foldWords(titleOf(source));
    case 'author':
      return foldWords(author[0]?.family ?? author[0]?.literal ?? author[0]?.given ?? last);
    case 'year':
      return -(issued?.[0] ?? Number.NEGATIVE_INFINITY);
    case 'added':
      return -Date.parse(source.importedAt);
    case 'evidence':
      return -source.evidence;
  }
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
