import { onTestFinished } from 'vitest';
import type { Result } from '#shared/base/result.ts';
import type { EndpointReport } from '#shared/domain/model-settings.ts';
import { createEndpointModel, type EndpointModelOptions } from '#main/adapters/openai/index.ts';
import type { ModelAnswer, ModelCall, ModelEvent } from '#main/ports/language-model.ts';
import {
  startModelServer,
  type ModelServer,
  type ModelServerOptions,
  type ServerAnswer,
} from '#test/support/model-server/start-model-server.ts';

/** A server that answers call after call from the list, the last of it for good. */
export async function serverOf(
  answers: readonly (ServerAnswer | string)[] | ModelServerOptions['answer'],
  options: Omit<ModelServerOptions, 'answer'> = {},
): Promise<ModelServer> {
  const answer: ModelServerOptions['answer'] =
    typeof answers === 'function'
      ? answers
      : (_, index) => {
          const next = answers[Math.min(index, answers.length - 1)] ?? { kind: 'hang' };
          return typeof next === 'string' ? { kind: 'text', text: next } : next;
        };
  const server = await startModelServer({ answer, ...options });
  onTestFinished(() => server.close());
  return server;
}

function reportOf(baseUrl: string, traits: Partial<EndpointReport> = {}): EndpointReport {
  return {
    baseUrl,
    model: 'scripted',
    models: null,
    structured: 'json-schema',
    streams: true,
    reportsUsage: true,
    contextTokens: 8000,
    cutsSilently: false,
    probedAt: '2026-01-01T00:00:00.000Z',
    ...traits,
  };
}

/** A model behind a server, with the patience of a test, and what it announced. */
export function modelAt(
  baseUrl: string,
  options: Partial<EndpointModelOptions> & { report?: Partial<EndpointReport> } = {},
) {
  const { report, ...rest } = options;
  const events: ModelEvent[] = [];
  const listeners = new Set<(event: ModelEvent) => void>();
  const model = createEndpointModel({
    endpointOf: () => ({ baseUrl, model: 'scripted', report: reportOf(baseUrl, report) }),
    keyOf: () => null,
    priceOf: () => null,
    parallelCalls: 4,
    patienceMs: 400,
    clock: { nowMs: () => Date.parse('2026-01-01T00:00:00Z') },
    random: () => 0.5,
    onEvent: (event) => {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
    pace: { firstMs: 5, longestMs: 20 },
    ...rest,
  });

  async function ask(call: Partial<ModelCall> = {}, signal: AbortSignal = new AbortController().signal) {
    const deltas: string[] = [];
    const answer: Result<ModelAnswer> = await model.ask(
      {
        role: 'writer',
        purpose: 'draft itm_test01 1',
        messages: [{ role: 'user', content: 'Write about bees.' }],
        maxTokens: 200,
        form: null,
        ...call,
      },
      { signal, onText: (delta) => deltas.push(delta) },
    );
    return { answer, deltas, heard: deltas.join('') };
  }

  /** Resolves when an event of this type has come. */
  const nextEvent = (type: ModelEvent['type']) =>
    new Promise<void>((resolve) => {
      if (events.some((event) => event.type === type)) resolve();
      listeners.add((event) => {
        if (event.type === type) resolve();
      });
    });

  return { model, events, nextEvent, ask, report: reportOf(baseUrl, report) };
}

export const beesForm = {
  name: 'bees',
  schema: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] },
} as const;

export const text = (words: string): ServerAnswer => ({ kind: 'text', text: words });

export function refusal(message: string, status = 400): ServerAnswer {
  return { kind: 'status', status, body: JSON.stringify({ error: { message, type: 'invalid_request_error' } }) };
}
