import { doesFullStopEnd } from './sentence-full-stop.ts';
import { hasNoCase, isBlank, isCloser, isLower, nextWordStart, skipClosers } from './sentence-characters.ts';
import { splitUnspaced } from './sentence-unspaced.ts';

export type Span = { readonly charStart: number; readonly charEnd: number };

/**
 * The sentences of a text in order, without surrounding white space; offsets are UTF-16 code units into `text`.
 *
 * A sentence may hold single line breaks (hard-wrapped text) but ends at a blank line and before a list item.
 * A heading or list item without a full stop is one sentence. `language` is ISO 639-1 or `und`.
 */
export function splitSentences(text: string, language: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let hasUnspaced = false;
  const close = (end: number): void => {
    pushTrimmed(spans, text, start, end, hasUnspaced);
    start = end;
    hasUnspaced = false;
  };

  const length = text.length;
  let at = 0;
  while (at < length) {
    const role = roles[text.charCodeAt(at)];
    if (role === plain) {
      at += 1;
    } else if (role === lineBreak) {
      const next = skipLineBreak(text, at);
      if (next.isBoundary) close(at);
      at = next.at;
    } else if (role === unspaced) {
      hasUnspaced = true;
      at += 1;
    } else if (role === hardStop) {
      at = skipStops(text, at);
      const end = skipClosers(text, at);
      if (doesHardStopEnd(text, end, end > at)) close(end);
      at = end;
    } else if (role === greekQuestion) {
      at += 1;
      if (language === 'el' && (at >= length || isBlank(text.charCodeAt(at)))) close(at);
    } else {
      const stop = at;
      at = skipStops(text, at);
      const isSingleFullStop = at === stop + 1 && text.charCodeAt(stop) === 0x2e;
      const end = endOfMarks(text, skipSpacedGuillemet(text, at, language));
      if (doesStopEnd({ text, sentenceStart: start, stop, stopsEnd: at, end, isSingleFullStop, language })) close(end);
      at = end;
    }
  }
  close(length);
  return spans;
}

const plain = 0;
const lineBreak = 1;
const stop = 2;
const hardStop = 3;
const unspaced = 4;
const greekQuestion = 5;

const roles = ((): Uint8Array => {
  const table = new Uint8Array(65_536);
  for (const each of '\n\u2028\u2029\f') table[each.charCodeAt(0)] = lineBreak;
  for (const each of '.!?…‽⁇⁈⁉؟۔։።፧᠃') table[each.charCodeAt(0)] = stop;
  for (const each of '。！？｡．।॥។៕။') table[each.charCodeAt(0)] = hardStop;
  table[0x3b] = greekQuestion;
  // Thai and Lao, Burmese, Khmer: words and mostly sentences too stand without a mark between them
  for (const [from, to] of [
    [0x0e01, 0x0eff],
    [0x1000, 0x1049],
    [0x1780, 0x17d3],
  ] as const) {
    table.fill(unspaced, from, to + 1);
  }
  return table;
})();

type Stop = {
  readonly text: string;
  readonly sentenceStart: number;
  /** First mark of the run, the end of the run, and the end with the closing marks after it. */
  readonly stop: number;
  readonly stopsEnd: number;
  readonly end: number;
  readonly isSingleFullStop: boolean;
  readonly language: string;
};

function doesStopEnd(found: Stop): boolean {
  const { text, end, stopsEnd } = found;
  if (end >= text.length) return true;
  // ".. note" at the start of a line is markup
  if (found.stop === 0 || text.charCodeAt(found.stop - 1) === 0x0a) return false;
  const after = text.charCodeAt(end);
  if (!isBlank(after)) return hasNoCase(after) && hasNoCase(text.charCodeAt(found.stop - 1));
  const next = nextWordStart(text, end);
  if (next.at >= text.length || next.isAfterBlankLine) return true;
  if (isLower(text, next.at) && !next.isInBackticks) return false;
  if (found.isSingleFullStop) return doesFullStopEnd({ ...found, hasCloser: end > stopsEnd, next: next.at });
  // "[...]" and "(…)" stand for left-out words
  const before = text.charCodeAt(found.stop - 1);
  if (end > stopsEnd && (before === 0x5b || before === 0x28)) return false;
  return true;
}

