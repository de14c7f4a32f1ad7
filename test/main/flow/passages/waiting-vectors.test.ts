import { describe, expect, it } from 'vitest';
import { providerFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import { openQueryEmbedder, projectPassages, projectVectors, projectWords } from '#main/flow/passages/index.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { openTestProject } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';

const away = providerFault('endpoint-unreachable', 'Nobody answers.');

/** A fitter whose embedder takes ten passages at a time, three times at once, and can be away. */
function distantFitter(space = 'far-2') {
  const state = {
    isAway: false,
    calls: 0,
    /** Calls after so many find nobody. */
    awayAfter: Infinity,
    fits: 0,
    atOnce: 0,
    mostAtOnce: 0,
    asked: [] as string[],
    onCall: () => {},
  };
  const fitter: EmbedderFitter = {
    isOwn: (fit) => fit.space === space,
    isDue: ({ fit, passageCount }) => fit === null && passageCount > 0,
    mostWhileAwaited: 5,
    fit: async ({ passageCount }) => {
      if (state.isAway) return fail(away);
      state.fits += 1;
      return succeed({ space, dimensions: 2, passageCount, bytes: new Uint8Array() });
    },
    foldIn: null,
    open: async () => ({
      space,
      dimensions: 2,
      passagesPerCall: 10,
      callsAtOnce: 3,
      embed: async (texts, { as, isUrgent, signal }) => {
        const number = (state.calls += 1);
        state.asked.push(`${texts.length} as ${as}${isUrgent ? ', urgent' : ''}`);
        state.atOnce += 1;
        state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
        state.onCall();
        // Earlier calls take longer than later ones.
        for (let turn = 0; turn < 40 - 10 * (number % 3); turn += 1) await Promise.resolve();
        state.atOnce -= 1;
        if (signal.aborted) return fail(userFault('cancelled', 'Cancelled.'));
        if (state.isAway || number > state.awayAfter) return fail(away);
        return succeed(texts.map(() => Float32Array.of(1, 0)));
      },
    }),
    close: async () => undefined,
  };
  return { fitter, state };
}

const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `Paragraph number ${from + at} speaks of bees.`);

async function project(count: number) {
  const { store } = await openTestProject([sourceOf(paragraphs(0, count))]);
  const { fitter, state } = distantFitter();
  const index = createFakeMemoryIndex();
  const events: { readonly type: string; readonly message?: string; readonly done?: number }[] = [];
  const controller = new AbortController();
  const options = (other: EmbedderFitter) => ({
    store,
    index,
    fitter: other,
    newStamp: () => 'stamp00',
    signal: controller.signal,
    onEvent: (event: (typeof events)[number]) => void events.push(event),
  });
  return {
    store,
    index,
    fitter,
    state,
    controller,
    waiting: () => events.flatMap(({ type, message = '' }) => (type === 'vectors-waiting' ? [message] : [])),
    done: () => events.flatMap(({ type, done }) => (type === 'vectors-projected' ? [done] : [])),
    words: () => projectWords({ ...options(fitter), fit: true }),
    vectors: () => projectVectors({ ...options(fitter), fit: true }),
    work: (other = fitter) => projectPassages({ ...options(other), fit: true }),
    beforeSearch: () => projectPassages({ ...options(fitter), fit: false }),
    queryEmbedder: (other = fitter) => openQueryEmbedder(options(other)),
  };
}

const fine = { ok: true, value: undefined };

