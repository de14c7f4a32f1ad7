import { describe, expect, it } from 'vitest';
import { describeReport, probeEndpoint } from '#main/adapters/openai/index.ts';
import type { ModelServer, ModelServerOptions, ServerAnswer } from '#test/support/model-server/start-model-server.ts';
import { refusal, serverOf } from './endpoint-questions.ts';

const never: ServerAnswer = { kind: 'hang' };

async function probe(server: Pick<ModelServer, 'baseUrl'>, options: { key?: string; signal?: AbortSignal } = {}) {
  return await probeEndpoint({
    endpoint: { baseUrl: server.baseUrl, model: 'scripted' },
    key: options.key ?? null,
    clock: { nowMs: () => Date.parse('2026-01-01T00:00:00Z') },
    signal: options.signal ?? new AbortController().signal,
    timeouts: { firstTokenMs: 2000 },
  });
}

type Case = { name: string; options: Omit<ModelServerOptions, 'answer'>; report: object; mostCalls: number };

/** Answers in the form but can't find a code word. */
const weak: ModelServerOptions['answerConnectionTest'] = (body) =>
  body.response_format === undefined ? { kind: 'text', text: 'Sorry?' } : null;

const cases: readonly Case[] = [
  {
    name: 'can do everything',
    options: {},
    report: {
      models: ['scripted'],
      structured: 'json-schema',
      streams: true,
      reportsUsage: true,
      contextTokens: 12_000,
      cutsSilently: false,
    },
    mostCalls: 3,
  },
  {
    name: 'has no list of models',
    options: { models: null },
    report: { models: null, contextTokens: 12_000 },
    mostCalls: 3,
  },
  {
    name: 'knows JSON mode only',
    options: { structured: 'json-mode' },
    report: { structured: 'json-mode' },
    mostCalls: 4,
  },
  {
    name: 'ignores a schema but knows JSON mode',
    options: { structured: 'json-mode', onUnknownForm: 'ignore' },
    report: { structured: 'json-mode' },
    mostCalls: 4,
  },
  { name: 'refuses every form', options: { structured: 'text' }, report: { structured: 'text' }, mostCalls: 5 },
  {
    name: 'ignores every form',
    options: { structured: 'text', onUnknownForm: 'ignore' },
    report: { structured: 'text' },
    mostCalls: 4,
  },
  {
    name: 'gives JSON in a fence by itself but heeds no form',
    options: {
      answerConnectionTest: (body) =>
        body.response_format === undefined
          ? null
          : { kind: 'text', text: '```json\n{"colour": "green", "letters": 5}\n```' },
    },
    report: { structured: 'text' },
    mostCalls: 4,
  },
  {
    name: 'gives bare JSON of its own making',
    options: {
      answerConnectionTest: (body) =>
        body.response_format === undefined ? null : { kind: 'text', text: '{"colour": "green", "letters": 5}' },
    },
    report: { structured: 'json-mode' },
    mostCalls: 3,
  },
  { name: "doesn't stream", options: { streams: false }, report: { streams: false, reportsUsage: true }, mostCalls: 3 },
  {
    name: "doesn't count tokens",
    options: { usage: false },
    report: { reportsUsage: false, contextTokens: 12_000 },
    mostCalls: 3,
  },
  {
    name: 'cuts long prompts without a word',
    options: { contextTokens: 4096 },
    report: { contextTokens: 3973, cutsSilently: true },
    mostCalls: 4,
  },
  {
    name: 'cuts them without a word and counts nothing',
    options: { contextTokens: 4096, usage: false },
    report: { contextTokens: 3000, cutsSilently: true },
    mostCalls: 6,
  },
  {
    name: 'cuts very long prompts only',
    options: { contextTokens: 9000 },
    report: { contextTokens: 8730, cutsSilently: true },
    mostCalls: 4,
  },
  {
    name: 'names its limit in an error',
    options: { contextTokens: 4096, onOverflow: 'error' },
    report: { contextTokens: 4096, cutsSilently: false },
    mostCalls: 2,
  },
  {
    name: 'names its limit in the list of models',
    options: { models: [{ id: 'scripted', max_model_len: 2048 }], contextTokens: 2048 },
    report: { contextTokens: 2048, cutsSilently: false },
    mostCalls: 2,
  },
  {
    name: 'has a model too weak to repeat a word',
    options: { answerConnectionTest: weak },
    report: { contextTokens: 12_000, cutsSilently: false },
    mostCalls: 6,
  },
  {
    name: 'has a weak model and cuts its prompts',
    options: { answerConnectionTest: weak, contextTokens: 4096 },
    report: { contextTokens: 3973, cutsSilently: true },
    mostCalls: 6,
  },
  {
    name: 'has a weak model and counts nothing',
    options: { answerConnectionTest: weak, usage: false },
    report: { contextTokens: 2000, cutsSilently: false },
    mostCalls: 9,
  },
  {
    name: 'begins its answers in a thought',
    options: {
      answerConnectionTest: (body) =>
        body.response_format === undefined ? { kind: 'text', text: 'The word… \n</think>\n\nMARBLE7421' } : null,
    },
    report: { beginsInThought: true, contextTokens: 12_000 },
    mostCalls: 3,
  },
];

describe('asking an endpoint what it can do, of one that', () => {
  it.each(cases)('$name', async ({ options, report, mostCalls }) => {
    const server = await serverOf([never], options);
    const probed = await probe(server);
    expect(probed).toMatchObject({ ok: true, value: { baseUrl: server.baseUrl, model: 'scripted', ...report } });
    expect(probed.ok && probed.value.probedAt).toBe('2026-01-01T00:00:00.000Z');
    expect(server.connectionTests.length).toBeLessThanOrEqual(mostCalls);
    expect(server.requests).toHaveLength(0);
    const line = probed.ok ? describeReport(probed.value) : '';
    expect(line).toContain(server.baseUrl);
    expect(line).not.toContain('\n');
  });

  it('is busy for a moment', async () => {
    let isBusy = true;
    const server = await serverOf([never], {
      answerConnectionTest: () => {
        const given: ServerAnswer | null = isBusy
          ? { kind: 'status', status: 503, headers: { 'retry-after-ms': '5' } }
          : null;
        isBusy = false;
        return given;
      },
    });
    expect(await probe(server)).toMatchObject({ ok: true, value: { contextTokens: 12_000 } });
  });

  it('wants a key, refuses the model, or is not there: the fault says so', async () => {
    const key = 'sk-very-secret-0123456789';
    const locked = await serverOf([never], { key });
    const denied = await probe(locked, { key: 'sk-wrong-secret-987654' });
    expect(denied).toMatchObject({ ok: false, fault: { code: 'endpoint-denied', whose: 'user' } });
    expect(JSON.stringify(denied)).not.toContain('secret');
    expect(await probe(locked, { key })).toMatchObject({ ok: true });
    const empty = await serverOf([never], { answerConnectionTest: () => refusal("model 'scripted' not found", 404) });
    expect(await probe(empty)).toMatchObject({ ok: false, fault: { code: 'model-not-found', whose: 'user' } });
    await empty.close();
    expect(await probe(empty)).toMatchObject({ ok: false, fault: { code: 'endpoint-unreachable', whose: 'provider' } });
  });

  it('hangs, and the signal ends it', async () => {
    const server = await serverOf([never], { answerConnectionTest: () => never });
    const leaving = new AbortController();
    const probing = probe(server, { signal: leaving.signal });
    await server.until(() => server.connectionTests.length === 1);
    leaving.abort();
    expect(await probing).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    await server.until(() => server.connectionTests[0]?.isAbandoned === true);
  });
});
