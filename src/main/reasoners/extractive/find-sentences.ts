import { splitSentences, type Span } from '#shared/text/sentences.ts';

/** A sentence of a passage: where it stands in the passage's text, and its words with white space folded. */
export type Sentence = Span & { readonly words: string; readonly block: number };

const listMark = /^\s*(?:[-*•+–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/;
const ruleLine = /^\s*([=\-~^"'`#*+_.:])\1{2,}\s*$/;

/** The sentences of a passage, block by block: headings, list items and paragraphs never run into each other. */
export function findSentences(text: string, language: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const [block, span] of findBlocks(text).entries()) {
    // A hard-wrapped line is no sentence's end; a space for each white-space character keeps the positions.
    const flat = text.slice(span.charStart, span.charEnd).replaceAll(/\s/g, ' ');
    for (const { charStart, charEnd } of splitSentences(flat, language)) {
      const at = { charStart: span.charStart + charStart, charEnd: span.charStart + charEnd };
      sentences.push({ ...at, words: foldSpace(text.slice(at.charStart, at.charEnd)), block });
    }
  }
  return sentences;
}

export function foldSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function findBlocks(text: string): readonly Span[] {
  const blocks: Span[] = [];
  let start = -1;
  let end = 0;
  let indent = 0;
  const endBlock = (): void => {
    if (start !== -1 && end > start) blocks.push({ charStart: start, charEnd: end });
    start = -1;
  };
  for (const { index, 0: line } of text.matchAll(/[^\n]+|\n/g)) {
    if (line === '\n') continue;
    const isAfterGap = /\n\s*\n\s*$/.test(text.slice(Math.max(0, index - 12), index));
    const mark = listMark.exec(line);
    // A term and its indented definition, a paragraph and the quotation under it.
    const lineIndent = mark?.[0].length ?? line.length - line.trimStart().length;
    const isDeeper = start !== -1 && lineIndent > indent + 1;
    if (isDeeper || isAfterGap || mark !== null || line.trim() === '' || ruleLine.test(line)) endBlock();
    if (line.trim() === '' || ruleLine.test(line)) continue;
    if (start === -1) start = index + (mark?.[0].length ?? 0);
    end = index + line.length;
    indent = lineIndent;
  }
  endBlock();
  return blocks;
}
