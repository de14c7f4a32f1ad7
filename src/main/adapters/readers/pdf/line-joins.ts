import { textOfLine, type Paragraph } from './paragraphs.ts';

/** How a line goes over into the next: with a space, without, or by leaving out the hyphen at its end. */
export type LineJoin = 'space' | 'nothing' | 'drop-hyphen' | 'line-break';

export type LineJoiner = (end: string, start: string) => LineJoin;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，！？；：（）「」]/u;
const wordAtEnd = /([\p{L}\p{M}]+)[-\u2010]$/u;
const wordAtStart = /^[\p{L}\p{M}]+/u;

/**
 * A joiner for one file. A hyphen at a line's end goes where the joined word is found elsewhere in the file. Where it isn't, the
 * hyphen stays if the hyphenated word is found, if both of its parts are words of the file, or if the second part begins
 * with a capital; otherwise it divided a word and goes.
 */
export function createLineJoiner(paragraphs: readonly Paragraph[]): LineJoiner {
  let words: ReadonlySet<string> | null = null;
  return (end, start) => {
    const before = wordAtEnd.exec(end)?.[1];
    const after = wordAtStart.exec(start)?.[0];
    if (before === undefined || after === undefined) {
      if (/[\u2010-\u2015/-]$/.test(end) && /\S[\u2010-\u2015/-]$/.test(end)) return 'nothing';
      return unspaced.test(end.at(-1) ?? '') && unspaced.test(start[0] ?? '') ? 'nothing' : 'space';
    }
    words ??= collectWords(paragraphs);
    const [first, second] = [before.toLowerCase(), after.toLowerCase()];
    if (words.has(first + second)) return 'drop-hyphen';
    if (!/^\p{Ll}/u.test(after)) return 'nothing';
    if (words.has(`${first}-${second}`)) return 'nothing';
    const isCompound = first.length >= 3 && second.length >= 4 && words.has(first) && words.has(second);
    return isCompound ? 'nothing' : 'drop-hyphen';
  };
}

// Words at the two ends of a line may be halves.
function collectWords(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const paragraph of paragraphs) {
    for (const line of paragraph.lines) {
      const found =
        textOfLine(line)
          .toLowerCase()
          .match(/[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*-?/gu) ?? [];
      for (const [index, word] of found.entries()) {
        if (word.endsWith('-')) continue;
        if (index > 0) words.add(word.replaceAll('\u2010', '-'));
        if (word.includes('-')) for (const part of word.split('-')) words.add(part);
      }
    }
  }
  return words;
}
