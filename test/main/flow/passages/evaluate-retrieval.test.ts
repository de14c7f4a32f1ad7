import { expect, it } from 'vitest';
import { evaluateRetrieval } from '#main/flow/passages/evaluate-retrieval.ts';

it('means the measures over the judged queries and times each of them', async () => {
  const answers: Readonly<Record<string, readonly string[]>> = { first: ['a', 'x'], second: ['x', 'y', 'b'] };
  const times = [0, 3, 3, 8];
  const scores = await evaluateRetrieval({
    queries: [
      { id: '1', text: 'first', relevance: new Map([['a', 1]]) },
      { id: '2', text: 'second', relevance: new Map([['b', 2]]) },
      { id: '3', text: 'not judged', relevance: new Map([['b', 0]]) },
    ],
    retrieve: async (query, limit) => answers[query]?.slice(0, limit) ?? [],
    clock: { nowMs: () => times.shift() ?? 0 },
  });
  expect(scores).toEqual({
    ndcg10: (1 + 1 / Math.log2(4)) / 2,
    recall20: 1,
    recall100: 1,
    map: (1 + 1 / 3) / 2,
    queries: 2,
    msPerQueryP50: 3,
    msPerQueryP95: 5,
  });
});
