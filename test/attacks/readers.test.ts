import { expect, it } from 'vitest';
import { attackReaders } from './support/readers/attack-readers.ts';

it('broken documents of every format are read or refused, and nothing else comes of them', async () => {
  const all = await attackReaders({ tries: 40, seed: 7, threads: 1, isSmall: true });
  expect(all).toHaveLength(40);
  expect(new Set(all.map(({ reader }) => reader)).size).toBe(20);
  expect(all.filter(({ outcome }) => outcome === 'imported').length).toBeGreaterThan(10);
  const lost = all.filter(({ outcome }) => outcome === 'crashed' || outcome === 'hung' || outcome === 'out-of-memory');
  expect(lost).toEqual([]);
  expect(all.filter(({ problems, escapes }) => problems.length + escapes.length > 0)).toEqual([]);
}, 120_000);
