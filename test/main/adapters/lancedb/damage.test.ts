import { chmod, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { type MemoryIndex, MemoryIndexError } from '#main/ports/memory-index.ts';
import { passage, vector, words } from '#test/support/memory-rows.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

type Harm = { readonly what: string; readonly files: RegExp; readonly harm: (path: string) => Promise<void> };

const harms: readonly Harm[] = [
  { what: 'data that is gone', files: /\/data\//, harm: (path) => rm(path) },
  { what: 'data cut short', files: /\/data\//, harm: (path) => truncate(path, 40) },
  { what: 'data turned to zeros', files: /\/data\//, harm: overwrite((bytes) => bytes.fill(0)) },
  { what: 'a torn manifest', files: /\/_versions\/.*manifest$/, harm: (path) => truncate(path, 20) },
  {
    what: 'flipped bits',
    files: /\.(?:lance|manifest)$/,
    harm: overwrite((bytes) => bytes.map((byte) => byte ^ 0x5a)),
  },
  { what: 'a full-text index that is gone', files: /\/_indices\//, harm: (path) => rm(path) },
];

describe('a damaged memory folder', () => {
  it.each(harms)('says so and can be wiped: $what', async ({ files, harm }) => {
    const folder = await tempFolder();
    await fill(folder);
    const paths = (await filesOf(folder)).filter((path) => files.test(path));
    expect(paths).not.toEqual([]);
    for (const path of paths) await harm(path);

    const index = open(folder);
    const error = await searchAll(index).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MemoryIndexError);
    expect(error).toMatchObject({ isDamaged: true });

    await index.wipe();
    expect(await index.count()).toEqual({ words: 0, vectors: {} });
    await index.putWords([words(7, 'wing')]);
    expect(await index.searchWords({ terms: ['wing'], limit: 5 })).toHaveLength(1);
  });

  it('says so when the folder goes while it is open, and can be wiped', async () => {
    const folder = await tempFolder();
    await fill(folder);
    const index = open(folder);
    await searchAll(index);
    await rm(folder, { recursive: true });
    await expect(searchAll(index)).rejects.toMatchObject({ name: 'MemoryIndexError', isDamaged: true });
    await index.wipe();
    expect(await index.count()).toEqual({ words: 0, vectors: {} });
  });

  it('is empty when the folder went before it was opened', async () => {
    const index = open(join(await tempFolder(), 'memory'));
    expect(await index.count()).toEqual({ words: 0, vectors: {} });
    await index.putWords([words(7, 'wing')]);
    expect((await index.count()).words).toBe(1);
  });

  it('can be wiped when it is a file, or full of other things', async () => {
    const parent = await tempFolder();
    const folder = join(parent, 'memory');
    await writeFile(folder, 'not a folder');
    const index = open(folder);
    await index.wipe();
    expect((await index.count()).words).toBe(0);
    await index.putWords([words(1, 'wing')]);
    await writeFile(join(folder, 'words.lance', 'stray'), 'x');
    await chmod(join(folder, 'words.lance'), 0o500);
    await index.wipe();
    expect(await readdir(folder)).toEqual([]);
  });

  it('bears the loss of what it remembers about optimising', async () => {
    const folder = await tempFolder();
    await fill(folder);
    await writeFile(join(folder, 'optimised.json'), '{"words":');
    const index = open(folder);
    await searchAll(index);
    expect((await index.count()).words).toBe(40);
  });
});

function open(folder: string): MemoryIndex {
  const index = createLanceMemoryIndex({ folder, queryTimeoutMs: 20_000 });
  onTestFinished(() => index.close());
  return index;
}

async function fill(folder: string): Promise<void> {
  const index = createLanceMemoryIndex({ folder });
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  await index.putWords(numbers.map((number) => words(number, `wing t${number}`)));
  await index.putVectors({ space: 'fit', dimensions: 2, rows: numbers.map((number) => vector(number, [0.6, 0.8])) });
  await index.optimise();
  await index.close();
}

async function searchAll(index: MemoryIndex): Promise<void> {
  await index.searchWords({ terms: ['wing', 't3'], limit: 50 });
  await index.searchVectors({ space: 'fit', vector: Float32Array.of(1, 0), limit: 50 });
  await index.getVectors({ space: 'fit', ids: [passage(3)] });
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function overwrite(change: (bytes: Buffer) => Uint8Array) {
  return async (path: string) => writeFile(path, change(await readFile(path)));
}
