import type { ItemId, SourceId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { foldWords } from '#shared/text/fold-words.ts';

export type ListedEvidence = RequestOutput<'evidence.list'>['evidence'][number];

export const shownKinds = ['all', 'unused', 'pinned', 'excluded', 'problems'] as const;
export const evidenceSortKeys = ['added', 'relevance', 'source', 'used', 'summary'] as const;

export type ShownKind = (typeof shownKinds)[number];
export type EvidenceSortKey = (typeof evidenceSortKeys)[number];

export type EvidenceFilter = {
  readonly words: string;
  readonly show: ShownKind;
  /** Null: whatever it is linked to; `none`: to nothing. */
  readonly itemId: ItemId | 'none' | null;
  readonly sourceId: SourceId | null;
  readonly tag: string | null;
};

export const everything: EvidenceFilter = { words: '', show: 'all', itemId: null, sourceId: null, tag: null };

/** Collected, not put aside, and cited by no section: what a report could still use. */
export function isUnused({ citedIn, status }: ListedEvidence): boolean {
  return citedIn.length === 0 && status !== 'excluded';
}

export function hasProblem({ quoteStates }: ListedEvidence): boolean {
  return quoteStates.some((state) => state !== 'exact');
}

/** `titles` are those of the sources that are there. */
export function filterEvidence(
  evidence: readonly ListedEvidence[],
  filter: EvidenceFilter,
  titles: ReadonlyMap<SourceId, string>,
): readonly ListedEvidence[] {
  const wanted = foldWords(filter.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return evidence.filter(
    (each) =>
      isShown(each, filter.show) &&
      isLinked(each, filter.itemId) &&
      (filter.sourceId === null || each.quotes.some(({ sourceId }) => sourceId === filter.sourceId)) &&
      (filter.tag === null || each.tags.includes(filter.tag)) &&
      hasWords(each, wanted, titles),
  );
}

/** The newest, most fitting or most used first; sources and summaries from A. */
export function sortEvidence(
  evidence: readonly ListedEvidence[],
  key: EvidenceSortKey,
  titles: ReadonlyMap<SourceId, string>,
): readonly ListedEvidence[] {
  const keyed = evidence.map((each, place) => ({ each, key: keyOf(each, key, place, titles), place }));
  return keyed.toSorted((a, b) => compare(a.key, b.key) || a.place - b.place).map(({ each }) => each);
}

/** Every tag in use, the most used first. */
export function tagsIn(evidence: readonly ListedEvidence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of evidence) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([tag]) => tag);
}

function isShown(evidence: ListedEvidence, show: ShownKind): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'unused':
      return isUnused(evidence);
    case 'problems':
      return hasProblem(evidence);
    case 'pinned':
    case 'excluded':
      return evidence.status === show;
  }
}

function isLinked({ linkedTo, citedIn }: ListedEvidence, itemId: EvidenceFilter['itemId']): boolean {
  if (itemId === null) return true;
  return itemId === 'none' ? linkedTo.length === 0 : linkedTo.includes(itemId) || citedIn.includes(itemId);
}

function hasWords(
  { summary, note, tags, quotes }: ListedEvidence,
  wanted: readonly string[],
  titles: ReadonlyMap<SourceId, string>,
): boolean {
  if (wanted.length === 0) return true;
  const sources = quotes.map(({ sourceId }) => titles.get(sourceId) ?? '');
  const all = foldWords([summary, note, ...tags, ...quotes.map(({ exact }) => exact), ...sources].join('\n'));
  return wanted.every((word) => all.includes(word));
}

function keyOf(
  { relevance, quotes, linkedTo, citedIn, summary }: ListedEvidence,
  key: EvidenceSortKey,
  place: number,
  titles: ReadonlyMap<SourceId, string>,
): string | number {
  const [first] = quotes;
  switch (key) {
    case 'added':
      return -place;
    case 'relevance':
      return -relevance;
    case 'used':
      return -(citedIn.length * 1000 + linkedTo.length);
    case 'summary':
      return foldWords(summary);
    case 'source':
      return `${foldWords(first === undefined ? '' : (titles.get(first.sourceId) ?? '\u{10FFFF}'))}\n${String(first?.charStart ?? 0).padStart(9, '0')}`;
  }
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
