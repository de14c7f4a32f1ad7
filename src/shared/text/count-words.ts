import type { RichText } from '../domain/rich-text.ts';
import { plainText } from './rich-text-plain.ts';

/**
 * The words of a section, those of footnotes and captions included, formulas and citations not. In Chinese, Japanese,
 * Thai and the like words are told apart by the segmenter's dictionary; everywhere else by blanks, so that "don't",
 * "3,5" and "e-mail" are one word each.
 */
export function countWords(body: RichText): number {
  const text = plainText(body);
  let count = 0;
  for (const [run] of text.matchAll(/\S+/g)) {
    if (!unspaced.test(run)) count += hasWord.test(run) ? 1 : 0;
    else for (const { isWordLike } of segmenter.segment(run)) count += isWordLike === true ? 1 : 0;
  }
  return count;
}

const hasWord = /[\p{L}\p{N}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
