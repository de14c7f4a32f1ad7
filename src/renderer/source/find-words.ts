import type { Span } from '#renderer/state/workbench.ts';

/** Where the words stand in the text, whatever their case and the white space between them; at most `limit` places. */
export function findWords(text: string, words: string, limit = 1000): readonly Span[] {
  const parts = words
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  const form = new RegExp(parts.map((part) => RegExp.escape(part)).join(String.raw`\s+`), 'giu');
  const found: Span[] = [];
  for (const match of text.matchAll(form)) {
    found.push({ charStart: match.index, charEnd: match.index + match[0].length });
    if (found.length === limit) break;
  }
  return found;
}
