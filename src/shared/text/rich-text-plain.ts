import type { BlockNode, InlineNode, RichText } from '../domain/rich-text.ts';

/**
 * The words of a section without markup and citations: an empty line between blocks, a line to each list item, row and caption.
 * A footnote follows the block it stands in, on a line of its own; a formula is its LaTeX, a figure its caption.
 */
export function plainText(body: RichText): string {
  return body.content
    .filter(({ type }) => type !== 'horizontalRule')
    .map(plainBlock)
    .join('\n\n');
}

function plainBlock(block: BlockNode): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'figure':
      return plainInline(block.content ?? []);
    case 'mathBlock':
      return block.attrs.latex.trim();
    case 'horizontalRule':
      return '';
    case 'codeBlock':
      return (block.content ?? []).map(({ text }) => text).join('');
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item) => item.content.map(plainBlock).join('\n')).join('\n');
    case 'blockquote':
      return block.content.map(plainBlock).join('\n\n');
    case 'table':
      return [
        ...(block.attrs === undefined || block.attrs.caption === '' ? [] : [block.attrs.caption]),
        ...block.content.map((row) => row.content.map((cell) => cell.content.map(plainBlock).join(' ')).join(' | ')),
      ].join('\n');
  }
}

function plainInline(nodes: readonly InlineNode[]): string {
  const words = nodes
    .map(plainNode)
    .join('')
    .replace(/[ ]+(?=[ .,;:!?]|$)/g, '');
  const notes = nodes.flatMap((node) => (node.type === 'footnote' ? [plainInline(node.attrs.content)] : []));
  return [words, ...notes.filter((note) => note !== '')].join('\n');
}

function plainNode(node: InlineNode): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'mathInline':
      return node.attrs.latex;
    case 'citation':
    case 'footnote':
      return '';
  }
}
