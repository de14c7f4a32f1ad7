import type { EvidenceId } from '../base/ids.ts';
import type {
  BlockNode,
  FootnoteInline,
  InlineNode,
  ListItemNode,
  RichText,
  TableRowNode,
} from '../domain/rich-text.ts';
import { claimsOf, type Claim } from './rich-text-claims.ts';
import { tidyInline } from './rich-text-inline.ts';
import { sentencesOf } from './rich-text-sentences.ts';

/**
 * The same rich text without the claims that are to go: sentences are taken out with their citations, table rows as a
 * whole. Blocks, list items, rows and tables that hold nothing afterwards go too, and headings with nothing left under
 * them; what isn't touched stays as it is.
 */
export function removeClaims(body: RichText, language: string, isToGo: (claim: Claim) => boolean): RichText {
  const going = new Map(
    [...Map.groupBy(claimsOf(body, language), ({ path }) => path.join('.'))].map(([path, claims]) => [
      path,
      claims.map(isToGo),
    ]),
  );
  if (![...going.values()].flat().includes(true)) return body;
  return editBlocks(body, {
    inline: (nodes, path, isCaption) => {
      const isGoing = going.get(path.join('.'));
      if (isGoing?.includes(true) !== true) return nodes;
      if (isCaption) return [];
      return tidyInline(
        cutStretches(
          nodes,
          sentencesOf(nodes, language).filter((_, index) => isGoing[index] === true),
        ),
      );
    },
    isRowKept: (path) => going.get(path.join('.'))?.includes(true) !== true,
  });
}

/** The same rich text with only those citations, in headings too; one that is left without any id goes. */
export function removeCitations(body: RichText, isKept: (id: EvidenceId) => boolean): RichText {
  return editBlocks(body, {
    inline: (nodes) =>
      nodes.every((node) => node.type !== 'citation' || node.attrs.evidenceIds.every(isKept))
        ? nodes
        : tidyInline(keepCitations(nodes, isKept)),
    isRowKept: () => true,
  });
}

/** The same rich text without the stretches of its words that match; `pattern` must be global. */
export function removeWords(body: RichText, pattern: RegExp): RichText {
  return editBlocks(body, {
    inline: (nodes) => {
      if (nodes.every((node) => node.type !== 'text' || node.text.search(pattern) === -1)) return nodes;
      const cut = nodes.map((node) =>
        node.type === 'text' ? { ...node, text: node.text.replace(pattern, '') } : node,
      );
      return tidyInline(cut.filter((node) => node.type !== 'text' || node.text !== ''));
    },
    isRowKept: () => true,
  });
}

/** The same rich text without those headings and code blocks, which hold no claims. Their text comes without citations. */
export function removeUnclaimed(
  body: RichText,
  isToGo: (block: 'heading' | 'code', text: string) => boolean,
): RichText {
  return editBlocks(body, {
    inline: (nodes) => nodes,
    isRowKept: () => true,
    isBlockKept: (block) => {
      if (block.type === 'heading') return !isToGo('heading', plainText(block.content));
      return block.type !== 'codeBlock' || !isToGo('code', plainText(block.content));
    },
  });
}

function plainText(nodes: readonly InlineNode[] | undefined): string {
  return (nodes ?? []).map((node) => (node.type === 'text' ? node.text : '')).join('');
}

type Edit = {
  /** Gives back the very nodes it got where it changes nothing. Paths are those of claims. */
  readonly inline: (nodes: readonly InlineNode[], path: readonly number[], isCaption: boolean) => readonly InlineNode[];
  readonly isRowKept: (path: readonly number[]) => boolean;
  readonly isBlockKept?: (block: BlockNode) => boolean;
};

/** The same rich text with its inline content, rows and blocks as `edit` has them; what holds nothing afterwards goes. */
export function editBlocks(body: RichText, edit: Edit): RichText {
  const before = body.content;
  const after = before.map((block, index) => editBlock(block, [index], edit));
  const isBare = (index: number) => hasBelow(before, index) && !hasBelow(after, index);
  return { ...body, content: after.flatMap((block, index) => (block === null || isBare(index) ? [] : [block])) };
}

/** Whether anything but headings stands under the heading at `index`, up to the next of its level or a higher one. */
function hasBelow(blocks: readonly (BlockNode | null)[], index: number): boolean {
  const heading = blocks[index];
  if (heading?.type !== 'heading') return false;
  for (const block of blocks.slice(index + 1)) {
    if (block === null) continue;
    if (block.type === 'horizontalRule') continue;
    if (block.type !== 'heading') return true;
    if (block.attrs.level <= heading.attrs.level) return false;
  }
  return false;
}

