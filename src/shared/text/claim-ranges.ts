import type { BlockNode, InlineNode, TableRowNode } from '../domain/rich-text.ts';
import { claimsOf, type Claim } from './rich-text-claims.ts';
import { sentencesOf } from './rich-text-sentences.ts';

/** Where a claim stands. One of a table row stands in each of its cells. */
export type ClaimRange = {
  /** Indices into `content` from the block down to the node that holds the words; empty for the block itself. */
  readonly path: readonly number[];
  /** `[start, end)` in that node, counting each character of text and each other node as one, without blanks around. */
  readonly start: number;
  readonly end: number;
  /** The claim's text, as `claimsOf` gives it in the same language. */
  readonly text: string;
};

/** Where the claims of a block stand, in their order; those of a footnote where the footnote is called. */
export function claimRanges(block: BlockNode, language: string): readonly ClaimRange[] {
  const claims = claimsOf({ type: 'doc', content: [block] }, language);
  const byPath = Map.groupBy(claims, ({ path }) => path.join('.'));
  return [...byPath.values()].flatMap((same) => rangesAt(same, block, language));
}

/** The claims of one path, which are all there are at it. */
function rangesAt(claims: readonly Claim[], block: BlockNode, language: string): readonly ClaimRange[] {
  const path = claims[0]?.path.slice(1) ?? [];
  const holder = path.reduce<Holder | undefined>(childOf, block);
  if (holder === undefined) return [];
  if (holder.type === 'footnote') {
    const above = path.slice(0, -1);
    const paragraph = above.reduce<Holder | undefined>(childOf, block);
    const start = lengthOf(inlineOf(paragraph).slice(0, path.at(-1) ?? 0));
    return claims.map(({ text }) => ({ path: above, start, end: start + 1, text }));
  }
  if (holder.type === 'tableRow') return claims.flatMap(({ text }) => rangesOfRow(holder, path, text));
  const nodes = inlineOf(holder);
  if (holder.type === 'figure') return claims.flatMap(({ text }) => rangeOf(nodes, 0, lengthOf(nodes), path, text));
  return sentencesOf(nodes, language).flatMap(({ from, to, text }) => rangeOf(nodes, from, to, path, text));
}

type Holder = BlockNode | TableRowNode | (BlockNode & { type: 'table' })['content'][number]['content'][number] | Inner;
type Inner = (BlockNode & { type: 'bulletList' })['content'][number] | InlineNode;

function childOf(node: Holder | undefined, index: number): Holder | undefined {
  return node !== undefined && 'content' in node ? node.content?.[index] : undefined;
}

function inlineOf(node: Holder | undefined): readonly InlineNode[] {
  return node?.type === 'paragraph' || node?.type === 'heading' || node?.type === 'figure' ? (node.content ?? []) : [];
}

function rangesOfRow(row: TableRowNode, path: readonly number[], text: string): readonly ClaimRange[] {
  return row.content.flatMap((cell, cellIndex) =>
    cell.content.flatMap((block, index) => {
      const nodes = inlineOf(block);
      return rangeOf(nodes, 0, lengthOf(nodes), [...path, cellIndex, index], text);
    }),
  );
}

function lengthOf(nodes: readonly InlineNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.type === 'text' ? node.text.length : 1), 0);
}

/** Without the blanks and citations at its edges; none where nothing is left. */
function rangeOf(
  nodes: readonly InlineNode[],
  from: number,
  to: number,
  path: readonly number[],
  text: string,
): readonly ClaimRange[] {
  const characters = nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'mathInline' ? 'x' : ' '))
    .join('')
    .slice(from, to);
  const start = from + characters.length - characters.trimStart().length;
  const end = from + characters.trimEnd().length;
  return start >= end ? [] : [{ path, start, end, text }];
}
