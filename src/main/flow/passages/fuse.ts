import type { PassageId } from '#shared/base/ids.ts';
import type { ScoredPassage } from '#main/ports/memory-index.ts';

/**
 * One ranking of two: each list's scores spread over [0, 1], those of the words weighted .55 and those of the vectors
 * .45, a passage that is missing from a list getting 0 from it. Best first, ties by id. (Reciprocal rank fusion, which
 * looks at ranks alone, was measured to lose to this.) Passages of which no vector is known yet count by their words
 * with the whole weight: with 0 from the vectors they would fall behind whatever has one.
 */
export function fuse(
  words: readonly ScoredPassage[],
  vectors: readonly ScoredPassage[],
  withoutVector: ReadonlySet<PassageId> = new Set(),
): readonly ScoredPassage[] {
  const scores = new Map<PassageId, number>();
  addSpread(words, (id) => (withoutVector.has(id) ? 1 : wordsWeight), scores);
  addSpread(vectors, () => 1 - wordsWeight, scores);
  return [...scores].map(([id, score]) => ({ id, score })).sort(byScore);
}

const wordsWeight = 0.55;

function addSpread(
  list: readonly ScoredPassage[],
  weightOf: (id: PassageId) => number,
  scores: Map<PassageId, number>,
): void {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { score } of list) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }
  const range = highest - lowest;
  for (const { id, score } of list) {
    const spread = range === 0 ? 1 : (score - lowest) / range;
    scores.set(id, (scores.get(id) ?? 0) + weightOf(id) * spread);
  }
}

function byScore(a: ScoredPassage, b: ScoredPassage): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
