import type { EvidenceId } from '#shared/base/ids.ts';
import type {
  BlockNode,
  CitationAttributes,
  InlineNode,
  ListItemNode,
  Mark,
  TableCellNode,
} from '#shared/domain/rich-text.ts';

/** Short ways to write rich text in tests. A string is text without marks. */
export type Inline = string | InlineNode;

export function inline(...parts: readonly Inline[]): InlineNode[] {
  return parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
}

export function paragraph(...parts: readonly Inline[]): BlockNode {
  return { type: 'paragraph', content: inline(...parts) };
}

export function heading(level: number, ...parts: readonly Inline[]): BlockNode {
  return { type: 'heading', attrs: { level }, content: inline(...parts) };
}

export function marked(text: string, ...marks: readonly (Mark['type'] | Mark)[]): InlineNode {
  return { type: 'text', text, marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) };
}

export function link(text: string, href: string): InlineNode {
  return marked(text, { type: 'link', attrs: { href } });
}

export function cite(...evidenceIds: readonly EvidenceId[]): InlineNode {
  return { type: 'citation', attrs: { evidenceIds: [...evidenceIds] } };
}

export function citeWith(attrs: CitationAttributes): InlineNode {
  return { type: 'citation', attrs };
}

export function footnote(...parts: readonly Inline[]): InlineNode {
  const content = inline(...parts).filter((node) => node.type !== 'footnote' && node.type !== 'hardBreak');
  return { type: 'footnote', attrs: { content } };
}

export function maths(latex: string): InlineNode {
  return { type: 'mathInline', attrs: { latex } };
}

export function item(...content: readonly BlockNode[]): ListItemNode {
  return { type: 'listItem', content: [...content] };
}

export function cell(
  content: Inline | readonly BlockNode[],
  spans: { columns?: number; rows?: number } = {},
): TableCellNode {
  return {
    type: 'tableCell',
    attrs: { colspan: spans.columns ?? 1, rowspan: spans.rows ?? 1, colwidth: null },
    content: isBlocks(content) ? [...content] : [paragraph(content)],
  };
}

export function header(
  content: Inline | readonly BlockNode[],
  spans: { columns?: number; rows?: number } = {},
): TableCellNode {
  return { ...cell(content, spans), type: 'tableHeader' };
}

export function table(caption: string, ...rows: readonly (readonly TableCellNode[])[]): BlockNode {
  return {
    type: 'table',
    ...(caption !== '' && { attrs: { caption } }),
    content: rows.map((content) => ({ type: 'tableRow', content: [...content] })),
  };
}

function isBlocks(content: Inline | readonly BlockNode[]): content is readonly BlockNode[] {
  return Array.isArray(content);
}
