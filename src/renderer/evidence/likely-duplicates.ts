import type { EvidenceId } from '#shared/base/ids.ts';
import type { ListedEvidence } from './evidence-filter.ts';

/** Summaries are nearly identical when this share of all their words stands in both. */
const alike = 0.8;
/** Quotes are the same when this share of the longer one is in both. */
const sameQuote = 0.8;

/** Groups of two and more that seem to say the same: by the words they quote, or by their summaries. */
export function likelyDuplicates(evidence: readonly ListedEvidence[]): readonly (readonly EvidenceId[])[] {
  const groups = createGroups(evidence.length);
  joinSameQuotes(evidence, groups.join);
  joinAlikeSummaries(evidence, groups.join);
  return groups
    .read()
    .filter((group) => group.length > 1)
    .map((group) => group.flatMap((index) => evidence[index]?.id ?? []));
}

function joinSameQuotes(evidence: readonly ListedEvidence[], join: (a: number, b: number) => void): void {
  const quotes = evidence.flatMap(({ quotes: each }, index) => each.map((quote) => ({ ...quote, index })));
  for (const ofSource of Map.groupBy(quotes, ({ sourceId }) => sourceId).values()) {
    const ordered = ofSource.toSorted((a, b) => a.charStart - b.charStart || a.charEnd - b.charEnd);
    for (const [at, first] of ordered.entries()) {
      for (let next = at + 1; next < ordered.length; next += 1) {
        const second = ordered[next];
        if (second === undefined || second.charStart >= first.charEnd) break;
        const both = Math.min(first.charEnd, second.charEnd) - second.charStart;
        const longer = Math.max(first.charEnd - first.charStart, second.charEnd - second.charStart);
        if (both >= sameQuote * longer) join(first.index, second.index);
      }
    }
  }
}

/**
 * Two sets that share enough must share one of their rarest words (prefix filtering; Chaudhuri, Ganti and Kaushik
 * 2006): only those pairs are compared, so that thousands of summaries take no longer than a blink.
 */
function joinAlikeSummaries(evidence: readonly ListedEvidence[], join: (a: number, b: number) => void): void {
  const sets = evidence.map(({ summary }) => new Set(summary.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  for (const [index, words] of sets.entries()) {
    const rarest = [...words].toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1));
    const candidates = new Set<number>();
    for (const word of rarest.slice(0, words.size - Math.ceil(alike * words.size) + 1)) {
      const others = byWord.get(word);
      for (const other of others ?? []) candidates.add(other);
      if (others === undefined) byWord.set(word, [index]);
      else others.push(index);
    }
    for (const other of candidates) {
      const otherWords = sets[other] ?? new Set();
      const both = words.intersection(otherWords).size;
      if (both >= alike * (words.size + otherWords.size - both)) join(other, index);
    }
  }
}

function createGroups(count: number) {
  const parents = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  return {
    join: (a: number, b: number): void => {
      const [low, high] = [find(a), find(b)].toSorted((x, y) => x - y) as [number, number];
      parents[high] = low;
    },
    read: (): readonly (readonly number[])[] => [...Map.groupBy(parents.keys(), find).values()],
  };
}
