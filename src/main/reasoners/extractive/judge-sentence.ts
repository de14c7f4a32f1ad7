import { foldSpace } from './find-sentences.ts';
import { leansOnSurroundings, standsAlone, startsAnaphoric } from './sentence-wording.ts';
import { splitSentences } from '#shared/text/sentences.ts';

/** How a sentence would do as a quotation. */
export type Judgement =
  | { readonly kind: 'refused' }
  /** Good if its antecedent goes before it. */
  | { readonly kind: 'leaning'; readonly quality: number }
  /** `quality` from 0 to 1. */
  | { readonly kind: 'sound'; readonly quality: number };

const minWords = 6;
const maxWords = 60;
const minUnspacedChars = 12;
const maxUnspacedChars = 160;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const markup =
  /\]\(|\{[%.{]|[%}]\}|\|[^|]*\||>>>|::|:[a-z-]+:`|`__?|\]_|_`|<\/?[a-z]+[ >]|https?:|www\.|\S+@\S+\.\w|^\.\. |^[#>=|~]|\*\*|&[a-z]+;|\s[<>]\s|�|\\[a-z]/;
const codeShapes =
  /\b\w+\([^)]*\)\s*[;{:=]|[{};]\s|\s(?:==|!=|->|=>|&&|\|\||:=|\+=|<-|<=|>=)\s|\s=\s|\bself\.|^\s*(?:def|class|import|from|return|if|for|while|try|raise|print)\b[^.?!]*[:(]\S*\.?$|\$\s?\w+|--\w[\w-]+=|^\W*\d+(?:\.\d+)*\.?\s+[A-Z]/;
const fieldDescription =
  /^(?:An?|The|Array|List|String|Boolean|Table|Number) (?:[\w-]+ ){0,4}?(?:representing|specifying|containing|indicating|following|consisting|describing|storing|listing|denoting|holding|giving|defining|pointing)\b/;
// "A tool for installing packages in a manner that …": what stands after a term that is being defined.
const definitionOnly =
  /^An? (?:[\w-]+ ){1,3}for \w+ing\b(?!.*\b(?:is|are|was|were|can|will|should|must|may|has|have|had|does|would|could|might)\b)/;
const labelled = /^[^.:]{1,40}: \p{Ll}/u;
const subjectless =
  /^(?:Describes?|Provides?|Includes?|Contains?|Returns?|Defines?|Specifies|Specify|Indicates?|Explains?|Lists?|Shows?|Gives?|Represents|Is|Are|Was|Has|Can|Should|Must|Tell|Discuss|Imagine|Suppose|Assume|Click|Visit|Read|Check|Reference|Let|Same|Requires|Allows|Raises|Added|Changed|Fixed|Deprecated|Removed)\b(?! (?:of|in|for|and|from|is|are|was|were)\b)/;
// What looks like one sentence but has lost a full stop or a capital on the way: "… if necessary. remember the state (owned) If …".
const brokenInside =
  /\p{L}{5}[.!] \p{Ll}|\betc\. \p{Lu}|^(?:No|Yes|Well|OK|Sure), |[)\]] (?:If|The|This|These|It|When|For|In|We|An?) \p{Ll}/u;
// A checklist's line says its piece without a full stop.
const listItem =
  /^(?:All|Each|Every|Ensure|Make sure|Always|Never|Do not|Don['’]t|Use|Provide|Avoid)\s(?!.*[.:;]\s).*[\p{L}\p{N})]$/u;
const codeWord = /\w_\w|\w\.\w+\.\w|\w\(\)|`|[a-z][A-Z]|\w\/\w+\/|^[<{[]|::|--\w|\w=\w|\\/;

/** Judges a sentence whose white space is folded. Looks at its form alone, not at what it says. */
export function judgeSentence(sentence: string, language: string): Judgement {
  if (!hasSoundForm(sentence, language) || leansOnSurroundings(sentence)) return { kind: 'refused' };
  const quality = lengthFit(sentence) * clarity(sentence, language) * standsAlone(sentence);
  return quality < 0.25
    ? { kind: 'refused' }
    : { kind: startsAnaphoric(sentence, language) ? 'leaning' : 'sound', quality };
}

function hasSoundForm(sentence: string, language: string): boolean {
  if (!hasSoundLength(sentence)) return false;
  if (!/^["“„«‘'「『¿¡]?(?:\p{Lu}|\p{Lo}|\p{N}+[\p{L}\p{M}-])/u.test(sentence)) return false;
  if (
    (!listItem.test(sentence) && !/[.!。！।؟]["”“’'»」』)\]]*$/u.test(sentence)) ||
    /(?:\.\.|…|\?\.?|\be\.g\.|\bi\.e\.|\betc\.\.|\bvs\.)["”’')\]]*$/u.test(sentence)
  )
    return false;
  if (sentence.includes('?') || markup.test(sentence) || codeShapes.test(sentence) || !isBalanced(sentence))
    return false;
  if ([brokenInside, fieldDescription, definitionOnly, subjectless, labelled].some((pattern) => pattern.test(sentence)))
    return false;
  // Two sentences whose full stop got lost: "… in its metadata The field must …".
  if (/\p{Ll} (?:The|This|These|An?|It|If|In|We|Most|Some|When|Each) \p{Ll}/u.test(sentence)) return false;
  if (/\b(\p{L}+) \1\b/iu.test(sentence.replaceAll(/\b(?:that that|had had)\b/g, ''))) return false;
  // The checks split the written section again: what would fall into two claims there can't be one quotation here.
  const spans = splitSentences(sentence, language);
  return spans.length === 1 && foldSpace(sentence) === sentence;
}

function hasSoundLength(sentence: string): boolean {
  if (unspaced.test(sentence)) return sentence.length >= minUnspacedChars && sentence.length <= maxUnspacedChars;
  const words = countWords(sentence);
  return words >= minWords && words <= maxWords;
}

export function countWords(text: string): number {
  return unspaced.test(text)
    ? Math.ceil((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) / 2)
    : (text.match(/\S+/g)?.length ?? 0);
}

function isBalanced(sentence: string): boolean {
  const count = (mark: string): number => sentence.split(mark).length - 1;
  const pairs = [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['“', '”'],
    ['«', '»'],
    ['「', '」'],
  ] as const;
  if (sentence.includes('„')) return count('„') === count('“') + count('”') || count('„') === count('“');
  return pairs.every(([open, close]) => count(open) === count(close)) && count('"') % 2 === 0 && count('`') % 2 === 0;
}

function lengthFit(sentence: string): number {
  const words = countWords(sentence);
  if (words < 9) return 0.7;
  if (words > 45) return 0.65;
  return words > 35 ? 0.85 : 1;
}

/** Code words, figures, capitals, long lists and nested brackets make a sentence hard to read out of its place. */
function clarity(sentence: string, language: string): number {
  const words = sentence.split(' ');
  const share = (count: number): number => count / words.length;
  const codeWords = words.filter((word) => codeWord.test(word)).length;
  const figures = words.filter((word) => /\d/.test(word)).length;
  const capitals = words.slice(1).filter((word) => /^\W*\p{Lu}/u.test(word)).length;
  if (
    share(codeWords) > 0.25 ||
    share(figures) > 0.35 ||
    words.every((word) => word === word.toUpperCase() && !unspaced.test(word))
  )
    return 0;
  let clearness = 1 - 1.2 * share(codeWords) - 0.5 * Math.max(0, share(figures) - 0.1);
  if (language !== 'de' && share(capitals) > 0.45) clearness *= 0.6;
  if ((sentence.match(/,/g)?.length ?? 0) > 6) clearness *= 0.7;
  if ((sentence.match(/\(/g)?.length ?? 0) > 1) clearness *= 0.8;
  if (/:\s/.test(sentence)) clearness *= /^[^.:]{1,40}: /.test(sentence) ? 0.6 : 0.85;
  if (/\([^)]{60,}\)/.test(sentence)) clearness *= 0.75;
  if (/\b(?:SHOULD|MUST|MAY|SHALL)\b/.test(sentence)) clearness *= 0.6;
  if (/\[\w{1,4}\]/.test(sentence)) clearness *= 0.8;
  return clearness;
}
