import { isStopWord } from '#shared/text/terms/index.ts';

/** A language with fewer of the passages than this is likely a few misjudged ones. */
const leastShare = 0.02;

/**
 * The languages to read a query in, the library's most frequent first: those of a fair share of its passages, and a
 * rarer one only where the query's little words are more that language's than any other's.
 */
export function queryLanguages(query: string, passagesByLanguage: Readonly<Record<string, number>>): readonly string[] {
  const counts = Object.entries(passagesByLanguage).toSorted(([, a], [, b]) => b - a);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const common = counts
    .filter(([, count], at) => at === 0 || count >= total * leastShare)
    .map(([language]) => language);
  const words = query.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const littleWords = (language: string) => words.filter((word) => isStopWord(word, language)).length;
  const most = Math.max(...common.map(littleWords));
  const rare = counts
    .map(([language]) => language)
    .filter((language) => !common.includes(language) && littleWords(language) > most);
  return [...common, ...rare];
}
