import { describe, expect, it, onTestFinished } from 'vitest';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { passage, source, vector } from '#test/support/memory-rows.ts';
import { createRandom } from '#test/support/random.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const rowCount = 21_000;
const dimensions = 16;

describe('a space of more than 20,000 vectors', () => {
  it('finds nearly all that a comparison with each finds, also after rows came, went and were replaced', async () => {
    const index = createLanceMemoryIndex({ folder: await tempFolder() });
    onTestFinished(() => index.close());
    const truth = createFakeMemoryIndex();
    const unit = createUnits();
    const rows = Array.from({ length: rowCount }, (_, number) => ({
      ...vector(number, [], number % 300),
      vector: unit(),
    }));
    const put = async (some: typeof rows) => {
      for (const each of [index, truth]) await each.putVectors({ space: 'fit', dimensions, rows: some });
    };
    await put(rows.slice(0, 20_500));
    await index.optimise();
    expect(await recall(index, truth, unit)).toBeGreaterThan(0.98);

    await put(rows.slice(20_500));
    await put(rows.slice(0, 700).map((row) => ({ ...row, vector: unit() })));
    for (const each of [index, truth]) await each.remove(rows.slice(900, 1700).map(({ id }) => id));
    expect(await recall(index, truth, unit)).toBeGreaterThan(0.98);
    await index.optimise();
    expect(await recall(index, truth, unit)).toBeGreaterThan(0.98);
    expect(await index.count()).toEqual(await truth.count());
    const ids = [passage(3), passage(1000), passage(20_900)];
    const near = { space: 'fit', ids };
    expect(await index.getVectors(near)).toEqual(await truth.getVectors(near));
  });
});

/** The share of the true best 50 that is found, over ten searches; every score must be exact, and a filter loses nothing. */
async function recall(index: MemoryIndex, truth: MemoryIndex, unit: () => Float32Array): Promise<number> {
  let hits = 0;
  for (let query = 0; query < 10; query++) {
    const near = { space: 'fit', vector: unit(), limit: 50 };
    const scores = new Map(
      (await truth.searchVectors({ ...near, limit: rowCount })).map(({ id, score }) => [id, score]),
    );
    const best = new Set([...scores.keys()].slice(0, 50));
    const found = await index.searchVectors(near);
    expect(found).toHaveLength(50);
    for (const { id, score } of found) expect(score).toBeCloseTo(scores.get(id) ?? 2, 4);
    hits += found.filter(({ id }) => best.has(id)).length;

    const filtered = { ...near, sourceIds: [source(2), source(250)] };
    const expected = await truth.searchVectors(filtered);
    expect((await index.searchVectors(filtered)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  }
  return hits / 500;
}

function createUnits(): () => Float32Array {
  const random = createRandom(11);
  return () => {
    const values = Float32Array.from({ length: dimensions }, () => random() + random() - 1);
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
}
