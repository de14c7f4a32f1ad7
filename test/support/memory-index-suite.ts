import { describe, expect, it, onTestFinished } from 'vitest';
import type { PassageId } from '#shared/base/ids.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { passage, source, vector, words } from '#test/support/memory-rows.ts';
import { createRandom } from '#test/support/random.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** What every memory index promises; `create` opens one on a folder. */
export function describeMemoryIndex(name: string, create: (folder: string) => MemoryIndex) {
  const open = async () => {
    const index = create(await tempFolder());
    onTestFinished(() => index.close());
    return index;
  };

  describe(`${name}: words`, () => {
    it('finds passages with any of the terms, the better match first', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing lift drag'), words(2, 'wing wing lift'), words(3, 'boat sail')]);
      expect(await found(index, 'wing lift')).toEqual([passage(2), passage(1)]);
      expect(await found(index, 'sail wing')).toEqual([passage(3), passage(2), passage(1)]);
      expect(await found(index, 'keel')).toEqual([]);
    });

    it('finds nothing in an empty index, for no terms, for no sources and for a limit of 0', async () => {
      const index = await open();
      expect(await found(index, 'wing')).toEqual([]);
      await index.putWords([]);
      await index.putWords([words(1, 'wing')]);
      expect(await index.searchWords({ terms: [], limit: 5 })).toEqual([]);
      expect(await index.searchWords({ terms: ['wing'], limit: 5, sourceIds: [] })).toEqual([]);
      expect(await index.searchWords({ terms: ['wing'], limit: 0 })).toEqual([]);
    });

    it('counts a term that is given twice twice', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing foil'), words(2, 'boat sail'), words(3, 'kite foil'), words(4, 'oar mast')]);
      const [once] = await index.searchWords({ terms: ['wing'], limit: 5 });
      const [twice] = await index.searchWords({ terms: ['wing', 'wing'], limit: 5 });
      expect(twice?.score).toBeCloseTo(2 * (once?.score ?? 0), 3);
      expect(await found(index, 'wing boat boat')).toEqual([passage(2), passage(1)]);
      expect(await found(index, 'wing wing boat')).toEqual([passage(1), passage(2)]);
    });

    it('orders ties by id, also where the limit cuts them', async () => {
      const index = await open();
      const rows = Array.from({ length: 60 }, (_, number) => words(number, 'wing lift'));
      await index.putWords(rows.toReversed());
      const ids = await index.searchWords({ terms: ['wing'], limit: 7 });
      expect(ids.map(({ id }) => id)).toEqual(rows.slice(0, 7).map(({ id }) => id));
      expect(new Set(ids.map(({ score }) => score)).size).toBe(1);
    });

    it('replaces a row that is written again, also twice in one call', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing'), words(2, 'boat')]);
      await index.putWords([words(1, 'keel'), words(3, 'mast'), words(3, 'oar')]);
      expect(await found(index, 'wing mast')).toEqual([]);
      expect(await found(index, 'keel')).toEqual([passage(1)]);
      expect(await found(index, 'oar')).toEqual([passage(3)]);
      expect((await index.count()).words).toBe(3);
    });

    it('keeps to the given sources', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing', 1), words(2, 'wing wing', 2), words(3, 'wing', 3)]);
      const answer = await index.searchWords({ terms: ['wing'], limit: 5, sourceIds: [source(1), source(3)] });
      expect(answer.map(({ id }) => id)).toEqual([passage(1), passage(3)]);
    });

    it('takes terms as they are: other scripts, capitals, digits, quotes, stop words, inflections', async () => {
      const index = await open();
      await index.putWords([
        words(1, '长城 城位 位于'),
        words(2, 'Wing the wings'),
        words(3, '1914 o\'brien — "x" АБВ हिन्दी'),
        { ...words(4, ''), terms: [] },
      ]);
      expect(await found(index, '城位')).toEqual([passage(1)]);
      expect(await found(index, '长 城')).toEqual([]);
      expect(await found(index, 'wing')).toEqual([]);
      expect(await found(index, 'Wing')).toEqual([passage(2)]);
      expect(await found(index, 'the')).toEqual([passage(2)]);
      for (const term of ['1914', "o'brien", '—', '"x"', 'АБВ', 'हिन्दी'])
        expect(await found(index, term)).toEqual([passage(3)]);
      expect((await index.count()).words).toBe(4);
    });

    it('refuses a term with white space', async () => {
      const index = await open();
      await expect(index.putWords([{ ...words(1, ''), terms: ['two words'] }])).rejects.toThrow('white space');
    });

    it('bears thousands of terms and a very long one', async () => {
      const index = await open();
      const long = 'x'.repeat(900);
      await index.putWords([words(1, `wing ${long}`), words(2, 'boat')]);
      const many = Array.from({ length: 5000 }, (_, number) => `t${number}`);
      expect(await index.searchWords({ terms: ['wing', ...many], limit: 5 })).toHaveLength(1);
      expect(await found(index, long)).toEqual([passage(1)]);
    });

    it('ranks 5,000 passages as BM25 does, whatever was written, replaced and removed in between', async () => {
      const index = await open();
      const truth = createFakeMemoryIndex();
      const random = createRandom(7);
      const row = (number: number) => words(number, randomTerms(random, 40).join(' '), number % 50);
      for (let start = 0; start < 5000; start += 1250) {
        const rows = Array.from({ length: 1250 }, (_, offset) => row(start + offset));
        for (const each of [index, truth]) await each.putWords(rows);
        if (start === 1250) await index.optimise();
      }
      const replaced = Array.from({ length: 30 }, (_, number) => row(number * 7));
      const removed = Array.from({ length: 40 }, (_, number) => passage(number * 11 + 3));
      for (const each of [index, truth]) {
        await each.putWords(replaced);
        await each.remove(removed);
      }
      await index.optimise();
      for (let query = 0; query < 20; query++) {
        const terms = randomTerms(random, 6);
        const sourceIds = query % 4 === 0 ? { sourceIds: [source(3), source(17), source(44)] } : {};
        expectSameRanking(
          await index.searchWords({ terms, limit: 100, ...sourceIds }),
          await truth.searchWords({ terms, limit: 100, ...sourceIds }),
        );
      }
      expect(await index.count()).toEqual(await truth.count());
    });
  });

  describe(`${name}: vectors`, () => {
    it('finds the nearest by cosine, best first', async () => {
      const index = await open();
      await putVectors(index, 'fit', [vector(1, [1, 0, 0]), vector(2, [0.6, 0.8, 0]), vector(3, [-1, 0, 0])]);
      const answer = await index.searchVectors({ space: 'fit', vector: Float32Array.of(2, 0, 0), limit: 3 });
      expect(answer.map(({ id }) => id)).toEqual([passage(1), passage(2), passage(3)]);
      for (const [at, score] of [1, 0.6, -1].entries()) expect(answer[at]?.score).toBeCloseTo(score, 5);
    });

    it('orders ties by id, also where the limit cuts them', async () => {
      const index = await open();
      const rows = Array.from({ length: 60 }, (_, number) => vector(number, [0.6, 0.8]));
      await putVectors(index, 'fit', rows.toReversed());
      const answer = await index.searchVectors({ space: 'fit', vector: Float32Array.of(0, 1), limit: 4 });
      expect(answer.map(({ id }) => id)).toEqual(rows.slice(0, 4).map(({ id }) => id));
    });

    it('keeps to the given sources', async () => {
      const index = await open();
      await putVectors(index, 'fit', [vector(1, [1, 0], 1), vector(2, [0, 1], 2), vector(3, [0.6, 0.8], 3)]);
      const near = { space: 'fit', vector: Float32Array.of(1, 0), limit: 5 };
      const answer = await index.searchVectors({ ...near, sourceIds: [source(2), source(3)] });
      expect(answer.map(({ id }) => id)).toEqual([passage(3), passage(2)]);
      expect(await index.searchVectors({ ...near, sourceIds: [] })).toEqual([]);
    });

    it('finds nothing in a space that is not there, nor near a vector of zeros', async () => {
      const index = await open();
      await putVectors(index, 'fit', [vector(1, [1, 0])]);
      expect(await index.searchVectors({ space: 'other', vector: Float32Array.of(1, 0), limit: 5 })).toEqual([]);
      expect(await index.searchVectors({ space: 'fit', vector: Float32Array.of(0, 0), limit: 5 })).toEqual([]);
      expect(await index.getVectors({ space: 'other', ids: [passage(1)] })).toEqual(new Map());
    });

    it('bears a stored vector of zeros', async () => {
      const index = await open();
      await putVectors(index, 'fit', [vector(1, [0, 0]), vector(2, [1, 0])]);
      const answer = await index.searchVectors({ space: 'fit', vector: Float32Array.of(1, 0), limit: 5 });
      expect(answer.map(({ id, score }) => [id, Math.abs(score)])).toEqual([
        [passage(2), 1],
        [passage(1), 0],
      ]);
    });

    it('refuses vectors of another length and values that are no numbers, and stores none of them', async () => {
      const index = await open();
      const put = (dimensions: number, rows: ReturnType<typeof vector>[]) =>
        index.putVectors({ space: 'fit', dimensions, rows });
      await expect(put(2, [vector(1, [1, 0]), vector(2, [1, 0, 0])])).rejects.toThrow(RangeError);
      await expect(put(2, [vector(1, [Number.NaN, 0])])).rejects.toThrow(RangeError);
      expect(await index.count()).toEqual({ words: 0, vectors: {} });
      await put(2, [vector(1, [1, 0])]);
      await expect(put(3, [vector(2, [1, 0, 0])])).rejects.toThrow(RangeError);
      await expect(index.searchVectors({ space: 'fit', vector: Float32Array.of(1, 0, 0), limit: 5 })).rejects.toThrow(
        RangeError,
      );
      expect((await index.count()).vectors).toEqual({ fit: 1 });
    });

    it('returns stored vectors as they were put, of the ids that are there, and replaces them', async () => {
      const index = await open();
      await putVectors(index, 'fit', [vector(1, [0.6, 0.8]), vector(2, [1, 0])]);
      await putVectors(index, 'fit', [vector(2, [0, 1])]);
      const stored = await index.getVectors({ space: 'fit', ids: [passage(2), passage(9), passage(1)] });
      expect(stored.size).toBe(2);
      expect(stored.get(passage(1))).toEqual(Float32Array.of(0.6, 0.8));
      expect(stored.get(passage(2))).toEqual(Float32Array.of(0, 1));
      expect((await index.count()).vectors).toEqual({ fit: 2 });
    });

    it('keeps spaces apart, whatever their names and dimensions, and drops all but one', async () => {
      const index = await open();
      const names = ['lsa-1', 'LSA-1', 'model/embed:v2', 'ü_x'];
      for (const [at, space] of names.entries()) {
        const unit = Array.from({ length: at + 2 }, (_, k) => (k === 0 ? 1 : 0));
        await putVectors(index, space, [vector(at, unit)]);
      }
      expect((await index.count()).vectors).toEqual(Object.fromEntries(names.map((space) => [space, 1])));
      await index.keepOnlySpace('model/embed:v2');
      expect((await index.count()).vectors).toEqual({ 'model/embed:v2': 1 });
      await index.keepOnlySpace(null);
      expect((await index.count()).vectors).toEqual({});
      await putVectors(index, 'LSA-1', [vector(5, [1, 0, 0, 0, 0])]);
      expect((await index.count()).vectors).toEqual({ 'LSA-1': 1 });
    });

    it('finds among 5,000 what a comparison with each finds', async () => {
      const index = await open();
      const truth = createFakeMemoryIndex();
      const random = createRandom(3);
      const unit = () => {
        const values = Float32Array.from({ length: 24 }, () => random() - 0.5);
        return values.map((value) => value / Math.hypot(...values));
      };
      const rows = Array.from({ length: 5000 }, (_, number) => ({
        ...vector(number, [], number % 50),
        vector: unit(),
      }));
      for (const each of [index, truth]) await each.putVectors({ space: 'fit', dimensions: 24, rows });
      await index.optimise();
      for (let query = 0; query < 10; query++) {
        const near = {
          space: 'fit',
          vector: unit(),
          limit: 100,
          ...(query % 3 === 0 ? { sourceIds: [source(4), source(40)] } : {}),
        };
        const expected = await truth.searchVectors(near);
        const actual = await index.searchVectors(near);
        expect(actual).toHaveLength(100);
        expectSameRanking(actual, expected);
      }
    });
  });

  describe(`${name}: the whole`, () => {
    it('takes passages out of the words and of every space', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing'), words(2, 'wing'), words(3, 'wing')]);
      await putVectors(index, 'a', [vector(1, [1, 0]), vector(2, [0, 1])]);
      await putVectors(index, 'b', [vector(2, [1, 0, 0]), vector(3, [0, 1, 0])]);
      await index.remove([passage(2), passage(8)]);
      await index.remove([]);
      expect(await found(index, 'wing')).toEqual([passage(1), passage(3)]);
      expect(await index.count()).toEqual({ words: 2, vectors: { a: 1, b: 1 } });
      expect(await index.getVectors({ space: 'b', ids: [passage(2), passage(3)] })).toHaveProperty('size', 1);
    });

    it('answers the same before and after optimising, as often as it is done', async () => {
      const index = await open();
      await index.optimise();
      await index.putWords([words(1, 'wing lift'), words(2, 'wing'), words(3, 'boat')]);
      await putVectors(index, 'a', [vector(1, [1, 0]), vector(2, [0, 1])]);
      const before = await index.searchWords({ terms: ['wing', 'boat'], limit: 5 });
      await Promise.all([index.optimise(), index.optimise()]);
      await index.optimise();
      expect(await index.searchWords({ terms: ['wing', 'boat'], limit: 5 })).toEqual(before);
    });

    it('bears everything at once', async () => {
      const index = await open();
      const writes = Array.from({ length: 8 }, (_, at) =>
        index.putWords([words(at, 'wing'), words(99, `wing v${at}`)]),
      );
      const searches = Array.from({ length: 8 }, () => found(index, 'wing'));
      await Promise.all([...writes, ...searches, index.optimise(), index.count()]);
      expect(await found(index, 'wing')).toHaveLength(9);
      expect(await found(index, 'v7')).toEqual([passage(99)]);
    });

    it('is empty and usable after a wipe', async () => {
      const index = await open();
      await index.putWords([words(1, 'wing')]);
      await putVectors(index, 'a', [vector(1, [1, 0])]);
      await index.wipe();
      expect(await index.count()).toEqual({ words: 0, vectors: {} });
      await putVectors(index, 'a', [vector(1, [1, 0, 0])]);
      await index.putWords([words(2, 'wing')]);
      expect(await found(index, 'wing')).toEqual([passage(2)]);
    });
  });
}

async function found(index: MemoryIndex, terms: string): Promise<readonly PassageId[]> {
  const answer = await index.searchWords({ terms: terms.split(' '), limit: 100 });
  return answer.map(({ id }) => id);
}

async function putVectors(index: MemoryIndex, space: string, rows: readonly ReturnType<typeof vector>[]) {
  await index.putVectors({ space, dimensions: rows[0]?.vector.length ?? 0, rows });
}

/** Few common and many rare ones, as in a text. */
function randomTerms(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => `t${Math.floor(2000 ** random())}`);
}

/** Equal but for the order of neighbours whose scores differ in the last digits only. */
function expectSameRanking(
  actual: readonly { id: PassageId; score: number }[],
  expected: readonly { id: PassageId; score: number }[],
) {
  expect(actual.length).toBe(expected.length);
  const scores = new Map(expected.map(({ id, score }) => [id, score]));
  const lowest = expected.at(-1)?.score ?? 0;
  for (const [at, { id, score }] of actual.entries()) {
    const close = Math.max(1e-4, score * 1e-4);
    expect(Math.abs(score - (scores.get(id) ?? lowest))).toBeLessThan(close);
    expect(Math.abs(score - (expected[at]?.score ?? 0))).toBeLessThan(close);
  }
}
