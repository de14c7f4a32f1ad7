import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { succeed } from '#shared/base/result.ts';
import type { CoreEvent, RequestInput } from '#shared/contract/index.ts';
import { createEndpointFitter } from '#main/adapters/openai/index.ts';
import { openProject } from '#main/app/open-project.ts';
import { answerRequest, type ProjectRequest } from '#main/handlers/index.ts';
import { type ModelServerOptions, startModelServer } from '#test/support/model-server/start-model-server.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const documents = [
  'content-guide-plain-language.md',
  'product-users.md',
  'ux-guide-stay-lean.md',
  'accessibility-checklist.md',
  'engineering-practice-area.md',
  'agile-based-project-approach.md',
].map((name) => fileURLToPath(new URL(`../../../resources/sample/documents/${name}`, import.meta.url)));

/** A project whose vectors come from a server that is started when it is wanted. */
async function projectAway() {
  const folder = await tempFolder();
  const opened = openProject({ folder: join(folder, 'project'), create: true });
  if (!opened.ok) throw new Error(opened.fault.message);
  onTestFinished(() => opened.value.close());
  const options: ModelServerOptions = {
    answer: () => {
      throw new Error('nobody asks for words');
    },
    embeddingDimensions: 64,
  };
  const before = await startModelServer(options);
  const { baseUrl } = before;
  await before.close();
  const events: CoreEvent[] = [];
  const fitter = createEndpointFitter({
    endpoint: succeed({ baseUrl, model: 'embeds' }),
    key: null,
    isOffline: false,
    parallelCalls: 2,
    patienceMs: 20,
    clock: { nowMs: () => performance.now() },
    random: () => 0.5,
    onEvent: (event) => void events.push(event),
  });
  const project = { ...opened.value, fitter };
  return {
    project,
    waiting: () => events.flatMap((event) => (event.type === 'vectors-waiting' ? [event.message] : [])),
    tokens: () => events.flatMap((event) => (event.type === 'model-answered' ? [event.promptTokens] : [])),
    start: async () => {
      const server = await startModelServer({ ...options, port: Number(new URL(baseUrl).port) });
      onTestFinished(() => server.close());
      return server;
    },
    ask: async <Name extends ProjectRequest>(name: Name, input: Omit<RequestInput<Name>, 'folder'>) => {
      const answer = await answerRequest(name, { ...input, folder } as RequestInput<Name>, project, {
        signal: new AbortController().signal,
        onEvent: (event) => void events.push(event),
      });
      if (!answer.ok) throw new Error(answer.fault.message);
      return answer.value;
    },
  };
}

describe('a library whose vectors come from an endpoint', () => {
  it('is imported, searched and planned in by words while the endpoint is away, and embedded once it is back', async () => {
    const { project, ask, start, waiting, tokens } = await projectAway();
    const { imported, failed } = await ask('library.import', { paths: documents });
    expect(imported).toHaveLength(documents.length);
    expect(failed).toEqual([]);
    const passages = project.store.countPassages();
    expect(waiting()).toEqual([expect.stringMatching(/^No model server answers at .* found by their words alone\.$/)]);
    const { results } = await ask('library.search', { query: 'plain language' });
    expect(results[0]?.text).toMatch(/plain language/i);
    expect(waiting()[1]).toMatch(/passages have no vector yet/);
    const plan = await ask('report.plan', {
      brief: { question: 'How do teams write in plain language and test it with users?' },
    });
    expect(plan.evidence).toBeGreaterThan(0);
    expect(waiting()).toHaveLength(3);

    const server = await start();
    await ask('library.search', { query: 'plain language' });
    expect(server.connections()).toBe(0);
    await ask('library.import', { paths: [] });
    const fit = project.store.readFit();
    expect(fit?.dimensions).toBe(64);
    expect(project.store.countWithoutVectors(fit?.space ?? '')).toBe(0);
    expect((await project.index.count()).vectors).toEqual({ [fit?.space ?? '']: passages });
    // For the length, and for 32 passages at a time.
    expect(tokens()).toHaveLength(1 + Math.ceil(passages / 32));
    expect(Math.min(...tokens())).toBeGreaterThan(0);
    await ask('library.search', { query: 'plain language' });
    expect(server.embeddingRequests.at(-1)?.body.input).toEqual(['plain language']);
    expect(waiting()).toHaveLength(4);

    expect(await ask('library.reindex', {})).toEqual({ passages, vectors: passages, space: fit?.space });
  });

  it('goes on by words when the endpoint goes away between import and search', async () => {
    const { ask, start, waiting } = await projectAway();
    const server = await start();
    await ask('library.import', { paths: documents.slice(0, 1) });
    expect(waiting()).toEqual([]);
    await server.close();
    const { results } = await ask('library.search', { query: 'plain language' });
    expect(results[0]?.text).toMatch(/plain language/i);
    expect(waiting()).toEqual([expect.stringMatching(/^No model server answers .* words alone are searched\.$/)]);
  });
});