/** After a full-width stop nothing more is needed, unless the quotation that it closes goes on being part of the sentence. */
function doesHardStopEnd(text: string, end: number, hasCloser: boolean): boolean {
  if (end >= text.length) return true;
  const after = text[end] ?? '';
  return !(',，、；;：:)）.'.includes(after) || (hasCloser && 'とっての'.includes(after)));
}

function skipStops(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const role = roles[text.charCodeAt(at)];
    if (role !== stop && role !== hardStop) break;
    at += 1;
  }
  return at;
}

/** French sets a space before the closing mark: « Vraiment ? ». Elsewhere » may open after a space. */
function skipSpacedGuillemet(text: string, at: number, language: string): number {
  const blank = text.charCodeAt(at);
  const isSpaced = blank === 0xa0 || blank === 0x202f || (blank === 0x20 && language === 'fr');
  return isSpaced && text.charCodeAt(at + 1) === 0xbb ? at + 2 : at;
}

/** Past closing quotes and brackets, and past footnote marks such as "[3]", "¹²", ":121" or a bare "12" that a PDF's superscript leaves. */
function endOfMarks(text: string, from: number): number {
  let at = skipClosers(text, from);
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x5b) {
      footnoteMark.lastIndex = at;
      const mark = footnoteMark.exec(text);
      if (mark === null) return at;
      at += mark[0].length;
    } else if (code === 0x3a && text.charCodeAt(at + 1) <= 0x39) {
      pageMark.lastIndex = at;
      const mark = pageMark.exec(text);
      if (mark === null) return at;
      at += mark[0].length;
    } else if (code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x2079)) {
      at += 1;
    } else if (code >= 0x30 && code <= 0x39 && isLower(text, from - 2)) {
      bareFootnote.lastIndex = at;
      const mark = bareFootnote.exec(text);
      return mark === null ? at : at + mark[0].length;
    } else {
      return at;
    }
  }
}

const footnoteMark = /\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}|[a-z]|note \d{1,3})\]/y;
const pageMark = /:\d{1,4}(?:[,–-]\d{1,4}){0,4}(?=\s)/y;
const bareFootnote = /\d{1,2}(?=\s+["“(]?\p{Lu})/uy;

/** A line break ends a sentence where a blank line or a list item follows. */
function skipLineBreak(text: string, from: number): { at: number; isBoundary: boolean } {
  let at = from;
  let breaks = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (roles[code] === lineBreak) breaks += code === 0x0a ? 1 : 2;
    else if (!isBlank(code)) break;
  }
  if (breaks > 1) return { at, isBoundary: true };
  const code = text.charCodeAt(at);
  // nearly every line starts with a letter: look no further then
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return { at, isBoundary: false };
  listMarker.lastIndex = at;
  return { at, isBoundary: listMarker.test(text) };
}

const listMarker = /(?:[-*+•◦▪‣·–][ \t]|\d{1,2}[.)][ \t]|[a-z]\)[ \t]|#{1,6} )/y;

function pushTrimmed(spans: Span[], text: string, from: number, to: number, hasUnspaced: boolean): void {
  let charStart = from;
  let charEnd = to;
  while (charStart < charEnd && isBlank(text.charCodeAt(charStart))) charStart += 1;
  while (charEnd > charStart && isBlank(text.charCodeAt(charEnd - 1))) charEnd -= 1;
  if (charStart === charEnd) return;
  // closing marks alone, left by a stop inside them, belong to the sentence before
  const last = spans.at(-1);
  if (last !== undefined && charEnd - charStart <= 3 && isAllClosers(text, charStart, charEnd)) {
    spans[spans.length - 1] = { charStart: last.charStart, charEnd };
  } else if (hasUnspaced) {
    for (const span of splitUnspaced(text, charStart, charEnd)) spans.push(span);
  } else {
    spans.push({ charStart, charEnd });
  }
}

function isAllClosers(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isCloser(text.charCodeAt(at))) return false;
  return true;
}
