import type { BlockNode, InlineNode } from '../domain/rich-text.ts';

/** All inline content of a block on one line, as a table cell of plain text holds it; a blank parts what stood apart. */
function flatInline(block: BlockNode): readonly InlineNode[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
    case 'figure':
      return block.content ?? [];
    case 'mathBlock':
      return [{ type: 'mathInline', attrs: block.attrs }];
    case 'horizontalRule':
      return [];
    case 'bulletList':
    case 'orderedList':
      return flatBlocks(block.content.flatMap((item) => item.content));
    case 'blockquote':
      return flatBlocks(block.content);
    case 'table':
      return flatBlocks(block.content.flatMap((row) => row.content.flatMap((cell) => cell.content)));
  }
}

/** The same of several blocks. */
export function flatBlocks(blocks: readonly BlockNode[]): readonly InlineNode[] {
  return blocks
    .map(flatInline)
    .filter((nodes) => nodes.length > 0)
    .flatMap((nodes, index) => (index === 0 ? nodes : [{ type: 'text' as const, text: ' ' }, ...nodes]));
}
