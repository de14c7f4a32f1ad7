import type { BlockNode, TableRowNode } from '#shared/domain/rich-text.ts';
import { createMarkdownStream } from '../../core/stream-markdown.ts';

/** Markdown that was pasted, as blocks; pipe tables among them. */
export function markdownBlocks(text: string): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  let lines: string[] = [];
  const flush = () => {
    blocks.push(...plainBlocks(lines.join('\n')));
    lines = [];
  };
  const rest = text.split(/\r?\n/);
  while (rest.length > 0) {
    const line = rest.shift() ?? '';
    if (line.includes('|') && /^\s*\|?\s*:?-+:?\s*(?:\||$)/.test(rest[0] ?? '')) {
      flush();
      rest.shift();
      const rows = [toRow(line, 'tableHeader')];
      while ((rest[0] ?? '').includes('|')) rows.push(toRow(rest.shift() ?? '', 'tableCell', rows[0]?.content.length));
      const caption = takeCaption(rest);
      blocks.push({ type: 'table', ...(caption !== null && { attrs: { caption } }), content: rows });
    } else lines.push(line);
  }
  flush();
  return blocks;
}

/** The line behind a table that is its caption, as `Table: Water use`; it is taken out of the lines. */
function takeCaption(lines: string[]): string | null {
  const at = lines.findIndex((line) => line.trim() !== '');
  const caption =
    at === -1 || at > 1 ? undefined : /^(?:Table)?: ?(?<words>\S.*)$/u.exec(lines[at] ?? '')?.groups?.['words'];
  if (caption === undefined) return null;
  lines.splice(0, at + 1);
  return caption.trim().replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function plainBlocks(text: string): readonly BlockNode[] {
  if (text.trim() === '') return [];
  const stream = createMarkdownStream();
  stream.push(text);
  return stream.read().blocks;
}

/** A row with as many cells as the first one has. */
function toRow(line: string, type: 'tableHeader' | 'tableCell', columns?: number): TableRowNode {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  const count = columns ?? cells.length;
  return {
    type: 'tableRow',
    content: Array.from({ length: count }, (_, index) => {
      const blocks = plainBlocks((cells[index] ?? '').trim().replaceAll('\\|', '|'));
      return { type, content: blocks.length === 0 ? [{ type: 'paragraph' }] : [...blocks] };
    }),
  };
}
