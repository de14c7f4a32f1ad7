import { tidyInline } from '#shared/text/rich-text-inline.ts';
import type { BlockNode, InlineNode, Mark, RichText } from '#shared/domain/rich-text.ts';

/**
 * A text without what Markdown and its readers don't know: formulas, footnotes and figures, each with a mark such as ⟦a⟧
 * in its place, and without raised, lowered, underlined and struck words' marks. `putBack` puts them into another text;
 * those whose marks it lost go to the end of it, of a shorter text only what stands between paragraphs.
 */
export function setAside(body: RichText): {
  readonly text: RichText;
  readonly putBack: (other: RichText, options: { readonly isShorter: boolean }) => RichText;
} {
  const places: (InlineNode | BlockNode)[] = [];
  const keep = (node: InlineNode | BlockNode): InlineNode => {
    places.push(node);
    return { type: 'text', text: `⟦${letters(places.length - 1)}⟧` };
  };
  const aside = (nodes: readonly InlineNode[] | undefined): InlineNode[] =>
    (nodes ?? []).map((node) => {
      if (node.type === 'footnote' || node.type === 'mathInline') return keep(node);
      return node.type === 'text' ? plainMarks(node) : node;
    });
  const text = mapBlocks(body, (block) => {
    if (block.type === 'figure' || block.type === 'mathBlock') return [{ type: 'paragraph', content: [keep(block)] }];
    return [isText(block) ? { ...block, content: aside(block.content) } : block];
  });
  return {
    text,
    putBack: (other, { isShorter }) => {
      const used = new Set<InlineNode | BlockNode>();
      const back = mapBlocks(other, (block) => {
        if (!isText(block)) return [block];
        const nodes = (block.content ?? []).flatMap((node) => split(node, places, used));
        return nodes.some(isBlock) ? asBlocks(nodes) : [{ ...block, content: nodes.filter((node) => !isBlock(node)) }];
      });
      const lost = places.filter((node) => !used.has(node));
      return withLost(back, isShorter ? lost.filter(isBlock) : lost);
    },
  };
}

/** Letters: a number would be taken for one that no quote has. */
const mark = /⟦([a-z]{1,4})⟧/u;

function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function indexOf(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
}

function split(
  node: InlineNode,
  places: readonly (InlineNode | BlockNode)[],
  used: Set<InlineNode | BlockNode>,
): (InlineNode | BlockNode)[] {
  if (node.type !== 'text') return [node];
  const found = mark.exec(node.text);
  if (found === null) return [node];
  const kept = places[indexOf(found[1] ?? '')];
  const before = node.text.slice(0, found.index);
  const after = node.text.slice(found.index + found[0].length);
  const isFresh = kept !== undefined && !used.has(kept);
  if (isFresh) used.add(kept);
  return [
    ...(before === '' ? [] : [{ ...node, text: before }]),
    ...(isFresh ? [kept] : []),
    ...(after === '' ? [] : split({ ...node, text: after }, places, used)),
  ];
}

/** A figure or a formula of its own that came to stand among words parts the paragraph. */
function asBlocks(nodes: readonly (InlineNode | BlockNode)[]): BlockNode[] {
  const blocks: BlockNode[] = [];
  let line: InlineNode[] = [];
  const endLine = (): void => {
    const content = tidyInline(line);
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    endLine();
    blocks.push(node);
  }
  endLine();
  return blocks;
}

function withLost(body: RichText, lost: readonly (InlineNode | BlockNode)[]): RichText {
  const notes = lost.filter((node): node is InlineNode & { type: 'footnote' } => node.type === 'footnote');
  const blocks = lost.filter(isBlock);
  const last = body.content.at(-1);
  const content =
    last?.type === 'paragraph' && notes.length > 0
      ? [...body.content.slice(0, -1), { ...last, content: [...(last.content ?? []), ...notes] }]
      : body.content;
  return { ...body, content: [...content, ...blocks] };
}

const marksOfMarkdown: ReadonlySet<Mark['type']> = new Set(['bold', 'italic', 'code', 'link']);

function plainMarks(node: InlineNode & { type: 'text' }): InlineNode {
  if (node.marks === undefined) return node;
  const marks = node.marks.filter(({ type }) => marksOfMarkdown.has(type));
  return marks.length === 0 ? { type: 'text', text: node.text } : { ...node, marks };
}

function isText(block: BlockNode): block is BlockNode & { type: 'paragraph' | 'heading' } {
  return block.type === 'paragraph' || block.type === 'heading';
}

function isBlock(node: InlineNode | BlockNode): node is BlockNode {
  return node.type === 'figure' || node.type === 'mathBlock';
}

function mapBlocks(body: RichText, change: (block: BlockNode) => BlockNode[]): RichText {
  const within = (block: BlockNode): BlockNode[] => {
    switch (block.type) {
      case 'bulletList':
      case 'orderedList':
        return [
          { ...block, content: block.content.map((item) => ({ ...item, content: item.content.flatMap(within) })) },
        ];
      case 'blockquote':
        return [{ ...block, content: block.content.flatMap(within) }];
      case 'table':
        return [
          {
            ...block,
            content: block.content.map((row) => ({
              ...row,
              content: row.content.map((cell) => ({ ...cell, content: cell.content.flatMap(within) })),
            })),
          },
        ];
      case 'paragraph':
      case 'heading':
      case 'codeBlock':
      case 'figure':
      case 'mathBlock':
      case 'horizontalRule':
        return change(block);
    }
  };
  return { ...body, content: body.content.flatMap(within) };
}
