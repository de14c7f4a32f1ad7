import type { BlockNode, InlineNode, ListItemNode, RichText } from '#shared/domain/rich-text.ts';
import { diffBlocks, type BlockDiff } from './rich-text-diff.ts';
import { inlineSize, nodeSize } from './node-size.ts';

/** One thing a suggestion would change. */
export type SuggestionChange = {
  /** Its number among the suggestion's changes, the same whenever they are worked out. */
  readonly id: string;
  readonly kind: 'insert' | 'delete' | 'replace';
  /** Whether words within a block change, or whole blocks. */
  readonly scope: 'words' | 'blocks';
  /** Where in the base, as ProseMirror counts: 0 is before the first block. */
  readonly from: number;
  readonly to: number;
  /** What comes in its place; empty for `delete`. */
  readonly slice: readonly (InlineNode | BlockNode | ListItemNode)[];
};

/** What makes the base the body, in reading order and disjoint: words, citations among them, and whole blocks. */
export function suggestionChanges(base: RichText, body: RichText): readonly SuggestionChange[] {
  const found: Omit<SuggestionChange, 'id'>[] = [];
  collect(diffBlocks(base.content, body.content), 0, found);
  return found.map((change, index) => ({ id: String(index), ...change }));
}

function collect(diffs: readonly BlockDiff[], start: number, found: Omit<SuggestionChange, 'id'>[]): number {
  let pos = start;
  for (const diff of diffs) {
    switch (diff.kind) {
      case 'same':
        pos += nodeSize(diff.block);
        break;
      case 'removed': {
        const to = pos + nodeSize(diff.block);
        found.push({ kind: 'delete', scope: 'blocks', from: pos, to, slice: [] });
        pos = to;
        break;
      }
      case 'added':
        add(found, pos, diff.block);
        break;
      case 'words':
        collectWords(diff, pos + 1, found);
        pos += nodeSize(diff.before);
        break;
      case 'inside':
        collect(diff.blocks, pos + 1, found);
        pos += nodeSize(diff.before);
        break;
    }
  }
  return pos;
}

/** A block that comes right where another goes takes its place; several that come at one place come together. */
function add(found: Omit<SuggestionChange, 'id'>[], pos: number, block: BlockNode | ListItemNode): void {
  const last = found.at(-1);
  if (last?.scope === 'blocks' && last.to === pos) {
    const kind = last.kind === 'insert' ? 'insert' : 'replace';
    found[found.length - 1] = { ...last, kind, slice: [...last.slice, block] };
  } else {
    found.push({ kind: 'insert', scope: 'blocks', from: pos, to: pos, slice: [block] });
  }
}

function collectWords(
  { words }: Extract<BlockDiff, { kind: 'words' }>,
  start: number,
  found: Omit<SuggestionChange, 'id'>[],
): void {
  let pos = start;
  for (const [index, { kind, nodes }] of words.entries()) {
    if (kind === 'same') pos += inlineSize(nodes);
    if (kind === 'removed') {
      const next = words[index + 1];
      const slice = next?.kind === 'added' ? next.nodes : [];
      const to = pos + inlineSize(nodes);
      found.push({ kind: slice.length > 0 ? 'replace' : 'delete', scope: 'words', from: pos, to, slice });
      pos = to;
    }
    if (kind === 'added' && words[index - 1]?.kind !== 'removed') {
      found.push({ kind: 'insert', scope: 'words', from: pos, to: pos, slice: nodes });
    }
  }
}
