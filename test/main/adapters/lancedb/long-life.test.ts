import { readdirSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEngine } from '#main/adapters/lancedb/engine.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { passage, source, words } from '#test/support/memory-rows.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

it.skipIf(process.platform !== 'linux')('files of indexes that are gone are let go (needs /proc)', async () => {
  let pid = 0;
  const folder = await tempFolder();
  const index = createLanceMemoryIndex({ folder, onProcess: (event) => (pid = event.pid) });
  onTestFinished(() => index.close());
  const many = Array.from({ length: 3000 }, (_, number) => words(number, `a${number} b${number} c${number}`));
  await index.putWords(many);
  for (let number = 0; number < 12; number += 1) {
    await index.putWords([words(3000 + number, `wing t${number}`)]);
    await index.optimise();
    expect((await index.searchWords({ terms: ['wing'], limit: 50 })).length).toBe(number + 1);
  }
  // Closing goes on for a moment after the answer.
  await expect.poll(() => deletedFilesOf(pid).length).toBeLessThan(4);
});

it('of a large table a little that is new waits until nothing is asked for a while, and is found meanwhile', async () => {
  const folder = await tempFolder();
  const engine = await openEngine(folder, { quietMs: 100 });
  const put = (from: number, to: number) => {
    const numbers = Array.from({ length: to - from }, (_, at) => from + at);
    return engine.putWords({
      ids: numbers.map(passage),
      sourceIds: numbers.map(() => source(1)),
      terms: numbers.map((number) => `wing t${number}`),
    });
  };
  const optimisedAt = async () =>
    (JSON.parse(await readFile(join(folder, 'optimised.json'), 'utf8')) as { words: number }).words;
  const found = (term: string) =>
    engine.searchWords({ terms: [{ term, count: 1 }], limit: 5, sourceIds: null }).then(({ ids }) => [...ids]);
  await put(0, 20_500);
  await engine.optimise(null);
  const first = await optimisedAt();
  await put(20_500, 20_505);
  await engine.optimise(null);
  expect(await optimisedAt()).toBe(first);
  expect(await found('t20503')).toEqual([passage(20_503)]);
  await expect.poll(optimisedAt).toBeGreaterThan(first);
  const second = await optimisedAt();
  await put(20_505, 21_600);
  await engine.optimise(null);
  expect(await optimisedAt()).toBeGreaterThan(second);
});

function deletedFilesOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return target.endsWith(' (deleted)') && target.includes('.lance') ? [target] : [];
    } catch {
      return [];
    }
  });
}