describe('vectors from far away', () => {
  it('come after the words, several calls at once, in the order of the passages', async () => {
    const { index, state, words, vectors, done } = await project(95);
    expect(await words()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 95, vectors: {} });
    expect(state.calls).toBe(0);
    expect(await vectors()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 95, vectors: { 'far-2': 95 } });
    expect(state.mostAtOnce).toBe(3);
    expect(state.asked).toEqual([...Array.from({ length: 9 }, () => '10 as passage'), '5 as passage']);
    expect(done()).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95]);
  });

  it('wait when nobody answers, which fails nothing, and go on the next time with what is missing', async () => {
    const { index, state, work, waiting } = await project(95);
    state.isAway = true;
    expect(await work()).toEqual(fine);
    expect(waiting()).toEqual(['Nobody answers. For now, passages without a vector are found by their words alone.']);
    expect(await index.count()).toEqual({ words: 95, vectors: {} });
    state.isAway = false;
    state.awayAfter = 4;
    expect(await work()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 95, vectors: { 'far-2': 40 } });
    expect(waiting()).toHaveLength(2);
    state.awayAfter = Infinity;
    state.asked.length = 0;
    expect(await work()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 95, vectors: { 'far-2': 95 } });
    expect(state.asked).toHaveLength(6);
    expect(state.fits).toBe(1);
  });

  it('keep what they have when they are cancelled, and go on from there', async () => {
    const { index, state, work, controller, store } = await project(95);
    state.onCall = () => {
      if (state.calls === 6) controller.abort();
    };
    expect(await work()).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    const held = (await index.count()).vectors['far-2'] ?? 0;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(60);
    expect(store.countWithoutVectors('far-2')).toBe(95 - held);
  });

  it('are made before a search only where few are missing', async () => {
    const { store, index, state, work, beforeSearch, waiting } = await project(40);
    expect(await beforeSearch()).toEqual(fine);
    expect(state.calls).toBe(0);
    expect(waiting()[0]).toMatch(/^40 of 40 passages have no vector yet/);
    await work();
    store.addSources([sourceOf(paragraphs(100, 5), 'second')]);
    state.asked.length = 0;
    expect(await beforeSearch()).toEqual(fine);
    expect(state.asked).toEqual(['5 as passage, urgent']);
    expect(await index.count()).toEqual({ words: 45, vectors: { 'far-2': 45 } });
    store.addSources([sourceOf(paragraphs(200, 6), 'third')]);
    expect(await beforeSearch()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 51, vectors: { 'far-2': 45 } });
    expect(waiting().at(-1)).toMatch(/^6 of 51 passages have no vector yet/);
  });

  it('are not marked when the index was wiped while they were on their way', async () => {
    const { index, state, store, work } = await project(30);
    state.onCall = () => {
      if (state.calls !== 3) return;
      void index.wipe();
      store.forgetProjected({ after: 0, count: 100 });
      store.nameIndex('another');
    };
    expect(await work()).toEqual(fine);
    expect(store.countWithoutVectors('far-2')).toBe(30);
    state.onCall = () => {};
    expect(await work()).toEqual(fine);
    expect(await index.count()).toEqual({ words: 30, vectors: { 'far-2': 30 } });
  });

  it('of another fitter are neither opened nor kept once the new ones are all there', async () => {
    const { index, state, work, queryEmbedder } = await project(40);
    await work();
    const other = distantFitter('near-2');
    expect(await queryEmbedder(other.fitter)).toBeNull();
    other.state.awayAfter = 2;
    await work(other.fitter);
    // The old ones stay beside the new until these are all there.
    expect((await index.count()).vectors).toEqual({ 'far-2': 40, 'near-2': 20 });
    other.state.awayAfter = Infinity;
    await work(other.fitter);
    expect((await index.count()).vectors).toEqual({ 'near-2': 40 });
    expect(state.fits).toBe(1);
    expect(other.state.fits).toBe(1);
  });
});

describe('the embedder of queries', () => {
  it('is there once half of the passages have a vector, and says that some are missing', async () => {
    const { state, work, queryEmbedder } = await project(40);
    expect(await queryEmbedder()).toBeNull();
    state.awayAfter = 1;
    await work();
    expect(await queryEmbedder()).toBeNull();
    state.awayAfter = state.calls + 1;
    await work();
    expect(await queryEmbedder()).toMatchObject({ space: 'far-2', isPartial: true });
    state.awayAfter = Infinity;
    await work();
    expect(await queryEmbedder()).toMatchObject({ space: 'far-2', isPartial: false });
  });

  it('asks for the vector of a query as such, and leaves it to the words when nobody answers', async () => {
    const { state, work, waiting, queryEmbedder } = await project(10);
    await work();
    const embedder = await queryEmbedder();
    expect(await embedder?.embed('bees', ['en', 'de'])).toEqual(Float32Array.of(1, 0));
    expect(state.asked.at(-1)).toBe('1 as query, urgent');
    state.isAway = true;
    expect(await embedder?.embed('bees', ['en'])).toBeNull();
    expect(await embedder?.embed('hives', ['en'])).toBeNull();
    // Told once, not for each query of a plan.
    expect(waiting()).toEqual(['Nobody answers. For now, words alone are searched.']);
  });
});
