import { succeed, type Result } from '#shared/base/result.ts';
import { assembleBlocks, type DraftBlock } from '../assemble-blocks.ts';
import { titleFromFileName } from '../bibliographic-fields.ts';
import { cleanText } from '../clean-text.ts';
import { decodeText } from '../decode-text.ts';
import type { FileInput, ReadContent } from '../source-format.ts';

const bullet = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)/;
const numberedHeading = /^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(\p{Lu}[^.!?;:]{2,70})$/u;

/** Plain text: paragraphs between empty lines, their own line breaks kept; headings only where they are certain. */
export async function readPlainText({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const { text, warnings } = decodeText(bytes);
  const drafts: DraftBlock[] = [];
  let paragraph: string[] = [];
  for (const line of cleanText(text).split('\n')) {
    if (line.trim() !== '') {
      paragraph.push(line.trimEnd());
      continue;
    }
    closeParagraph(paragraph, drafts);
    paragraph = [];
  }
  closeParagraph(paragraph, drafts);
  const [first] = drafts;
  const title = first?.kind === 'heading' && first.level === 1 ? first.text : titleFromFileName(fileName);
  return succeed({ ...assembleBlocks(drafts), bibliographic: { title }, warnings });
}

function closeParagraph(lines: readonly string[], drafts: DraftBlock[]): void {
  const [first, second] = lines;
  if (first === undefined) return;
  if (lines.length === 1 && numberedHeading.test(first)) {
    const depth = numberedHeading.exec(first)?.[1]?.split('.').length ?? 1;
    drafts.push({ kind: 'heading', level: depth, text: first });
    return;
  }
  if (second !== undefined && isUnderline(second, first)) {
    drafts.push({ kind: 'heading', level: second.startsWith('=') ? 1 : 2, text: first });
    closeParagraph(lines.slice(2), drafts);
    return;
  }
  if (bullet.test(first)) pushListItems(lines, drafts);
  else drafts.push({ kind: 'paragraph', text: lines.map((line) => line.trimStart()).join('\n') });
}

function pushListItems(lines: readonly string[], drafts: DraftBlock[]): void {
  let item: string[] = [];
  for (const line of lines) {
    if (bullet.test(line) && item.length > 0) {
      drafts.push({ kind: 'list-item', text: item.join('\n') });
      item = [];
    }
    item.push(line.replace(/^\s*[-*•–]\s+/, '').trimStart());
  }
  drafts.push({ kind: 'list-item', text: item.join('\n') });
}

function isUnderline(line: string, title: string): boolean {
  return /^(?:={3,}|-{3,})$/.test(line) && title.length <= 120 && line.length >= Math.min(title.length, 60) * 0.6;
}
