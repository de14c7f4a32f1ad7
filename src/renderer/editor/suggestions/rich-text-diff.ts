import { diffArrays } from 'diff';
import type { BlockNode, InlineNode, ListItemNode } from '#shared/domain/rich-text.ts';
import { inlineTokens, tokenNodes, type Token } from './inline-tokens.ts';
import { pairSimilar } from './pair-similar.ts';

/** A stretch of a text block's inline content that both have, or one of them. */
export type WordDiff = { readonly kind: 'same' | 'removed' | 'added'; readonly nodes: readonly InlineNode[] };
type Part = BlockNode | ListItemNode;

/** What became of one block. Tables, figures, code and formulas change as wholes: one removed and one added. */
export type BlockDiff =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly block: Part }
  | { readonly kind: 'words'; readonly before: Part; readonly after: Part; readonly words: readonly WordDiff[] }
  | { readonly kind: 'inside'; readonly before: Part; readonly after: Part; readonly blocks: readonly BlockDiff[] };

/** The blocks of two texts side by side, in order: first by equal blocks, then by alike ones, then word by word. */
export function diffBlocks(before: readonly Part[], after: readonly Part[]): readonly BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let removed: Part[] = [];
  let [at, to] = [0, 0];
  const flush = (added: readonly Part[]) => {
    if (removed.length > 0 || added.length > 0) diffs.push(...diffGap(removed, added));
    removed = [];
  };
  for (const run of diffArrays(before.map(keyOf), after.map(keyOf))) {
    if (run.removed) {
      removed = before.slice(at, at + run.count);
      at += run.count;
    } else if (run.added) {
      flush(after.slice(to, to + run.count));
      to += run.count;
    } else {
      flush([]);
      diffs.push(...before.slice(at, at + run.count).map((block) => ({ kind: 'same' as const, block })));
      at += run.count;
      to += run.count;
    }
  }
  flush([]);
  return diffs;
}

/** The words of two runs of inline content; changes with nothing but blanks between them are one. */
function diffInline(before: readonly InlineNode[], after: readonly InlineNode[]): readonly WordDiff[] {
  const [old, now] = [inlineTokens(before), inlineTokens(after)];
  const runs: { kind: WordDiff['kind']; tokens: readonly Token[] }[] = [];
  let [at, to] = [0, 0];
  for (const run of diffArrays(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )) {
    if (run.removed) runs.push({ kind: 'removed', tokens: old.slice(at, at + run.count) });
    else runs.push({ kind: run.added ? 'added' : 'same', tokens: now.slice(to, to + run.count) });
    if (!run.added) at += run.count;
    if (!run.removed) to += run.count;
  }
  return joinChanges(runs).map(({ kind, tokens }) => ({ kind, nodes: tokenNodes(tokens) }));
}

type Run = { readonly kind: WordDiff['kind']; readonly tokens: readonly Token[] };

function joinChanges(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  let removed: Token[] = [];
  let added: Token[] = [];
  const flush = () => {
    if (removed.length > 0) joined.push({ kind: 'removed', tokens: removed });
    if (added.length > 0) joined.push({ kind: 'added', tokens: added });
    [removed, added] = [[], []];
  };
  for (const [index, { kind, tokens }] of runs.entries()) {
    if (kind === 'removed') removed.push(...tokens);
    else if (kind === 'added') added.push(...tokens);
    else if (
      removed.length > 0 &&
      added.length > 0 &&
      index < runs.length - 1 &&
      tokens.every(({ isBlank }) => isBlank)
    ) {
      removed.push(...tokens);
      added.push(...tokens);
    } else {
      flush();
      joined.push({ kind, tokens });
    }
  }
  flush();
  return joined;
}

function diffGap(before: readonly Part[], after: readonly Part[]): readonly BlockDiff[] {
  const diffs: BlockDiff[] = [];
  let [at, to] = [0, 0];
  for (const [left, right] of [...pairSimilar(before, after, isAlike), [before.length, after.length] as const]) {
    const [gone, come] = [before.slice(at, left), after.slice(to, right)];
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const [removed, added] = [gone[index], come[index]];
      if (removed !== undefined) diffs.push({ kind: 'removed', block: removed });
      if (added !== undefined) diffs.push({ kind: 'added', block: added });
    }
    const [old, now] = [before[left], after[right]];
    if (old !== undefined && now !== undefined) diffs.push(diffPair(old, now));
    [at, to] = [left + 1, right + 1];
  }
  return diffs;
}

function diffPair(before: Part, after: Part): BlockDiff {
  if (isTextBlock(before) && isTextBlock(after)) {
    return { kind: 'words', before, after, words: diffInline(before.content ?? [], after.content ?? []) };
  }
  return { kind: 'inside', before, after, blocks: diffBlocks(childrenOf(before), childrenOf(after)) };
}

/** Whether two blocks may be one that was changed: of a kind that can be compared inside, with the same attributes. */
function isAlike(before: Part, after: Part): boolean {
  if (before.type !== after.type || shellOf(before) !== shellOf(after)) return false;
  return isTextBlock(before) || ['bulletList', 'orderedList', 'blockquote', 'listItem'].includes(before.type);
}

function isTextBlock(block: Part): block is Extract<BlockNode, { type: 'paragraph' | 'heading' }> {
  return block.type === 'paragraph' || block.type === 'heading';
}

function childrenOf(block: Part): readonly Part[] {
  return block.type === 'bulletList' ||
    block.type === 'orderedList' ||
    block.type === 'blockquote' ||
    block.type === 'listItem'
    ? block.content
    : [];
}

function shellOf(block: Part): string {
  return JSON.stringify('attrs' in block ? (block.attrs ?? null) : null);
}

function keyOf(block: Part): string {
  return JSON.stringify(block);
}
