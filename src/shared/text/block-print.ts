import type { BlockNode, CitationAttributes, InlineNode, Mark, TableCellNode } from '../domain/rich-text.ts';
import { joinText } from './rich-text-inline.ts';

/**
 * A short name for what a block holds: the same for the same content however it was serialised (order of attributes,
 * defaults left out, text cut in pieces), another for other content. 53 bits in base 36.
 */
export function blockPrint(block: BlockNode): string {
  return hash(JSON.stringify(plainBlock(block)));
}

function plainBlock(block: BlockNode): readonly unknown[] {
  switch (block.type) {
    case 'paragraph':
      return ['p', ...plainInline(block.content)];
    case 'heading':
      return ['h', block.attrs.level, ...plainInline(block.content)];
    case 'bulletList':
      return ['ul', ...block.content.map((item) => item.content.map(plainBlock))];
    case 'orderedList':
      return ['ol', block.attrs?.start ?? 1, ...block.content.map((item) => item.content.map(plainBlock))];
    case 'blockquote':
      return ['quote', ...block.content.map(plainBlock)];
    case 'codeBlock':
      return ['code', block.attrs.language ?? '', (block.content ?? []).map(({ text }) => text).join('')];
    case 'table':
      return ['table', ...captionOf(block), ...block.content.map((row) => row.content.map(plainCell))];
    case 'horizontalRule':
      return ['rule'];
    case 'mathBlock':
      return ['math', block.attrs.latex];
    case 'figure':
      return ['figure', block.attrs.assetId, block.attrs.alt, block.attrs.widthPercent, ...plainInline(block.content)];
  }
}

/** Tables that never had a caption keep the print they had before there were any. */
function captionOf({ attrs }: BlockNode & { type: 'table' }): readonly string[] {
  return attrs === undefined || attrs.caption === '' ? [] : [attrs.caption];
}

function plainCell({ type, attrs, content }: TableCellNode): readonly unknown[] {
  return [type, attrs?.colspan ?? 1, attrs?.rowspan ?? 1, attrs?.colwidth ?? null, ...content.map(plainBlock)];
}

function plainInline(nodes: readonly InlineNode[] | undefined): readonly unknown[] {
  return joinText(nodes ?? []).map((node): unknown => {
    switch (node.type) {
      case 'text':
        return node.marks === undefined || node.marks.length === 0 ? node.text : [node.text, ...plainMarks(node.marks)];
      case 'citation':
        return ['cite', ...node.attrs.evidenceIds, ...detailsOf(node.attrs)];
      case 'footnote':
        return ['note', ...plainInline(node.attrs.content)];
      case 'mathInline':
        return ['math', node.attrs.latex];
      case 'hardBreak':
        return ['br'];
    }
  });
}

/** Citations without any keep the print they had before there were any. */
function detailsOf({ prefix, suffix, locator, mode }: CitationAttributes): readonly unknown[] {
  const details = [prefix ?? null, suffix ?? null, locator ?? null, mode ?? null];
  return details.every((detail) => detail === null) ? [] : [details];
}

function plainMarks(marks: readonly Mark[]): readonly string[] {
  return marks.map(({ type, attrs }) => (type === 'link' ? `link ${attrs?.href ?? ''}` : type)).toSorted();
}

/** cyrb53, by bryc (public domain): two 32-bit multiplicative hashes side by side. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
