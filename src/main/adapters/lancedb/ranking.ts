import type { Ranking } from './messages.ts';

type Hit = { readonly id: string; readonly score: number };

/**
 * The best `limit` hits, best first, ties by id. The engine cuts ties anywhere and its sums differ in the last digits
 * with the order of its files, so scores are rounded, and `search` is asked for more until no tie is cut.
 */
export async function rankWithTies(options: {
  limit: number;
  round: (score: number) => number;
  search: (limit: number) => Promise<readonly Hit[]>;
}): Promise<Ranking> {
  const { limit, round, search } = options;
  for (let asked = limit + spare; ; asked *= 4) {
    const found = await search(asked);
    const hits = found.map(({ id, score }) => ({ id, score: round(score) })).sort(byScore);
    const isTieCut = found.length >= asked && hits[limit - 1]?.score === hits.at(-1)?.score;
    if (isTieCut) continue;
    const best = hits.slice(0, limit);
    return { ids: best.map(({ id }) => id), scores: Float64Array.from(best, ({ score }) => score) };
  }
}

const spare = 10;

function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
