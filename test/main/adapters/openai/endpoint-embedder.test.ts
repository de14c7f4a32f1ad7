import { describe, expect, it } from 'vitest';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import { embedWords } from '#test/support/model-server/embed-words.ts';
import { answerTo, embedding, english, fitted, fitterFor, options, rounded, texts } from './embedding.ts';

describe('embeddings from an endpoint', () => {
  it('are unit vectors in the order of the texts, whatever order they come in', async () => {
    const { embed, server } = await embedding({
      answerEmbeddings: (body) => ({ kind: 'raw', body: answerTo(body, (data) => data.toReversed()) }),
      key: 'sesame',
    });
    const vectors = await embed(texts(3));
    expect(vectors.map((vector) => [...vector])).toEqual(texts(3).map((text) => rounded(embedWords(text, 16))));
    expect(server.embeddingRequests.at(-1)).toMatchObject({
      body: { model: 'embeds', encoding_format: 'float', input: texts(3) },
      authorization: 'Bearer sesame',
    });
  });

  it('are brought to unit length where the endpoint leaves that out', async () => {
    const { embed } = await embedding({
      answerEmbeddings: (body) => ({ kind: 'raw', body: answerTo(body, undefined, [3, 0, 4]) }),
    });
    expect(await embed(['bees'])).toEqual([Float32Array.of(0.6, 0, 0.8)]);
  });

  it('tell a query from a passage where the model was trained to', async () => {
    const { embed, server } = await embedding({}, { model: 'nomic-ai/nomic-embed-text-v1.5-GGUF' });
    await embed(['bees']);
    await embed(['bees'], { as: 'query' });
    expect(server.embeddingRequests.slice(-2).map(({ body }) => body.input)).toEqual([
      ['search_document: bees'],
      ['search_query: bees'],
    ]);
  });

  it.each([
    ['intfloat/multilingual-e5-large', 'query: ', 'passage: '],
    ['multilingual-e5-large-instruct', 'Instruct: ', ''],
    ['BAAI/bge-small-en-v1.5', 'Represent this sentence', ''],
    ['bge-m3', '', ''],
    ['mxbai-embed-large:latest', 'Represent this sentence', ''],
    ['snowflake-arctic-embed2', 'query: ', ''],
    ['text-embedding-qwen3-embedding-0.6b', 'Instruct: ', ''],
    ['embeddinggemma:300m', 'task: search result | query: ', 'title: none | text: '],
    ['text-embedding-3-small', '', ''],
  ])('know what %s wants before a text', async (model, query, passage) => {
    const { embed, server } = await embedding({}, { model });
    await embed(['bees']);
    await embed(['bees'], { as: 'query' });
    const [passageSent, querySent] = server.embeddingRequests.slice(-2).map(({ body }) => String(body.input));
    expect(passageSent).toBe(`${passage}bees`);
    expect(querySent?.startsWith(query)).toBe(true);
    expect(querySent).toMatch(query === '' ? /^bees$/ : /bees$/);
  });

  it('have a space of their own for each base URL, model and length', async () => {
    const first = await embedding({});
    const longer = await embedding({ embeddingDimensions: 24 });
    const other = await embedding({}, { model: 'another' });
    const one = await fitted(first.fitter);
    expect(one).toMatchObject({ dimensions: 16, passageCount: 7 });
    expect(one.space).toMatch(/^endpoint-[0-9a-f]{16}-16$/);
    expect(first.fitter.isOwn(one)).toBe(true);
    expect(first.fitter.isOwn(await fitted(longer.fitter))).toBe(false);
    expect(other.fitter.isOwn(one)).toBe(false);
    expect(first.fitter.isOwn({ ...one, space: 'lsa_0123456789abcdef' })).toBe(false);
    const { fitter: again } = await fitterFor(`${first.server.baseUrl}/`);
    expect(again.isOwn(one)).toBe(true);
  });

  it('go in requests of so many texts and tokens', async () => {
    const { embed, server } = await embedding({}, { mostTokensPerCall: 60 });
    const asked = [...texts(1), 'word '.repeat(200), ...texts(10)];
    expect(await embed(asked)).toHaveLength(12);
    const sent = server.embeddingRequests.slice(1).map(({ body }) => [...body.input]);
    expect(sent.flat()).toEqual(asked);
    for (const each of sent) {
      const tokens = each.map(estimateTokens).reduce((sum, count) => sum + count, 0);
      expect(tokens <= 60 || each.length === 1).toBe(true);
    }
    const short = await embedding({});
    await short.embed(texts(70));
    expect(short.server.embeddingRequests.slice(1).map(({ body }) => body.input.length)).toEqual([32, 32, 6]);
  });

  it('go in several requests at a time, and no more than that', async () => {
    let inFlight = 0;
    let most = 0;
    const { open, server } = await embedding(
      {
        answerEmbeddings: async (_, index) => {
          inFlight += 1;
          most = Math.max(most, inFlight);
          // The first of them waits for company.
          if (index === 1) await server.until(() => server.embeddingRequests.length > 2);
          inFlight -= 1;
          return null;
        },
      },
      { parallelCalls: 2 },
    );
    const embedder = await open();
    expect(embedder.callsAtOnce).toBe(2);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((count) => embedder.embed(texts(count).map(english), options())),
    );
    expect(answers.map((answer) => (answer.ok ? answer.value.length : 0))).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('tell how many tokens they took, as counted by the endpoint or estimated', async () => {
    const { embed, events } = await embedding({
      answerEmbeddings: (_, index) =>
        index === 0 ? null : { kind: 'raw', body: '{"data":[{"index":0,"embedding":[1]}]}' },
      embeddingDimensions: 1,
    });
    await embed(['some words to embed']);
    expect(events).toEqual([
      {
        ...answered,
        purpose: 'learn the length of vectors',
        promptTokens: estimateTokens('How long are the vectors?'),
      },
      { ...answered, purpose: 'embed passages', promptTokens: estimateTokens('some words to embed') },
    ]);
  });

  it('of an empty text are zero, without asking', async () => {
    const { embed, server } = await embedding({});
    const [empty, full] = await embed([' \n', 'bees']);
    expect(empty).toEqual(new Float32Array(16));
    expect(full?.some((value) => value !== 0)).toBe(true);
    expect(server.embeddingRequests.at(-1)?.body.input).toEqual(['bees']);
  });
});

const answered = { type: 'model-answered', role: 'embedder', completionTokens: 0, isRemembered: false };
