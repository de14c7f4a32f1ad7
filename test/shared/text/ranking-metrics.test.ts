import { describe, expect, it } from 'vitest';
import { averagePrecision, ndcg, recall } from '#shared/text/ranking-metrics.ts';

const relevance = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
]);

describe('ranking metrics', () => {
  it('give 1 to the best order and less to any other', () => {
    expect(ndcg({ ranked: ['a', 'b', 'x'], relevance }, 10)).toBe(1);
    // gains 0, 3, 0, 1 at ranks 1 to 4, over 3 + 1 / log2(3)
    expect(ndcg({ ranked: ['x', 'a', 'c', 'b'], relevance }, 10)).toBeCloseTo(
      (3 / Math.log2(3) + 1 / Math.log2(5)) / (3 + 1 / Math.log2(3)),
      12,
    );
    expect(ndcg({ ranked: ['x', 'a', 'b'], relevance }, 1)).toBe(0);
  });

  it('count what is found within the depth', () => {
    expect(recall({ ranked: ['x', 'a', 'y', 'b'], relevance }, 3)).toBe(0.5);
    expect(averagePrecision({ ranked: ['x', 'a', 'y', 'b'], relevance })).toBe((1 / 2 + 2 / 4) / 2);
  });

  it('are 0 where nothing is relevant', () => {
    const none = { ranked: ['a'], relevance: new Map<string, number>() };
    expect([ndcg(none, 10), recall(none, 10), averagePrecision(none)]).toEqual([0, 0, 0]);
  });
});
