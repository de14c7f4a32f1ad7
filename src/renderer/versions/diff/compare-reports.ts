import type { RequestOutput } from '#shared/contract/index.ts';
import { diffBlocks, type BlockDiff } from '../../editor/suggestions/rich-text-diff.ts';

export type ComparedPart = RequestOutput<'report.version'>['parts'][number];

/** What became of one section. `blocks` is what its text holds, with what went and what came. */
export type PartDiff = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly itemId: string;
  readonly heading: string;
  /** Null where it is what it was. */
  readonly headingBefore: string | null;
  readonly depth: number;
  readonly blocks: readonly BlockDiff[];
};

/** Two states of a report, section by section in the order of the second; a section that went stands where it was. */
export function compareReports(before: readonly ComparedPart[], after: readonly ComparedPart[]): readonly PartDiff[] {
  const now = new Set(after.map(({ itemId }) => itemId));
  const old = new Map(before.map((part) => [part.itemId, part]));
  /** By the section before them that is still there; null for those at the beginning. */
  const gone = new Map<string | null, ComparedPart[]>();
  let last: string | null = null;
  for (const part of before) {
    if (now.has(part.itemId)) last = part.itemId;
    else gone.set(last, [...(gone.get(last) ?? []), part]);
  }
  const removedAfter = (itemId: string | null) => (gone.get(itemId) ?? []).map((part) => comparePart(part, null));
  return [
    ...removedAfter(null),
    ...after.flatMap((part) => [comparePart(old.get(part.itemId) ?? null, part), ...removedAfter(part.itemId)]),
  ].filter((diff) => diff !== null);
}

function comparePart(before: ComparedPart | null, after: ComparedPart | null): PartDiff | null {
  const shown = after ?? before;
  if (shown === null) return null;
  const { itemId, heading, depth } = shown;
  const blocks = diffBlocks(before?.body?.content ?? [], after?.body?.content ?? []);
  const headingBefore = before !== null && before.heading !== heading ? before.heading : null;
  const isSame = headingBefore === null && blocks.every(({ kind }) => kind === 'same');
  const kind = before === null ? 'added' : after === null ? 'removed' : isSame ? 'same' : 'changed';
  return { kind, itemId, heading, headingBefore, depth, blocks };
}
