import { describe, expect, it } from 'vitest';
import { requests } from '#shared/contract/index.ts';
import { fuzzContract } from './support/contract/fuzz-contract.ts';

describe('requests that were made up', () => {
  it('are answered or refused, each of them, and harm nothing', async () => {
    const count = Object.keys(requests).length;
    const { asked, breakages } = await fuzzContract({ tries: count, seed: 6, note: () => undefined });
    expect(breakages).toEqual([]);
    expect(asked.size).toBe(count);
  });
});
