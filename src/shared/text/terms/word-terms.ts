import { germanTerms } from './german-terms.ts';
import { porterStem } from './porter-stem.ts';
import { isStopWord } from './stop-words.ts';

/** The terms of one word as it stands in the text: none for a stop word, mostly one, in German up to two. */
export type WordAnalysis = {
  readonly termsOf: (word: string) => readonly string[];
  readonly isEnglish: boolean;
};

/** How words of a language written with spaces become terms. What is known of a word is remembered. */
export function wordAnalysis(language: string): WordAnalysis {
  const known = analyses.get(language);
  if (known !== undefined) return known;
  const analysis = createAnalysis(language);
  if (analyses.size >= 64) analyses.clear();
  analyses.set(language, analysis);
  return analysis;
}

/** NFKC, lower case, and nothing but letters, marks and digits. Fractions and raised digits (footnote marks) go. */
export function foldWord(word: string): string {
  if (/^[0-9A-Za-z]*$/.test(word)) return word.toLowerCase();
  return word
    .replace(/[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u215f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Longest term, in UTF-16 code units; what goes beyond is no word but an address or an encoded blob. */
export const maxTermLength = 32;

const memoSize = 60_000;
const stemLength = 6;
const analyses = new Map<string, WordAnalysis>();

// Of the languages not written in Latin letters: their Latin words are mostly English.
const languagesOfOtherScripts = new Set(
  'am ar as be bg bn bo dv dz el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru sa sd si sr ta te tg th ti tt ug uk ur yi yue zh'.split(
    ' ',
  ),
);
const cyrillicLanguages = new Set('be bg kk ky mk mn sr tg tt uk ru'.split(' '));

function createAnalysis(language: string): WordAnalysis {
  const isEnglish = language === 'en' || language === 'und' || languagesOfOtherScripts.has(language);
  const latinLanguage = isEnglish ? 'en' : language;
  const cyrillicLanguage = cyrillicLanguages.has(language) ? language : 'ru';
  const memo = new Map<string, readonly string[]>();
  const termsOf = (word: string): readonly string[] => {
    const remembered = memo.get(word);
    if (remembered !== undefined) return remembered;
    const terms = analyse(foldWord(word)).map(cutTerm);
    if (memo.size >= memoSize) memo.clear();
    memo.set(detach(word), terms);
    return terms;
  };
  const analyse = (folded: string): readonly string[] => {
    if (folded === '') return [];
    if (/\p{Script=Cyrillic}/u.test(folded)) return isStopWord(folded, cyrillicLanguage) ? [] : [firstLetters(folded)];
    if (/[\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u.test(folded)) return [firstLetters(folded)];
    if (!/\p{Script=Latin}/u.test(folded)) return [folded];
    if (isStopWord(folded, latinLanguage)) return [];
    if (isEnglish) return [porterStem(folded)];
    return language === 'de' && !/\p{N}/u.test(folded) ? germanTerms(folded) : [firstLetters(folded)];
  };
  return { termsOf, isEnglish };
}

function firstLetters(word: string): string {
  return word.length <= stemLength || /\p{N}/u.test(word) ? word : Array.from(word).slice(0, stemLength).join('');
}

// Also gives terms memory of their own.
function cutTerm(term: string): string {
  return detach(term.length <= maxTermLength ? term : term.slice(0, maxTermLength).toWellFormed());
}

// A slice of a long text keeps the whole text alive; what is remembered must not.
function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
