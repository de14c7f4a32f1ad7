import { describe, expect, it } from 'vitest';
import type { PassageId } from '#shared/base/ids.ts';
import { succeed } from '#shared/base/result.ts';
import { createHealingIndex, projectPassages, rebuildMemory } from '#main/flow/passages/index.ts';
import type { EmbedderFitter, StoredFit } from '#main/ports/embedder.ts';
import { MemoryIndexError, type MemoryIndex } from '#main/ports/memory-index.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { openTestProject } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';

type Fitter = { -readonly [Name in keyof EmbedderFitter]: EmbedderFitter[Name] } & { readonly asked: string[] };

/** A fitter whose fits have the next of these dimensions; each vector's first number is the text's length. */
function fitterOf(dimensions: readonly number[]): Fitter {
  const asked: string[] = [];
  let fits = 0;
  return {
    asked,
    isOwn: ({ space }) => space.startsWith('lsa_'),
    isDue: ({ fit, passageCount }) => passageCount >= (fit === null ? 50 : fit.passageCount * 1.5),
    mostWhileAwaited: Infinity,
    fit: async ({ passageCount }) => {
      asked.push('fit');
      const wanted = dimensions[fits];
      if (wanted === undefined) throw new Error('fitted more often than expected');
      fits += 1;
      return succeed({ space: `lsa_fit${fits}`, dimensions: wanted, passageCount, bytes: new Uint8Array([fits]) });
    },
    foldIn: async (fit: StoredFit) => {
      asked.push('foldIn');
      return fit;
    },
    open: async ({ space, dimensions: length }) => ({
      space,
      dimensions: length,
      passagesPerCall: 2000,
      callsAtOnce: 1,
      embed: async (texts) =>
        succeed(
          texts.map(({ text }) => Float32Array.from({ length }, (_, at) => (at === 0 ? Math.sign(text.length) : 0))),
        ),
    }),
    close: async () => undefined,
  };
}

const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `Paragraph number ${from + at} speaks of bees.`);

async function project(count: number, dimensions: readonly number[]) {
  const { store } = await openTestProject([sourceOf(paragraphs(0, count), 'first')]);
  const fitter = fitterOf(dimensions);
  const index = createFakeMemoryIndex();
  const events: string[] = [];
  const controller = new AbortController();
  const options = {
    store,
    index,
    fitter,
    newStamp: () => 'stamp00',
    signal: controller.signal,
    onEvent: (event: { readonly type: string }) => events.push(event.type),
  };
  return {
    store,
    index,
    fitter,
    events,
    controller,
    bringUpToDate: (fit = true, other: MemoryIndex = index) => projectPassages({ ...options, index: other, fit }),
    rebuild: () => rebuildMemory({ ...options, fit: true }),
  };
}

