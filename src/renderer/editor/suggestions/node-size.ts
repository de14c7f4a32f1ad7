import type { BlockNode, InlineNode, ListItemNode, TableCellNode, TableRowNode } from '#shared/domain/rich-text.ts';

/** How many positions a node takes in the editor's document. */
export function nodeSize(node: BlockNode | ListItemNode | TableRowNode | TableCellNode): number {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
    case 'figure':
      return 2 + inlineSize(node.content ?? []);
    case 'horizontalRule':
    case 'mathBlock':
      return 1;
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
    case 'table':
    case 'tableRow':
    case 'tableCell':
    case 'tableHeader':
      return 2 + node.content.reduce((size, child) => size + nodeSize(child), 0);
  }
}

export function inlineSize(nodes: readonly InlineNode[]): number {
  return nodes.reduce((size, node) => size + (node.type === 'text' ? node.text.length : 1), 0);
}
