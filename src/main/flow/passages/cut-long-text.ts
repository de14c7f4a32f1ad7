import type { Span } from '#shared/text/sentences.ts';
import { countWords, skipWords } from './count-words.ts';

/** Cuts a stretch that is too long for one passage into pieces of at most `maxWords`: at a clause's end, else at a blank, else anywhere. */
export function cutLongText(text: string, charStart: number, charEnd: number, maxWords: number): Span[] {
  const pieces: Span[] = [];
  let start = charStart;
  while (start < charEnd) {
    const most = skipWords(text, start, charEnd, maxWords);
    const end = most >= charEnd ? charEnd : bestCut(text, start, Math.max(most, start + 2));
    pushTrimmed(pieces, text, start, end);
    start = end;
  }
  return pieces;
}

/** Packs whole lines (table rows, code) into pieces of at most `maxWords`; a longer line is cut as running text. */
export function cutAtLines(text: string, charStart: number, charEnd: number, maxWords: number): Span[] {
  const pieces: Span[] = [];
  let start = charStart;
  let words = 0;
  for (let line = charStart; line < charEnd;) {
    const lineEnd = endOfLine(text, line, charEnd);
    const lineWords = countWords(text, line, lineEnd);
    if (words > 0 && words + lineWords > maxWords) {
      pushTrimmed(pieces, text, start, line);
      start = line;
      words = 0;
    }
    if (lineWords > maxWords) {
      for (const piece of cutLongText(text, line, lineEnd, maxWords)) pieces.push(piece);
      start = lineEnd;
    } else {
      words += lineWords;
    }
    line = lineEnd;
  }
  pushTrimmed(pieces, text, start, charEnd);
  return pieces;
}

function endOfLine(text: string, from: number, charEnd: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 || found >= charEnd ? charEnd : found + 1;
}

/** The last clause's end in the second half before `most`; without one the last blank. */
function bestCut(text: string, start: number, most: number): number {
  const least = start + ((most - start) >> 1);
  let lastBlank = -1;
  for (let at = most; at > least; at -= 1) {
    const code = text.charCodeAt(at - 1);
    if (unspacedClauseEnds.has(code)) return at;
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) continue;
    if (lastBlank === -1) lastBlank = at;
    if (clauseEnds.has(text.charCodeAt(at - 2))) return at;
  }
  return lastBlank === -1 ? most : lastBlank;
}

const clauseEnds = new Set(Array.from(',;:–—.)', (mark) => mark.charCodeAt(0)));
const unspacedClauseEnds = new Set(Array.from('，、；：。', (mark) => mark.charCodeAt(0)));

function pushTrimmed(pieces: Span[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const charEnd = from + raw.trimEnd().length;
  const charStart = charEnd - raw.trim().length;
  if (charStart < charEnd) pieces.push({ charStart, charEnd });
}
