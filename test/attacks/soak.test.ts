import { describe, expect, it } from 'vitest';
import { measure } from './soak.attack.ts';
import { canSample } from './support/soak/sample.ts';
import { isGrowing, quarters } from './support/soak/trend.ts';

describe('a long session', { timeout: 120_000 }, () => {
  it('leaves searches whole and the engine’s files few, in a slice of it', async () => {
    const { rows } = await measure({ tries: 24, note: () => undefined });
    // What a few steps hold on to tells nothing of leaks: only what holds at every moment is asked here.
    const bounded = rows.filter(({ what }) => /versions of a table|write-ahead log|searches failed/.test(what));
    expect(bounded).toHaveLength(canSample ? 3 : 0);
    expect(bounded.filter(({ isMissed }) => isMissed)).toEqual([]);
  });

  it('is told to grow by its last quarter against its second, and not by its warm-up', () => {
    const warm = [1, 60, 100, 100, 101, 100, 102, 101];
    expect(quarters(warm)).toEqual({ before: 100, after: 102 });
    expect(isGrowing(warm, 0)).toBe(false);
    expect(isGrowing([100, 100, 100, 110, 120, 130, 140, 150], 5)).toBe(true);
    expect(isGrowing([10, 10, 10, 11, 12, 13, 14, 15], 5)).toBe(false);
  });
});
