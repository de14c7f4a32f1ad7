import type { InlineNode, RichText } from '../domain/rich-text.ts';
import { tidyInline } from './rich-text-inline.ts';
import { editBlocks } from './rich-text-removal.ts';

/** Where the links of a text lead, each once. */
export function linksOf(body: RichText): ReadonlySet<string> {
  const found = new Set<string>();
  removeLinks(body, (href) => found.add(href).has(href));
  return found;
}

/** The same rich text with only those links; of the others the words stay. */
export function removeLinks(body: RichText, isKept: (href: string) => boolean): RichText {
  const isGoing = (node: InlineNode): boolean =>
    node.type === 'text' && (node.marks ?? []).some(({ type, attrs }) => type === 'link' && !isKept(attrs?.href ?? ''));
  return editBlocks(body, {
    inline: (nodes) => {
      // each is asked about, so that all are seen
      const going = nodes.map(isGoing);
      if (!going.includes(true)) return nodes;
      return tidyInline(nodes.map((node, index) => (going[index] === true ? withoutLink(node) : node)));
    },
    isRowKept: () => true,
  });
}

function withoutLink(node: InlineNode): InlineNode {
  if (node.type !== 'text') return node;
  const marks = (node.marks ?? []).filter(({ type }) => type !== 'link');
  return marks.length === 0 ? { type: 'text', text: node.text } : { ...node, marks };
}
