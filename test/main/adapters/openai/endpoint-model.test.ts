import { describe, expect, it } from 'vitest';
import { modelAt, refusal, serverOf, text } from './endpoint-questions.ts';

const longPrompt = [{ role: 'user' as const, content: 'The bees fly over the meadow. '.repeat(400) }];

describe('an answer', () => {
  it('comes whole with its usage and cost, and is heard as it comes', async () => {
    const server = await serverOf([
      { kind: 'text', text: ' Bees dance to tell each other of flowers.\n', chunkChars: 6 },
    ]);
    const { ask } = modelAt(server.baseUrl, { priceOf: () => ({ promptUsd: 1_000_000, completionUsd: 2_000_000 }) });
    const { answer, deltas, heard } = await ask();
    expect(answer).toEqual({
      ok: true,
      value: {
        text: 'Bees dance to tell each other of flowers.',
        finish: 'complete',
        usage: { calls: 1, promptTokens: 5, completionTokens: 12, costUsd: 29 },
      },
    });
    expect(deltas.length).toBeGreaterThan(3);
    expect(heard).toBe('Bees dance to tell each other of flowers.');
  });

  it('has an estimated usage where the endpoint counts nothing, and no cost where the price is unknown', async () => {
    const server = await serverOf(['Bees dance.'], { usage: false });
    expect((await modelAt(server.baseUrl).ask()).answer).toMatchObject({
      value: { usage: { calls: 1, promptTokens: 5, completionTokens: 3, costUsd: null } },
    });
  });

  it('is the same whether it is streamed, not streamed, or not streamed though that was asked for', async () => {
    const server = await serverOf(['Bees dance.']);
    const whole = await serverOf(['Bees dance.'], { streams: false });
    const answers = await Promise.all([
      modelAt(server.baseUrl).ask(),
      modelAt(server.baseUrl, { report: { streams: false } }).ask(),
      modelAt(whole.baseUrl).ask(),
    ]);
    for (const { answer, heard } of answers) {
      expect([answer, heard]).toEqual([answers[0]?.answer, 'Bees dance.']);
    }
  });

  it('in a form is not heard', async () => {
    const server = await serverOf(['{"count":3}']);
    const { deltas } = await modelAt(server.baseUrl).ask({ form: { name: 'bees', schema: { type: 'object' } } });
    expect(deltas).toEqual([]);
  });

  it('says when its limit cut it', async () => {
    const server = await serverOf([{ kind: 'text', text: 'Bees dan', finishReason: 'length' }]);
    expect((await modelAt(server.baseUrl).ask()).answer).toMatchObject({ value: { text: 'Bees dan', finish: 'cut' } });
  });

  it('says when a filter or the model refused', async () => {
    const server = await serverOf([
      { kind: 'text', text: '', finishReason: 'content_filter' },
      { kind: 'text', text: '', refusal: "I can't write about bees." },
    ]);
    const { ask } = modelAt(server.baseUrl);
    expect((await ask()).answer).toMatchObject({ value: { text: '', finish: 'refused' } });
    expect((await ask()).answer).toMatchObject({ value: { text: "I can't write about bees.", finish: 'refused' } });
  });

  it('that is empty is asked for once more, and then counts as refused', async () => {
    const server = await serverOf(['', 'Bees dance.', '', '']);
    const { ask } = modelAt(server.baseUrl);
    expect((await ask()).answer).toMatchObject({
      value: { text: 'Bees dance.', finish: 'complete', usage: { calls: 2 } },
    });
    expect((await ask()).answer).toMatchObject({ ok: true, value: { text: '', finish: 'refused' } });
    expect(server.requests).toHaveLength(4);
  });

  it('without end is ended, with the connection', async () => {
    const server = await serverOf([{ kind: 'endless', text: 'and so on '.repeat(20) }]);
    const { answer } = await modelAt(server.baseUrl).ask();
    expect(answer).toMatchObject({ ok: true, value: { finish: 'cut' } });
    const { length } = answer.ok ? answer.value.text : '';
    expect(length).toBeGreaterThan(200 * 8);
    expect(length).toBeLessThan(5000);
    await server.until(() => server.requests[0]?.isAbandoned === true);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer that breaks off is asked for again', () => {
  const words = 'Bees dance to tell each other of flowers.';

  it.each([
    ['the connection goes', { kind: 'cut', text: words, afterChars: 20 }],
    ['the body ends too early', { kind: 'cut', text: words, afterChars: 20, isClean: true }],
  ] as const)('%s: what was heard is not heard twice', async (_, cut) => {
    const server = await serverOf([cut, text(words)]);
    const { answer, deltas, heard } = await modelAt(server.baseUrl).ask();
    expect(answer).toMatchObject({ value: { text: words } });
    expect(heard).toBe(words);
    expect(deltas[0]).toBe(words.slice(0, 20).trim());
  });

  it('nothing more is heard where it begins otherwise', async () => {
    const server = await serverOf([
      { kind: 'cut', text: words, afterChars: 20 },
      text('Many bees dance, and some of them sing.'),
    ]);
    const { answer, heard } = await modelAt(server.baseUrl).ask();
    expect(answer).toMatchObject({ value: { text: 'Many bees dance, and some of them sing.' } });
    expect(heard).toBe(words.slice(0, 20).trim());
  });

  it('also where it is not streamed', async () => {
    const server = await serverOf([{ kind: 'cut', text: words, afterChars: 20 }, text(words)]);
    const { answer } = await modelAt(server.baseUrl, { report: { streams: false } }).ask();
    expect(answer).toMatchObject({ value: { text: words } });
  });
});

describe('a prompt that is too long', () => {
  it.each([
    ["This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.", 400],
    ['the request exceeds the available context size. try increasing the context size or enable context shift', 400],
    ['request (6010 tokens) exceeds the available context size (4096 tokens), try increasing it', 400],
    [
      'Trying to keep the first 6010 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens',
      400,
    ],
    ['The prompt (total length 9000) is too long to fit into the model (context length 8192).', 400],
    [
      "You passed 9001 input tokens and requested 200 output tokens. However, the model's context length is only 8192 tokens, resulting in a maximum input length of 7992 tokens.",
      400,
    ],
    ['Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 6000 `inputs` tokens', 422],
    ['prompt is too long: 210000 tokens > 200000 maximum', 400],
    ['input length 9000 exceeds maximum context window', 400],
    ['Payload Too Large', 413],
    ['Request too large for gpt-4o on tokens per min (TPM): Limit 6000, Requested 9000.', 429],
    ['context_length_exceeded', 500],
  ])('is a fault of the prompt, not of the endpoint: %s', async (message, status) => {
    const server = await serverOf([refusal(message, status)]);
    const { answer } = await modelAt(server.baseUrl).ask();
    expect(answer).toMatchObject({ ok: false, fault: { code: 'prompt-too-long' } });
    expect(server.requests).toHaveLength(1);
  });

  it('is noticed where the server cut it without a word', async () => {
    const server = await serverOf(['Bees dance.'], { contextTokens: 1000 });
    expect((await modelAt(server.baseUrl).ask({ messages: longPrompt })).answer).toMatchObject({
      fault: { code: 'prompt-too-long' },
    });
    const whole = await serverOf(['Bees dance.']);
    expect((await modelAt(whole.baseUrl).ask({ messages: longPrompt })).answer).toMatchObject({ ok: true });
  });

  it('can be said inside a stream', async () => {
    const error = { error: { code: 400, message: 'the request exceeds the available context size (4096 tokens)' } };
    const server = await serverOf([
      { kind: 'raw', contentType: 'text/event-stream', body: `data: ${JSON.stringify(error)}\n\n` },
    ]);
    expect((await modelAt(server.baseUrl).ask()).answer).toMatchObject({ fault: { code: 'prompt-too-long' } });
  });
});
