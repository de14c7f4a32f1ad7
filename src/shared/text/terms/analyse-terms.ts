import { runTerms } from './run-terms.ts';
import { runKinds, visitRuns } from './script-runs.ts';
import { wordAnalysis } from './word-terms.ts';
import { wordEnd } from './contractions.ts';

/**
 * The terms of a text in order, repeated as often as they occur: what full text, vectors and queries are all made of.
 * Lower case, stop words left out, English and German stemmed, other alphabets cut to six letters, Chinese, Japanese and Korean
 * as character bigrams, Arabic script as 4-grams, Thai and its like by dictionary. The script decides where it can,
 * `language` (ISO 639-1 or `und`) where it can't. No term holds white space or is longer than 32 code units.
 */
export function analyseTerms(text: string, language: string): string[] {
  const terms: string[] = [];
  const { termsOf, isEnglish } = wordAnalysis(language);
  let from = 0;
  visitRuns(text, (kind, start, end) => {
    if (start < from) return;
    if (kind !== runKinds.word) {
      runTerms(kind, text.slice(start, end), terms);
      return;
    }
    if (isEnglish) {
      const contraction = wordEnd(text, end);
      from = contraction.end;
      if (contraction.isNegation) return;
    }
    for (const term of termsOf(text.slice(start, end))) terms.push(term);
  });
  return terms;
}
