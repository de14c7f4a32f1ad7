import type { BlockNode, InlineNode, RichText } from '../domain/rich-text.ts';

/** The words of a section without markup and citations: an empty line between blocks, a line to each list item and row. */
export function plainText(body: RichText): string {
  return body.content.map(plainBlock).join('\n\n');
}

function plainBlock(block: BlockNode): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainInline(block.content ?? []);
    case 'codeBlock':
      return (block.content ?? []).map(({ text }) => text).join('');
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item) => item.content.map(plainBlock).join('\n')).join('\n');
    case 'blockquote':
      return block.content.map(plainBlock).join('\n\n');
    case 'table':
      return block.content
        .map((row) => row.content.map((cell) => cell.content.map(plainBlock).join(' ')).join(' | '))
        .join('\n');
  }
}

function plainInline(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('')
    .replace(/[ ]+(?=[ .,;:!?]|$)/g, '');
}
