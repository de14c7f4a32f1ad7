import { noSeparator, separatorBetween, type FoldedText, type Separator } from './anchor-fold.ts';
import { hasNoCase, isDigit, isWordCode } from './sentence-characters.ts';

export type FoldedSide = FoldedText & { readonly text: string };

/**
 * Whether the fold of the quote, found in the source's fold at `at`, stands there word for word: no word is parted or
 * joined but by a hyphen at a line's end, no hyphen is missing, and both ends fall between words.
 */
export function isSameWords(source: FoldedSide, at: number, quote: FoldedSide): boolean {
  const last = quote.folded.length - 1;
  if (!isWordEdge(source, at - 1) || !isWordEdge(source, at + last)) return false;
  for (let index = 0; index < last; index += 1) {
    const sourceEnd = source.ends[at + index] ?? 0;
    const sourceNext = source.starts[at + index + 1] ?? 0;
    const quoteEnd = quote.ends[index] ?? 0;
    const quoteNext = quote.starts[index + 1] ?? 0;
    if (sourceNext <= sourceEnd && quoteNext <= quoteEnd) continue;
    const inSource = separatorBetween(source.text, sourceEnd, sourceNext);
    const inQuote = separatorBetween(quote.text, quoteEnd, quoteNext);
    const before = quote.folded.charCodeAt(index);
    const after = quote.folded.charCodeAt(index + 1);
    if (!isSameSeparator(inSource, inQuote, before, after)) return false;
  }
  return true;
}

function isSameSeparator(inSource: Separator, inQuote: Separator, before: number, after: number): boolean {
  if (inSource.hasHyphen !== inQuote.hasHyphen) {
    // "inter-⏎national" is "international" in a copy
    const hyphened = inSource.hasHyphen ? inSource : inQuote;
    const plain = inSource.hasHyphen ? inQuote : inSource;
    return hyphened.hasLineBreak && !plain.hasSpace && isWordCode(before) && isWordCode(after);
  }
  if (inSource.hasSpace === inQuote.hasSpace || inSource.hasHyphen) return true;
  return !isWordParted(before, after);
}

/** True where a space between the two makes two words of one, or two numbers. */
function isWordParted(before: number, after: number): boolean {
  if (isDigit(after) && (before === 0x2e || before === 0x2c)) return true;
  return isSpacedWord(before) && isSpacedWord(after);
}

/** Whether a word may begin after, or end with, the character at `at` of the fold. */
function isWordEdge(source: FoldedSide, at: number): boolean {
  const { folded, starts, ends, text } = source;
  if (at < 0 || at + 1 >= folded.length) return true;
  const end = ends[at] ?? 0;
  const next = starts[at + 1] ?? 0;
  // inside a ligature there is no edge
  if (starts[at] === next) return false;
  const before = folded.charCodeAt(at);
  const after = folded.charCodeAt(at + 1);
  const between = next > end ? separatorBetween(text, end, next) : noSeparator;
  if (between.hasHyphen) return !(between.hasLineBreak && isLowerLatin(before) && isLowerLatin(after));
  if (between.hasSpace) return true;
  // "3" is not in "3.5"
  if (isDigit(after) && (before === 0x2e || before === 0x2c) && isDigit(folded.charCodeAt(at - 1))) return false;
  if (isDigit(before) && (after === 0x2e || after === 0x2c) && isDigit(folded.charCodeAt(at + 2))) {
    return (starts[at + 2] ?? 0) > (ends[at + 1] ?? 0);
  }
  return !(isSpacedWord(before) && isSpacedWord(after));
}

function isLowerLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** A letter or digit of a script that puts spaces between words; no symbol and no half of a surrogate pair. */
function isSpacedWord(code: number): boolean {
  if (code < 0x80) return isWordCode(code);
  const isUnspaced =
    (code >= 0x0e01 && code <= 0x0eff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff);
  const isSymbol = (code >= 0x2070 && code <= 0x2bff) || (code >= 0xd800 && code <= 0xf8ff) || code >= 0xfe00;
  return !isUnspaced && !isSymbol && !hasNoCase(code) && isWordCode(code);
}
