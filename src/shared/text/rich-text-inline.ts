import type { CitationNode, InlineNode, Mark, TextNode } from '../domain/rich-text.ts';

/** Markdown that is written as it stands, among the nodes that it is made of. */
export type RawMarkdown = { readonly type: 'raw'; readonly markdown: string };

type Inline = InlineNode | RawMarkdown;

/**
 * The same inline content in its plainest form: neighbouring text of equal marks is one node, blanks at the edges of
 * bold, italic and links stand outside of them, citations side by side are one, and no blanks are at either end.
 */
export function tidyInline(nodes: readonly InlineNode[]): InlineNode[];
export function tidyInline(nodes: readonly Inline[]): Inline[];
export function tidyInline(nodes: readonly Inline[]): Inline[] {
  const tidy = trimAtBreaks(joinText(joinCitations(nodes.flatMap(freeBlanks))));
  trimEnd(tidy, 'first');
  trimEnd(tidy, 'last');
  return joinText(tidy);
}

function hasSameMarks(a: TextNode, b: TextNode): boolean {
  const [first, second] = [a.marks ?? [], b.marks ?? []];
  return first.length === second.length && first.every((mark) => second.some((other) => isSameMark(mark, other)));
}

export function isSameMark(a: Mark, b: Mark): boolean {
  return a.type === b.type && a.attrs?.href === b.attrs?.href;
}

function freeBlanks(node: Inline): Inline[] {
  if (node.type !== 'text' || node.marks === undefined || isCode(node)) return [node];
  const inner = node.text.trim();
  if (inner.length === node.text.length) return [node];
  const at = node.text.indexOf(inner);
  return [
    { type: 'text' as const, text: node.text.slice(0, at) },
    { type: 'text' as const, text: inner, marks: node.marks },
    { type: 'text' as const, text: node.text.slice(at + inner.length) },
  ].filter(({ text }) => text !== '');
}

function joinCitations(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const before = last?.type === 'text' && last.text.trim() === '' ? joined.at(-2) : last;
    if (node.type === 'citation' && before?.type === 'citation' && !hasDetails(node) && !hasDetails(before)) {
      if (last !== before) joined.pop();
      const evidenceIds = [...new Set([...before.attrs.evidenceIds, ...node.attrs.evidenceIds])];
      joined[joined.length - 1] = { type: 'citation', attrs: { evidenceIds } };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

/** What was said of one citation doesn't hold of another. */
function hasDetails({ attrs }: CitationNode): boolean {
  return Object.keys(attrs).some((name) => name !== 'evidenceIds');
}

/** Neighbouring text of equal marks in one node. */
export function joinText(nodes: readonly InlineNode[]): InlineNode[];
export function joinText(nodes: readonly Inline[]): Inline[];
export function joinText(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && hasSameMarks(last, node)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

/** Markdown keeps no blanks at a line's start or end. */
function trimAtBreaks(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node, index): Inline[] => {
    if (node.type !== 'text' || isCode(node)) return [node];
    const start = nodes[index - 1]?.type === 'hardBreak' ? node.text.trimStart() : node.text;
    const text = nodes[index + 1]?.type === 'hardBreak' ? start.trimEnd() : start;
    return text === '' ? [] : [{ ...node, text }];
  });
}

function isCode(node: TextNode): boolean {
  return node.marks?.some(({ type }) => type === 'code') === true;
}

function trimEnd(nodes: Inline[], end: 'first' | 'last'): void {
  for (;;) {
    const index = end === 'first' ? 0 : nodes.length - 1;
    const node = nodes[index];
    if (node?.type === 'hardBreak') {
      nodes.splice(index, 1);
      continue;
    }
    if (node?.type !== 'text' || isCode(node)) return;
    const text = end === 'first' ? node.text.trimStart() : node.text.trimEnd();
    if (text !== '') {
      nodes[index] = { ...node, text };
      return;
    }
    nodes.splice(index, 1);
  }
}
