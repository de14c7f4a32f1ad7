import type { Token } from 'markdown-it';
import type { BlockNode, ListItemNode, RichText, TableCellNode, TableRowNode } from '#shared/domain/rich-text.ts';
import { createParser } from './create-parser.ts';
import { inlineNodes } from './inline-nodes.ts';

const parser = createParser();

/**
 * The rich text of a section's Markdown (CommonMark with tables). Citation marks become citation nodes where they
 * stand, those side by side one node. A paragraph behind a table that begins with `Table:`
 * or a colon is its caption. Raw HTML is text, images become their description, links that aren't http,
 * https or mailto become text, rules are dropped.
 */
export function parseSectionMarkdown(markdown: string): RichText {
  return { type: 'doc', content: blocksUntil(createReader(parser.parse(markdown, {})), null) };
}

type Reader = { readonly next: () => Token | undefined };

function createReader(tokens: readonly Token[]): Reader {
  let at = 0;
  return {
    next: () => {
      at += 1;
      return tokens[at - 1];
    },
  };
}

function blocksUntil(reader: Reader, end: string | null): BlockNode[] {
  const blocks: BlockNode[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    const block = blockOf(reader, token);
    if (block === null) continue;
    const last = blocks.at(-1);
    const caption = last?.type === 'table' && last.attrs === undefined ? captionIn(block) : null;
    if (last?.type === 'table' && caption !== null) last.attrs = { caption };
    else blocks.push(block);
  }
  return blocks;
}

function blockOf(reader: Reader, token: Token): BlockNode | null {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', ...inlineUntil(reader, 'paragraph_close') };
    case 'heading_open':
      return {
        type: 'heading',
        attrs: { level: Number(token.tag.slice(1)) },
        ...inlineUntil(reader, 'heading_close'),
      };
    case 'bullet_list_open':
      return { type: 'bulletList', content: itemsUntil(reader, 'bullet_list_close') };
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      const content = itemsUntil(reader, 'ordered_list_close');
      return start === 1 ? { type: 'orderedList', content } : { type: 'orderedList', attrs: { start }, content };
    }
    case 'blockquote_open':
      return { type: 'blockquote', content: orParagraph(blocksUntil(reader, 'blockquote_close')) };
    case 'fence':
    case 'code_block': {
      const language = token.info.trim().split(/\s+/)[0] ?? '';
      const text = token.content.replace(/\n$/, '');
      const block = { type: 'codeBlock' as const, attrs: { language: language === '' ? null : language } };
      return text === '' ? block : { ...block, content: [{ type: 'text', text }] };
    }
    case 'table_open':
      return { type: 'table', content: rowsUntil(reader, 'table_close') };
    default:
      return null;
  }
}

/** The words of a paragraph that is a table's caption, as `Table: Water use`; null where it is none. */
function captionIn(block: BlockNode): string | null {
  if (block.type !== 'paragraph' || block.content?.some(({ type }) => type !== 'text') === true) return null;
  const words = (block.content ?? []).map((node) => (node.type === 'text' ? node.text : '')).join('');
  return /^(?:Table)?: ?(?<caption>\S.*)$/su.exec(words)?.groups?.['caption']?.trim() ?? null;
}

function inlineUntil(reader: Reader, end: string): { content?: ReturnType<typeof inlineNodes> } {
  let content: ReturnType<typeof inlineNodes> = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    if (token.type === 'inline') content = inlineNodes(token.children ?? []);
  }
  return content.length === 0 ? {} : { content };
}

function itemsUntil(reader: Reader, end: string): ListItemNode[] {
  const items: ListItemNode[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    if (token.type !== 'list_item_open') continue;
    const blocks = blocksUntil(reader, 'list_item_close');
    // The editor's list items start with a paragraph.
    if (blocks[0]?.type !== 'paragraph') blocks.unshift({ type: 'paragraph' });
    items.push({ type: 'listItem', content: blocks });
  }
  return items;
}

function rowsUntil(reader: Reader, end: string): TableRowNode[] {
  const rows: TableRowNode[] = [];
  let cells: TableCellNode[] = [];
  for (let token = reader.next(); token !== undefined && token.type !== end; token = reader.next()) {
    if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close') rows.push({ type: 'tableRow', content: cells });
    else if (token.type === 'th_open' || token.type === 'td_open') {
      const isHeader = token.type === 'th_open';
      const paragraph = { type: 'paragraph' as const, ...inlineUntil(reader, isHeader ? 'th_close' : 'td_close') };
      cells.push({ type: isHeader ? 'tableHeader' : 'tableCell', content: [paragraph] });
    }
  }
  return rows;
}

/** The editor's quotations hold at least one block. */
function orParagraph(blocks: BlockNode[]): BlockNode[] {
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}
