import { BooleanQuery, type FullTextQuery, Index, MatchQuery, Occur } from '@lancedb/lancedb';
import type { CountedTerm } from './messages.ts';

/**
 * The index over our own analysed terms: the engine only splits at the spaces. With positions `optimize` fails in large
 * tables. BM25 has k1 1.2 and b .75, as the engine fixes them.
 */
export function fullTextIndex(): Index {
  return Index.fts({
    withPosition: false,
    baseTokenizer: 'whitespace',
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: 65_536,
  });
}

/**
 * A query in which a term counts as often as it was given: the engine itself drops repetitions. One `MatchQuery` is
 * eight times as fast as a boolean query of several, so only different counts make one; a count that all terms share
 * is for the caller to multiply the scores by.
 */
export function fullTextQuery(terms: readonly CountedTerm[]): { query: FullTextQuery; factor: number } {
  const groups = new Map<number, string[]>();
  for (const { term, count } of terms) groups.set(count, [...(groups.get(count) ?? []), term]);
  const [first] = groups;
  if (first !== undefined && groups.size === 1) {
    return { query: new MatchQuery(first[1].join(' '), 'terms'), factor: first[0] };
  }
  const queries = [...groups].map(([count, group]): [Occur, FullTextQuery] => [
    Occur.Should,
    new MatchQuery(group.join(' '), 'terms', { boost: count }),
  ]);
  return { query: new BooleanQuery(queries), factor: 1 };
}
