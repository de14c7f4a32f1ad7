import { wordEnd } from './contractions.ts';
import { runTerms } from './run-terms.ts';
import { runKinds, visitRuns } from './script-runs.ts';
import { wordAnalysis } from './word-terms.ts';

/**
 * The terms of a query whose language isn't known, to be looked up in a library of these languages (the most frequent
 * first): each word gives the terms that it would have in a passage of any of them, once where they agree. The language
 * of which the query has most stop words decides what a stop word is. With one language it equals `analyseTerms`.
 */
export function queryTerms(text: string, languages: readonly string[]): string[] {
  const analyses = (languages.length === 0 ? ['und'] : languages).map(wordAnalysis);
  const isEnglish = analyses.some((analysis) => analysis.isEnglish);
  const parts: QueryPart[] = [];
  let from = 0;
  visitRuns(text, (kind, start, end) => {
    if (start < from) return;
    const run = text.slice(start, end);
    if (kind !== runKinds.word) {
      const terms: string[] = [];
      runTerms(kind, run, terms);
      parts.push({ kind: 'terms', terms });
      return;
    }
    if (isEnglish) {
      const contraction = wordEnd(text, end);
      from = contraction.end;
      if (contraction.isNegation) return;
    }
    parts.push({ kind: 'word', termsByLanguage: analyses.map((analysis) => analysis.termsOf(run)) });
  });
  const ofLikeliest = unite(parts, likeliestLanguage(parts, analyses.length));
  // A word that is a stop word somewhere may be all there is: "war" is German too.
  return ofLikeliest.length > 0 ? ofLikeliest : unite(parts, null);
}

type QueryPart =
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  /** None in a language where the word is a stop word. */
  | { readonly kind: 'word'; readonly termsByLanguage: readonly (readonly string[])[] };

function likeliestLanguage(parts: readonly QueryPart[], languageCount: number): number | null {
  let likeliest: number | null = null;
  let mostStopWords = 0;
  for (let language = 0; language < languageCount; language += 1) {
    const stopWords = parts.filter(
      (part) => part.kind === 'word' && part.termsByLanguage[language]?.length === 0,
    ).length;
    if (stopWords > mostStopWords) {
      likeliest = language;
      mostStopWords = stopWords;
    }
  }
  return likeliest;
}

function unite(parts: readonly QueryPart[], stoppingLanguage: number | null): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'terms') return part.terms;
    if (stoppingLanguage !== null && part.termsByLanguage[stoppingLanguage]?.length === 0) return [];
    return [...new Set(part.termsByLanguage.flat())];
  });
}
