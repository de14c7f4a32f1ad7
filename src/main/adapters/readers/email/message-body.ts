import type { DraftBlock } from '../assemble-blocks.ts';
import { cleanText } from '../clean-text.ts';
import { toDraftBlocks } from '../html/html-blocks.ts';
import { parsePageOrNull } from '../html/parse-page.ts';

/** Paragraphs of a plain message; lines that quote an earlier one, whatever their depth, are quotations. */
export function plainBlocks(body: string): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  let lines: string[] = [];
  let isQuoted = false;
  const flush = () => {
    const text = lines.join('\n').trim();
    if (text !== '') drafts.push({ kind: isQuoted ? 'quotation' : 'paragraph', text });
    lines = [];
  };
  for (const line of cleanText(body).split('\n')) {
    const quote = /^(?:>[ \t]?)+/.exec(line)?.[0];
    const words = line.slice(quote?.length ?? 0);
    if (words.trim() === '' || (quote !== undefined) !== isQuoted) flush();
    isQuoted = quote !== undefined;
    if (words.trim() !== '') lines.push(words.trimEnd());
  }
  flush();
  return drafts;
}

/** The same of a message in HTML. Nothing that it names is fetched. One that nests beyond reason is read as bare words. */
export function htmlBlocks(html: string): DraftBlock[] {
  const page = parsePageOrNull(cleanText(html));
  if (page === null) return plainBlocks(html.replace(/<[^>]*>/g, ' '));
  const root = page.body ?? page.documentElement;
  return root === null ? [] : toDraftBlocks(root);
}
