/** How well a ranking answers a query: `ranked` are ids, best first; `relevance` gives the grade of the relevant ones. */
export type RankedAnswer = {
  readonly ranked: readonly string[];
  readonly relevance: ReadonlyMap<string, number>;
};

/** Discounted cumulative gain of the first `depth` over that of the best order; linear gain, log2 discount. In [0, 1]. */
export function ndcg({ ranked, relevance }: RankedAnswer, depth: number): number {
  const grades = ranked.slice(0, depth).map((id) => Math.max(0, relevance.get(id) ?? 0));
  const best = [...relevance.values()].filter((grade) => grade > 0).toSorted((a, b) => b - a);
  return ratio(discountedGain(grades), discountedGain(best.slice(0, depth)));
}

/** The share of the relevant ids that are among the first `depth`. */
export function recall({ ranked, relevance }: RankedAnswer, depth: number): number {
  const found = ranked.slice(0, depth).filter((id) => (relevance.get(id) ?? 0) > 0);
  return ratio(found.length, relevantCount(relevance));
}

/** The mean, over the relevant ids, of the precision at each one's rank; 0 for one that isn't ranked. */
export function averagePrecision({ ranked, relevance }: RankedAnswer): number {
  let found = 0;
  let sum = 0;
  ranked.forEach((id, place) => {
    if ((relevance.get(id) ?? 0) <= 0) return;
    found += 1;
    sum += found / (place + 1);
  });
  return ratio(sum, relevantCount(relevance));
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0);
}

function relevantCount(relevance: ReadonlyMap<string, number>): number {
  return [...relevance.values()].filter((grade) => grade > 0).length;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