/** Null where nothing is left of it. */
function editBlock(block: BlockNode, path: readonly number[], edit: Edit): BlockNode | null {
  if (edit.isBlockKept?.(block) === false) return null;
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'figure': {
      const before = block.content ?? [];
      const content = edit.inline(editFootnotes(before, path, edit), path, block.type === 'figure');
      if (content === before) return block;
      // A figure stays without its caption.
      return content.length === 0 && block.type !== 'figure' ? null : { ...block, content: [...content] };
    }
    case 'bulletList':
    case 'orderedList': {
      const content = block.content.flatMap((item, index) => editItem(item, [...path, index], edit) ?? []);
      return content.length === 0 && block.content.length > 0 ? null : { ...block, content };
    }
    case 'blockquote': {
      const content = block.content.flatMap((inner, index) => editBlock(inner, [...path, index], edit) ?? []);
      return content.length === 0 && block.content.length > 0 ? null : { ...block, content };
    }
    case 'table': {
      const content = block.content.flatMap((row, index) => editRow(row, [...path, index], edit) ?? []);
      const isOnlyHeader = content.every((row) => row.content.every(({ type }) => type === 'tableHeader'));
      return isOnlyHeader && content.length < block.content.length ? null : { ...block, content };
    }
    case 'codeBlock':
    case 'horizontalRule':
    case 'mathBlock':
      return block;
  }
}

/** A footnote that has nothing left goes. */
function editFootnotes(nodes: readonly InlineNode[], path: readonly number[], edit: Edit): readonly InlineNode[] {
  let hasChanged = false;
  const edited = nodes.flatMap((node, index): InlineNode[] => {
    if (node.type !== 'footnote') return [node];
    const before: readonly InlineNode[] = node.attrs.content;
    const after = edit.inline(before, [...path, index], false);
    if (after === before) return [node];
    hasChanged = true;
    const content = after.filter(isFootnoteInline);
    return content.length === 0 ? [] : [{ type: 'footnote', attrs: { content } }];
  });
  return hasChanged ? edited : nodes;
}

function isFootnoteInline(node: InlineNode): node is FootnoteInline {
  return node.type === 'text' || node.type === 'citation' || node.type === 'mathInline';
}

/** The editor's list items start with a paragraph: one that lost its own but holds a list keeps an empty one. */
function editItem(item: ListItemNode, path: readonly number[], edit: Edit): ListItemNode | null {
  const content = item.content.flatMap((inner, index) => editBlock(inner, [...path, index], edit) ?? []);
  if (content.length === 0 && item.content.length > 0) return null;
  return { ...item, content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] };
}

function editRow(row: TableRowNode, path: readonly number[], edit: Edit): TableRowNode | null {
  if (!edit.isRowKept(path)) return null;
  const content = row.content.map((cell, cellIndex) => {
    const blocks = cell.content.flatMap((inner, index) => editBlock(inner, [...path, cellIndex, index], edit) ?? []);
    // A cell stays where it is, if need be empty: the others are counted from it.
    return { ...cell, content: blocks.length === 0 ? [{ type: 'paragraph' as const }] : blocks };
  });
  return { ...row, content };
}

/** Stretches as `sentencesOf` counts them. */
function cutStretches(
  nodes: readonly InlineNode[],
  stretches: readonly { readonly from: number; readonly to: number }[],
): InlineNode[] {
  let start = 0;
  return nodes.flatMap((node): InlineNode[] => {
    const from = start;
    start += node.type === 'text' ? node.text.length : 1;
    const cuts = stretches.filter((stretch) => stretch.from < start && stretch.to > from);
    if (cuts.length === 0) return [node];
    if (node.type !== 'text') return [];
    let text = '';
    let at = from;
    for (const cut of cuts) {
      text += node.text.slice(at - from, Math.max(0, cut.from - from));
      at = cut.to;
    }
    text += node.text.slice(at - from);
    return text === '' ? [] : [{ ...node, text }];
  });
}

function keepCitations(nodes: readonly InlineNode[], isKept: (id: EvidenceId) => boolean): InlineNode[] {
  const kept: InlineNode[] = [];
  nodes.forEach((node, index) => {
    if (node.type !== 'citation') {
      kept.push(node);
      return;
    }
    const evidenceIds = node.attrs.evidenceIds.filter(isKept);
    if (evidenceIds.length > 0) {
      kept.push({ type: 'citation', attrs: { ...node.attrs, evidenceIds } });
      return;
    }
    const last = kept.at(-1);
    const next = nodes[index + 1];
    // The space that parted the citation from its sentence goes with it.
    const endsThere = next?.type === 'text' && /^(?:\s|[.,;:!?…)\]”’»。！？、，])/.test(next.text);
    if (last?.type === 'text' && (next === undefined || endsThere)) {
      kept.pop();
      const text = last.text.trimEnd();
      if (text !== '') kept.push({ ...last, text });
    }
  });
  return kept;
}
