import type { Reading } from './reading.ts';
import {
  askingWords,
  boilerplateHeadings,
  boilerplatePhrases,
  emptyNouns,
  generalNouns,
  vagueWords,
} from './word-lists.ts';

const longestHeading = 6;
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}A-Za-z0-9]+$/u;
const smallWords = new Set(
  'a an the of for to in on with and or from by at as into about der die das und von für im in zu le la les de des du et pour el los las del y para'.split(
    ' ',
  ),
);
const verbish =
  /^(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|must|may|might|not|no|never|make|makes|made|get|gets|let|lets|use|using|used|see|want|allow|allows|include|includes|please|don['’]t|it|this|that|these|those|they|we|you|i|he|she|there|if|when|while|because|how|what|why|who|where|which|than|then|yet|also|very|too|only|via|per|vs|etc)$/i;

/**
 * The phrase as a heading could have it, without articles and vague adjectives before it; null where no person would write it:
 * code, small words at an end, nouns that say nothing, boilerplate.
 */
export function toHeadingForm(phrase: string, language: string, reading: Reading): string | null {
  const plain = phrase
    .replaceAll(/[“”"„«»]/g, '')
    .replace(/(?<![\s.,:;])[\s.,:;]+$/u, '')
    .trim();
  if (/[^\p{L}\p{M}\p{N}\s'’,&()+/-]/u.test(plain) || /\d[.\d]*\d|[a-z][A-Z]|_|^\W|\d{3}|\(|\/|,/u.test(plain))
    return null;
  if (boilerplatePhrases.some((pattern) => pattern.test(plain))) return null;
  if (unspaced.test(plain) && !/^[A-Za-z]/.test(plain)) return plain.length >= 2 && plain.length <= 16 ? plain : null;
  const words = plain.split(/\s+/);
  while (words.length > 1 && isLead(words[0]!)) words.shift();
  if (!isSoundHeading(words)) return null;
  const heading = words.join(' ');
  return reading.termsOf(heading, language).length === 0 ? null : heading;
}

function isLead(word: string): boolean {
  return vagueWords.has(word.toLowerCase()) || smallWords.has(word.toLowerCase()) || /^\d+$/.test(word);
}

function isSoundHeading(words: readonly string[]): boolean {
  const lower = words.map((word) => word.toLowerCase().replace(/['’]s?$/, ''));
  const last = lower.at(-1)!;
  if (words.length > longestHeading || words.join(' ').length > 60) return false;
  if (lower.some((word) => verbish.test(word)) || words.some((word) => word.length < 2 && word !== 'C')) return false;
  if (smallWords.has(last) || smallWords.has(lower[0]!) || vagueWords.has(last) || emptyNouns.has(last)) return false;
  if (/['’]s?$/.test(words.at(-1)!) || /^\d/.test(last) || (last.length < 3 && !/^\p{Lu}+$/u.test(words.at(-1)!)))
    return false;
  if (words.length > 1)
    return (
      !(words.length === 2 && emptyNouns.has(lower[0]!)) &&
      lower.some((word) => !generalNouns.has(word) && !askingWords.has(word))
    );
  return words[0]!.length >= 3 && !generalNouns.has(last) && !boilerplateHeadings.has(last) && !askingWords.has(last);
}

/** How words are written inside sentences: tells names from words that only a heading's style has capitalised. */
export type Casing = ReadonlyMap<string, string>;

export function learnCasing(sentences: readonly string[]): Casing {
  const counts = new Map<string, Map<string, number>>();
  for (const sentence of sentences) {
    for (const word of sentence.match(/[\p{L}\p{M}\p{N}]+/gu)?.slice(1) ?? []) {
      const forms = counts.get(word.toLowerCase()) ?? new Map<string, number>();
      forms.set(word, (forms.get(word) ?? 0) + 1);
      counts.set(word.toLowerCase(), forms);
    }
  }
  const casing = new Map<string, string>();
  for (const [word, forms] of counts) {
    const [form] = [...forms].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!;
    casing.set(word, form);
  }
  return casing;
}

/** Sentence case: a capital at the start, elsewhere only where the word has one inside sentences. */
export function toSentenceCase(heading: string, casing: Casing): string {
  const worded = heading.replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    if (/^\p{Lu}{2,}s?$/u.test(word) || /\p{Ll}\p{Lu}/u.test(word) || /\p{N}/u.test(word)) return word;
    return casing.get(word.toLowerCase()) ?? (/^\p{Lu}/u.test(word) && casing.size === 0 ? word : word.toLowerCase());
  });
  return capitalise(worded);
}

/** With a capital first letter, but for words such as "iOS" that have theirs elsewhere. */
export function capitalise(heading: string): string {
  return /^\p{Ll}+\p{Lu}/u.test(heading) ? heading : heading.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