describe('projecting passages', () => {
  it('makes every passage findable by its words before anything is fitted', async () => {
    const { index, fitter, bringUpToDate } = await project(60, [4]);
    await bringUpToDate(false);
    expect(await index.count()).toEqual({ words: 60, vectors: {} });
    expect(fitter.asked).toEqual([]);
  });

  it('fits once, folds a few new passages in, and fits anew when the library has grown by half', async () => {
    const { store, index, fitter, bringUpToDate } = await project(60, [4, 6]);
    await bringUpToDate();
    expect(await index.count()).toEqual({ words: 60, vectors: { lsa_fit1: 60 } });
    store.addSources([sourceOf(paragraphs(100, 20), 'second')]);
    await bringUpToDate();
    expect(await index.count()).toEqual({ words: 80, vectors: { lsa_fit1: 80 } });
    store.addSources([sourceOf(paragraphs(200, 10), 'third')]);
    await bringUpToDate();
    expect(fitter.asked).toEqual(['fit', 'foldIn', 'fit']);
    // The new fit has other dimensions: all vectors are of it, none of the old one is left.
    expect(await index.count()).toEqual({ words: 90, vectors: { lsa_fit2: 90 } });
  });

  it('keeps the fit as it was when it was stopped before all vectors were made', async () => {
    const { index, fitter, store, bringUpToDate } = await project(60, [4]);
    let puts = 0;
    const dying: MemoryIndex = {
      ...index,
      putVectors: async () => {
        puts += 1;
        throw new MemoryIndexError('killed', { isDamaged: false });
      },
    };
    await bringUpToDate(true, dying);
    expect(puts).toBe(1);
    const fit = store.readFit();
    await bringUpToDate();
    expect(store.readFit()).toEqual(fit);
    expect(fitter.asked).toEqual(['fit']);
    expect(await index.count()).toEqual({ words: 60, vectors: { lsa_fit1: 60 } });
  });

  it('leaves a library of fewer than fifty passages to its words', async () => {
    const { index, fitter, bringUpToDate } = await project(49, []);
    await bringUpToDate();
    expect(await index.count()).toEqual({ words: 49, vectors: {} });
    expect(fitter.asked).toEqual([]);
  });

  it('says that it was cancelled when the fit was stopped', async () => {
    const { fitter, bringUpToDate, controller } = await project(60, [4]);
    fitter.fit = async ({ signal }) => {
      controller.abort();
      signal.throwIfAborted();
      throw new Error('it was not stopped');
    };
    expect(await bringUpToDate()).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });

  it('does nothing when there is nothing to do', async () => {
    const { events, bringUpToDate } = await project(60, [4]);
    await bringUpToDate();
    const before = events.length;
    await bringUpToDate();
    expect(events.length).toBe(before);
  });

  it('rebuilds an index that lost rows, with the fit there is', async () => {
    const { index, fitter, events, bringUpToDate } = await project(60, [4]);
    await bringUpToDate();
    await index.wipe();
    await bringUpToDate(false);
    expect(await index.count()).toEqual({ words: 60, vectors: { lsa_fit1: 60 } });
    expect(events).toContain('memory-rebuilt');
    expect(fitter.asked).toEqual(['fit']);
  });

  it('wipes a damaged index and starts anew, but gives a failing engine back as a fault', async () => {
    const { index, bringUpToDate } = await project(60, [4]);
    let wipes = 0;
    const damaged: MemoryIndex = {
      ...index,
      putWords: async (rows) => {
        if (wipes < 2) throw new MemoryIndexError('bad block', { isDamaged: true });
        await index.putWords(rows);
      },
      wipe: async () => {
        wipes += 1;
        await index.wipe();
      },
    };
    expect(await bringUpToDate(false, damaged)).toEqual({ ok: true, value: undefined });
    // Once because nothing was there yet, once for the damage.
    expect(wipes).toBe(2);
    expect((await index.count()).words).toBe(60);
    const away: MemoryIndex = {
      ...index,
      count: async () => {
        throw new MemoryIndexError('the engine went away', { isDamaged: false });
      },
    };
    expect(await bringUpToDate(false, away)).toMatchObject({
      ok: false,
      fault: { code: 'memory-unavailable', whose: 'ours' },
    });
  });

  it('rebuilds all of it when that is asked for', async () => {
    const { index, rebuild, bringUpToDate } = await project(60, [4]);
    await bringUpToDate();
    await rebuild();
    expect(await index.count()).toEqual({ words: 60, vectors: { lsa_fit1: 60 } });
  });
});

describe('a healing index', () => {
  const found = [{ id: 'psg_one00000' as PassageId, score: 1 }];

  it('rebuilds once for searches that meet damage side by side, and answers them', async () => {
    let rebuilds = 0;
    const index = createHealingIndex({
      index: {
        ...createFakeMemoryIndex(),
        searchWords: async () => {
          if (rebuilds === 0) throw new MemoryIndexError('torn', { isDamaged: true });
          return found;
        },
      },
      rebuild: async () => {
        rebuilds += 1;
      },
    });
    const search = () => index.searchWords({ terms: ['bees'], limit: 1 });
    expect(await Promise.all([search(), search()])).toEqual([found, found]);
    expect(rebuilds).toBe(1);
  });

  it('throws what a rebuild did not mend', async () => {
    const index = createHealingIndex({
      index: {
        ...createFakeMemoryIndex(),
        searchWords: async () => {
          throw new MemoryIndexError('the disk is gone', { isDamaged: true });
        },
      },
      rebuild: async () => undefined,
    });
    await expect(index.searchWords({ terms: ['bees'], limit: 1 })).rejects.toThrow('the disk is gone');
  });
});
