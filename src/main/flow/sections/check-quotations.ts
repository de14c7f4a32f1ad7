import { createAnchorer } from '#shared/text/anchor.ts';
import type { QuotedWords } from '#shared/text/rich-text-sentences.ts';

/**
 * Whether words between quotation marks are those of one of the quotes, or name something: a heading, a title, the
 * question. What stands in brackets and what an ellipsis leaves out isn't looked for.
 */
export function isQuoted(
  words: QuotedWords,
  sources: { quotes: readonly string[]; named: readonly string[] },
): boolean {
  const anchorers = sources.quotes.map(createAnchorer);
  const isFound = (piece: string) =>
    anchorers.some((anchor) => anchor({ exact: piece }) !== null) || isNamed(piece, sources.named);
  // The source itself may have brackets and dots there.
  return isFound(withoutEdges(words.text)) || piecesOf(words.text).every(isFound);
}

function piecesOf(text: string): readonly string[] {
  return text
    .replaceAll(/\[(\p{L})\]/gu, '$1')
    .split(/\[[^\]]*\]|\(?(?:…|\.\s?\.\s?\.)\)?/u)
    .map(withoutEdges)
    .filter((piece) => piece !== '');
}

function withoutEdges(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}%°]+$/gu, '');
}

function isNamed(piece: string, named: readonly string[]): boolean {
  const words = plainWords(piece);
  return named.some((text) => plainWords(text).includes(words));
}

function plainWords(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}
