import type { Span } from './sentences.ts';

/** Marks that open a quotation, each with those that may close it. */
const closersOf: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
};
const leastWords = 3;
const leastChars = 15;

/**
 * The words that a text puts between quotation marks, without the marks: those of three words or fifteen characters
 * and more; shorter ones mostly set off a term. A mark left open ends with its sentence, one that only closes begins
 * with it, unless it is straight and may stand for inches. Overlapping quotations are not told apart.
 */
export function findQuotations(text: string, sentences: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  const keep = (charStart: number, charEnd: number): void => {
    if (isLongEnough(text.slice(charStart, charEnd))) found.push({ charStart, charEnd });
  };
  const keepOpen = (opened: Opened): void => {
    const sentence = sentences.find(({ charStart, charEnd }) => charStart <= opened.at && opened.at < charEnd);
    if (opened.mark !== '"' && sentence !== undefined) keep(opened.at + 1, sentence.charEnd);
  };
  let opened: Opened | null = null;
  for (const { 0: mark, index: at } of text.matchAll(/["“”„«»「」『』]/gu)) {
    if (opened !== null && closersOf[opened.mark]?.includes(mark) === true && canClose(text, at)) {
      keep(opened.at + 1, at);
      opened = null;
    } else if (canOpen(text, at)) {
      if (opened !== null) keepOpen(opened);
      opened = { mark, at };
    } else if (opened === null && /[”」』]/u.test(mark) && !/\d/u.test(text.charAt(at - 1))) {
      const sentence = sentences.findLast(({ charStart }) => charStart <= at);
      if (sentence !== undefined) keep(sentence.charStart, at);
    }
  }
  if (opened !== null) keepOpen(opened);
  return found;
}

type Opened = { readonly mark: string; readonly at: number };

function canOpen(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (/[「『]/u.test(mark)) return true;
  if (/[」』]/u.test(mark)) return false;
  const next = text.charAt(at + 1);
  if (mark === '«') return next !== '';
  if (next === '' || /\s/u.test(next)) return false;
  if (/[“„]/u.test(mark)) return true;
  return at === 0 || /[\s([{—–\-/:'‘]/u.test(text.charAt(at - 1));
}

/** A straight mark closes only at a word's end; the others show by their form. */
function canClose(text: string, at: number): boolean {
  if (text.charAt(at) !== '"') return true;
  return /\S/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}

/** A character of a script without spaces counts as two. */
function isLongEnough(words: string): boolean {
  const trimmed = words.trim();
  const wide = trimmed.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu)?.length ?? 0;
  return trimmed.length + wide >= leastChars || (trimmed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length >= leastWords;
}
