import { isBlank } from './sentence-characters.ts';

/** Shorter pieces are names, numbers or list members; Thai authors put a space between those too. */
const minPieceChars = 40;

/**
 * Cuts a stretch of Thai, Lao, Khmer or Burmese at its spaces: those scripts write no mark at a sentence's end, and
 * Unicode's sentence rules find nothing there. The pieces are clauses of at least `minPieceChars` code units.
 */
export function splitUnspaced(
  text: string,
  charStart: number,
  charEnd: number,
): { readonly charStart: number; readonly charEnd: number }[] {
  const pieces: { charStart: number; charEnd: number }[] = [];
  let start = charStart;
  for (let at = charStart; at < charEnd; at += 1) {
    if (!isBlank(text.charCodeAt(at))) continue;
    let next = at + 1;
    while (next < charEnd && isBlank(text.charCodeAt(next))) next += 1;
    if (at - start >= minPieceChars && charEnd - next >= minPieceChars && startsClause(text, at, next)) {
      pieces.push({ charStart: start, charEnd: at });
      start = next;
    }
    at = next - 1;
  }
  pieces.push({ charStart: start, charEnd });
  return pieces;
}

/** Numbers, Latin words and the repetition mark belong to what stands before them. */
function startsClause(text: string, blank: number, next: number): boolean {
  const code = text.charCodeAt(next);
  const isLetter = (code >= 0x0e01 && code <= 0x0eff && code !== 0x0e46) || (code >= 0x1000 && code <= 0x17d3);
  const before = text.charCodeAt(blank - 1);
  return isLetter && !(before >= 0x30 && before <= 0x39);
}
