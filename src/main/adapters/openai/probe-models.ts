import type OpenAI from 'openai';
import { classifyFailure } from './classify-failure.ts';
import { createDeadlines } from './deadlines.ts';
import { failedAttempt, type Attempt } from './failure.ts';
import { asRecord } from './read-answer.ts';

export type ListedModels = {
  /** Null where the endpoint has no list. */
  readonly names: readonly string[] | null;
  /** The context length it names for a model, in its own tokens; null where it names none. */
  readonly contextTokensOf: (model: string) => number | null;
};

const withoutList: ListedModels = { names: null, contextTokensOf: () => null };
const mostMs = 30_000;

/** What an endpoint's list of models says. A missing or broken list is no failure: not every endpoint has one. */
export async function probeModels(options: {
  client: OpenAI;
  key: string | null;
  signal: AbortSignal;
  nowMs: number;
}): Promise<Attempt<ListedModels>> {
  const { client, key, signal, nowMs } = options;
  const deadlines = createDeadlines({ signal, wholeMs: mostMs });
  try {
    const response = await client.models.list({ signal: deadlines.signal }).asResponse();
    return { ok: true, value: readList(await response.text()) };
  } catch (error) {
    signal.throwIfAborted();
    if (deadlines.missed() !== null) return failedAttempt('timed-out', deadlines.missed() ?? '');
    const failure = classifyFailure(error, { key, nowMs });
    const isThere = failure.status !== null && failure.status !== 401 && failure.kind !== 'busy';
    return isThere ? { ok: true, value: withoutList } : { ok: false, failure };
  } finally {
    deadlines.stop();
  }
}

function readList(text: string): ListedModels {
  const body = parse(text);
  const data = asRecord(body)['data'] ?? asRecord(body)['models'] ?? body;
  if (!Array.isArray(data)) return withoutList;
  const models = data.map(asRecord).flatMap((model) => {
    const name = model['id'] ?? model['name'] ?? model['model'];
    return typeof name === 'string' ? [{ name, contextTokens: contextTokensOf(model) }] : [];
  });
  return {
    names: models.map(({ name }) => name),
    contextTokensOf: (wanted) =>
      models.find(({ name }) => name === wanted || name === `${wanted}:latest`)?.contextTokens ?? null,
  };
}

/** As vLLM, OpenRouter, Groq, LM Studio and llama.cpp call it; the smallest where there are several. */
function contextTokensOf(model: Readonly<Record<string, unknown>>): number | null {
  const places = [model, asRecord(model['meta']), asRecord(model['top_provider'])];
  const told = places
    .flatMap((place) => contextFields.map((field) => place[field]))
    .filter((value): value is number => typeof value === 'number' && value >= 256);
  return told.length === 0 ? null : Math.min(...told);
}

const contextFields = [
  'max_model_len',
  'context_length',
  'context_window',
  'loaded_context_length',
  'max_context_length',
  'n_ctx',
  'n_ctx_train',
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
