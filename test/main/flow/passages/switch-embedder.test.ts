import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { succeed } from '#shared/base/result.ts';
import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { createEndpointFitter } from '#main/adapters/openai/index.ts';
import { openQueryEmbedder, projectPassages, rebuildMemory, retrieve } from '#main/flow/passages/index.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import { embedWords } from '#test/support/model-server/embed-words.ts';
import { type ModelServerOptions, startModelServer } from '#test/support/model-server/start-model-server.ts';
import { openTestProject } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Only words that a search by words leaves out tell these from each other. */
const standingOut = 'They did this because of that.';
const things = ['bees', 'wasps', 'hornets', 'ants', 'flies', 'moths'];
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `The ${things[at % 6]} in hive ${at % 7} met ${things[(at * 5 + 1) % 6]}.`);

async function library() {
  const { store } = await openTestProject([sourceOf([...paragraphs(90), standingOut])]);
  const index = createLanceMemoryIndex({ folder: join(await tempFolder(), 'memory') });
  onTestFinished(() => index.close());
  const control = { signal: new AbortController().signal };
  const waiting: string[] = [];
  const options = (fitter: EmbedderFitter) => ({
    store,
    index,
    fitter,
    newStamp: () => 'stamp00',
    signal: control.signal,
    onEvent: (event: { readonly type: string; readonly message?: string }) => {
      if (event.type === 'vectors-waiting') waiting.push(event.message ?? '');
    },
  });
  return {
    store,
    index,
    control,
    waiting,
    bringUpToDate: (fitter: EmbedderFitter) => projectPassages({ ...options(fitter), fit: true }),
    rebuild: (fitter: EmbedderFitter) => rebuildMemory({ ...options(fitter), fit: true }),
    search: async (fitter: EmbedderFitter, query: string) => {
      const embedder = await openQueryEmbedder(options(fitter));
      const hits = await retrieve({ query, limit: 1, index, embedder, languages: ['en'] });
      return store.getPassages(hits.map(({ id }) => id)).map(({ text }) => text);
    },
  };
}

async function endpoint(changes: Partial<ModelServerOptions> = {}) {
  const options: ModelServerOptions = {
    answer: () => {
      throw new Error('nobody asks for words');
    },
    embeddingDimensions: 64,
    ...changes,
  };
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  /** As of a command of its own. */
  const fitter = (model = 'embeds') =>
    createEndpointFitter({
      endpoint: succeed({ baseUrl: server.baseUrl, model }),
      key: null,
      isOffline: false,
      parallelCalls: 2,
      patienceMs: 0,
      clock: { nowMs: () => 0 },
      random: () => 0.5,
      onEvent: () => {},
      pace: { firstMs: 1, longestMs: 1 },
    });
  return { server, fitter, options };
}

function lsaFitter() {
  const fitter = createLsaFitter();
  onTestFinished(() => fitter.close());
  return fitter;
}

const fine = { ok: true, value: undefined };

describe('switching what makes the vectors', () => {
  it('rebuilds them: offline, an endpoint, another model there, vectors of another length, offline again', async () => {
    const { store, index, waiting, bringUpToDate, rebuild, search } = await library();
    const { server, fitter, options } = await endpoint();
    const vectors = async () => (await index.count()).vectors;

    await bringUpToDate(lsaFitter());
    const offline = await vectors();
    expect(Object.values(offline)).toEqual([91]);
    expect(await search(lsaFitter(), 'because')).toEqual([]);
    expect(server.connections()).toBe(0);

    // What was fitted offline can't be opened by the endpoint's fitter: words alone until its vectors are there.
    expect(await search(fitter(), 'ants')).toHaveLength(1);
    expect(server.embeddingRequests).toHaveLength(0);
    expect(await bringUpToDate(fitter())).toEqual(fine);
    const first = store.readFit();
    expect(first).toMatchObject({ dimensions: 64, passageCount: 91 });
    expect(await vectors()).toEqual({ [first?.space ?? '']: 91 });
    expect(await search(fitter(), 'because')).toEqual([standingOut]);
    const asked = server.embeddingRequests.length;
    expect(await bringUpToDate(fitter())).toEqual(fine);
    expect(server.embeddingRequests).toHaveLength(asked);

    await bringUpToDate(fitter('another'));
    const second = store.readFit();
    expect(second?.space).not.toBe(first?.space);
    expect(await vectors()).toEqual({ [second?.space ?? '']: 91 });

    options.embeddingDimensions = 96;
    expect(await search(fitter('another'), 'because')).toEqual([]);
    expect(waiting.at(-1)).toMatch(/another length than before/);
    expect(await rebuild(fitter('another'))).toEqual(fine);
    expect(store.readFit()?.dimensions).toBe(96);
    expect(await vectors()).toEqual({ [store.readFit()?.space ?? '']: 91 });
    expect(await search(fitter('another'), 'because')).toEqual([standingOut]);

    await bringUpToDate(lsaFitter());
    expect(await vectors()).toEqual(offline);
  });

  it('notices with new passages that the vectors have another length, and makes all anew', async () => {
    const { store, index, bringUpToDate } = await library();
    const { fitter, options } = await endpoint();
    await bringUpToDate(fitter());
    options.embeddingDimensions = 96;
    store.addSources([sourceOf(['A paragraph that came later.'], 'later')]);
    expect(await bringUpToDate(fitter())).toEqual(fine);
    expect(store.readFit()?.dimensions).toBe(96);
    expect((await index.count()).vectors).toEqual({ [store.readFit()?.space ?? '']: 92 });
  });

  it('keeps what was made before one wrong answer, and goes on the next time', async () => {
    const { store, index, waiting, bringUpToDate, search } = await library();
    let wrong = true;
    const { server, fitter } = await endpoint({
      answerEmbeddings: async ({ input }, number) => {
        // The first is about the length; the third of those with passages is wrong, and comes last.
        if (!wrong || number !== 3) return null;
        const data = Array.from(input, (text, index) => ({
          index,
          embedding: embedWords(text, index === 1 ? 63 : 64),
        }));
        return { kind: 'raw', body: JSON.stringify({ data }) };
      },
    });
    expect(await bringUpToDate(fitter())).toEqual(fine);
    expect(waiting.at(-1)).toMatch(/another length than before/);
    const { space } = store.readFit() ?? { space: '' };
    expect((await index.count()).vectors).toEqual({ [space]: 64 });
    expect(store.countWithoutVectors(space)).toBe(27);
    // Most are there: they are searched, and those without are found by their words.
    expect(await search(fitter(), 'hive')).toHaveLength(1);
    wrong = false;
    const asked = server.embeddingRequests.length;
    expect(await bringUpToDate(fitter())).toEqual(fine);
    expect((await index.count()).vectors).toEqual({ [space]: 91 });
    expect(server.embeddingRequests.slice(asked).map(({ body }) => body.input.length)).toEqual([1, 27]);
  });

  it('stops at once when it is cancelled, with what was stored', async () => {
    const { store, index, control, bringUpToDate } = await library();
    const { server, fitter } = await endpoint({
      answerEmbeddings: (_, number) => (number < 2 ? null : { kind: 'hang' }),
    });
    const abort = new AbortController();
    control.signal = abort.signal;
    const filling = bringUpToDate(fitter());
    await server.until(() => server.embeddingRequests.length === 4);
    abort.abort();
    expect(await filling).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    const { space } = store.readFit() ?? { space: '' };
    expect((await index.count()).vectors).toEqual({ [space]: 32 });
    expect(store.countWithoutVectors(space)).toBe(59);
  });
});
