import { describe, expect, it } from 'vitest';
import { userFault } from '#shared/base/fault.ts';
import { fail } from '#shared/base/result.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import { embedWords } from '#test/support/model-server/embed-words.ts';
import type { EmbeddingsBody, ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import {
  answerTo,
  embedding,
  english,
  fitOptions,
  fitted,
  fitterFor,
  options,
  rounded,
  status,
  texts,
} from './embedding.ts';

describe('an endpoint that answers wrongly', () => {
  const sixteen = (value: number | null) => [1, value, ...Array.from({ length: 14 }, () => 1)];
  const raw = (body: string): ServerAnswer => ({ kind: 'raw', body });
  const wrong: readonly (readonly [string, RegExp, (body: EmbeddingsBody) => ServerAnswer])[] = [
    ['a value that is no number', /not of finite/, (body) => raw(answerTo(body, undefined, sixteen(null)))],
    [
      'a value beyond all',
      /not of finite/,
      (body) => raw(answerTo(body, undefined, sixteen(77)).replaceAll('77', '1e999')),
    ],
    [
      'a vector of zeros',
      /that is zero/,
      (body) =>
        raw(
          answerTo(
            body,
            undefined,
            sixteen(0).map(() => 0),
          ),
        ),
    ],
    ['no numbers at all', /where 16 were due|0 numbers/, (body) => raw(answerTo(body, undefined, []))],
    ['fewer vectors than texts', /^1 embeddings for 2/, (body) => raw(answerTo(body, (data) => data.slice(1)))],
    [
      'one index twice',
      /the index 0/,
      (body) => raw(answerTo(body, (data) => data.map((each) => ({ ...each, index: 0 })))),
    ],
    [
      'an index too many',
      /the index 2/,
      (body) => raw(answerTo(body, (data) => data.map((each) => ({ ...each, index: each.index + 1 })))),
    ],
    ['a web page', /not a list/, () => ({ kind: 'html' })],
    ['nothing', /not a list/, () => ({ kind: 'empty' })],
    ['something else in JSON', /not a list/, () => raw('{"object":"list","data":null}')],
    ['half an answer', /./, () => ({ kind: 'cut', text: 'x', afterChars: 0 })],
    ['a failure of its own', /./, () => ({ kind: 'status', status: 500 })],
  ];

  it.each(wrong)('with %s gives no vectors', async (_, detail, answer) => {
    const { tryEmbed } = await embedding(
      { answerEmbeddings: (body, index) => (index === 0 ? null : answer(body)) },
      { patienceMs: 0 },
    );
    expect(await tryEmbed(texts(2))).toMatchObject({
      ok: false,
      fault: { code: 'endpoint-broken', whose: 'provider', detail: expect.stringMatching(detail) },
    });
  });

  it('is asked again, as its failure may pass', async () => {
    const { embed, server } = await embedding({
      answerEmbeddings: (_, index) => (index === 1 ? { kind: 'html' } : null),
    });
    expect(await embed(['bees'])).toHaveLength(1);
    expect(server.embeddingRequests).toHaveLength(3);
  });

  it('with vectors of another length is believed to have another model, and asked for the length anew', async () => {
    const { fitter, server } = await embedding({
      answerEmbeddings: (body, index) =>
        index === 1 ? { kind: 'raw', body: answerTo(body, undefined, [1, 0]) } : null,
    });
    const fit = await fitted(fitter);
    const isDue = () => fitter.isDue({ fit, passageCount: 3, withoutVector: 3 });
    const embedder = await fitter.open(fit);
    expect(isDue()).toBe(false);
    expect(await embedder.embed(texts(3).map(english), options())).toMatchObject({
      ok: false,
      fault: {
        code: 'endpoint-broken',
        message: expect.stringContaining('another length than before'),
        detail: 'an embedding of 2 numbers where 16 were due',
      },
    });
    // The same again would be of no use.
    expect(server.embeddingRequests).toHaveLength(2);
    expect(isDue()).toBe(true);
    expect(await fitted(fitter)).toEqual(fit);
    expect(isDue()).toBe(false);
  });

  it('that is busy is asked again when it wants to be, and whoever watches is told', async () => {
    const { embed, server, events } = await embedding({
      answerEmbeddings: (_, index) =>
        index === 1 ? { kind: 'status', status: 429, headers: { 'retry-after-ms': '30' } } : null,
    });
    expect(await embed(['bees'])).toHaveLength(1);
    expect(server.embeddingRequests).toHaveLength(3);
    expect(events.map(({ type }) => type)).toEqual([
      'model-answered',
      'run-waiting',
      'run-continued',
      'model-answered',
    ]);
  });

  it.each([
    [401, 'endpoint-denied'],
    [404, 'model-not-found'],
    [503, 'endpoint-busy'],
  ])('with status %i gives the fault %s', async (status, code) => {
    const { tryEmbed } = await embedding(
      { answerEmbeddings: (_, index) => (index === 0 ? null : { kind: 'status', status }) },
      { patienceMs: 0 },
    );
    expect(await tryEmbed(['bees'])).toMatchObject({ ok: false, fault: { code } });
  });

  it('and one that is gone gives a fault, also for the length', async () => {
    const { server, open, tryEmbed, fitter } = await embedding({}, { patienceMs: 20 });
    await open();
    await server.close();
    const gone = { ok: false, fault: { code: 'endpoint-unreachable' } };
    expect(await tryEmbed(['bees'])).toMatchObject(gone);
    expect(await fitter.fit(fitOptions)).toMatchObject(gone);
  });
});

describe('an endpoint with limits', () => {
  it('gets texts that are too long for it without their ends, and the others whole', async () => {
    const limit = 50;
    const refusals = [
      status(400, `This model's maximum context length is ${limit} tokens. However, you requested more.`),
      status(500, `input is too large to process. increase the physical batch size (current batch size: ${limit})`),
      status(400, 'the input length exceeds the context length'),
      status(413, '`inputs` must have less than 50 tokens.'),
    ];
    for (const refusal of refusals) {
      const { embed, server } = await embedding({
        answerEmbeddings: ({ input }) => ([...input].some((text) => estimateTokens(text) > limit * 2) ? refusal : null),
      });
      const long = 'honey '.repeat(400);
      const vectors = await embed([...texts(5), long, 'bees']);
      const embedded = new Map([...texts(5), 'bees'].map((text) => [text, rounded(embedWords(text, 16))]));
      expect(vectors.filter((_, at) => at !== 5).map((vector) => [...vector])).toEqual([...embedded.values()]);
      const honey = embedWords('honey', 16);
      expect(vectors[5]?.reduce((sum, value, at) => sum + value * (honey[at] ?? 0), 0)).toBeGreaterThan(0.95);
      // The next long text goes alone at once.
      const before = server.embeddingRequests.length;
      await embed([long, ...texts(4)]);
      const sent = server.embeddingRequests.slice(before).map(({ body }) => body.input.length);
      expect(sent[0]).toBe(1);
      expect(sent.at(-1)).toBe(4);
    }
  });

  it('gets no half of a character', async () => {
    const { embed, server } = await embedding({
      answerEmbeddings: ({ input }) =>
        [...input].some((text) => estimateTokens(text) > 100)
          ? status(400, 'maximum context length is 104 tokens')
          : null,
    });
    await embed([`a${'🐝'.repeat(300)}`]);
    expect(server.embeddingRequests.at(-1)?.body.input[0]).toMatch(/^a(?:🐝)+$/u);
  });

  it('gets as few texts at a time as it takes', async () => {
    const { embed } = await embedding({
      answerEmbeddings: ({ input }) =>
        input.length > 8 ? status(422, 'batch size 32 > maximum allowed batch size 8') : null,
    });
    const vectors = await embed(texts(30));
    expect(vectors.map((vector) => [...vector])).toEqual(texts(30).map((text) => rounded(embedWords(text, 16))));
  });

  it('that finds even the shortest beginning too long gives a fault', async () => {
    const { tryEmbed, server } = await embedding({
      answerEmbeddings: (_, index) => (index === 0 ? null : status(400, 'maximum context length is 2 tokens')),
    });
    expect(await tryEmbed(['honey '.repeat(400)])).toMatchObject({ ok: false, fault: { code: 'prompt-too-long' } });
    expect(server.embeddingRequests.length).toBeLessThan(8);
  });
});

describe('waiting for an endpoint', () => {
  it('ends as soon as it is cancelled', async () => {
    const { open, server } = await embedding({
      answerEmbeddings: (_, index) => (index === 0 ? null : { kind: 'hang' }),
    });
    const embedder = await open();
    const control = new AbortController();
    const answer = embedder.embed([english('bees')], options({ signal: control.signal }));
    await server.until(() => server.embeddingRequests.length === 2);
    control.abort();
    expect(await answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    await server.until(() => server.embeddingRequests[1]?.isAbandoned === true);
  });

  it('is short where somebody waits for a search, and the next search is spared it', async () => {
    const { open, server, clock } = await embedding(
      { answerEmbeddings: (_, index) => (index === 1 ? { kind: 'hang' } : null) },
      { timeouts: { requestMs: 60_000, urgentMs: 100 } },
    );
    const embedder = await open();
    const search = () => embedder.embed([english('bees')], options({ as: 'query', isUrgent: true }));
    const late = { ok: false, fault: { code: 'endpoint-timed-out' } };
    expect(await search()).toMatchObject(late);
    expect(await search()).toMatchObject(late);
    expect(server.embeddingRequests).toHaveLength(2);
    clock.ms += 15_000;
    expect(await search()).toMatchObject({ ok: true });
    expect(server.embeddingRequests).toHaveLength(3);
  });

  it('is none when told to be offline, or when no endpoint is set', async () => {
    const { server } = await embedding({});
    const { fitter: offline } = await fitterFor(server.baseUrl, { isOffline: true });
    const { fitter: online } = await fitterFor(server.baseUrl);
    const fit = await fitted(online);
    const connections = server.connections();
    expect(await offline.fit(fitOptions)).toMatchObject({ ok: false, fault: { code: 'offline' } });
    expect(offline.isOwn(fit)).toBe(true);
    const embedder = await offline.open(fit);
    expect(await embedder.embed([english('bees')], options())).toMatchObject({ ok: false, fault: { code: 'offline' } });
    expect(server.connections()).toBe(connections);

    const missing = fail(userFault('endpoint-missing', 'Set one.'));
    const { fitter: unset } = await fitterFor(server.baseUrl, { endpoint: missing });
    expect(unset.isOwn(fit)).toBe(false);
    expect(await unset.fit(fitOptions)).toEqual(missing);
    expect(server.connections()).toBe(connections);
  });
});
