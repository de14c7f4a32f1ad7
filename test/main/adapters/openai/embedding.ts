import { onTestFinished } from 'vitest';
import { succeed } from '#shared/base/result.ts';
import { createEndpointFitter } from '#main/adapters/openai/index.ts';
import type { Embedder, EmbedderFitter, EmbedOptions } from '#main/ports/embedder.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { embedWords } from '#test/support/model-server/embed-words.ts';
import {
  type EmbeddingsBody,
  type ModelServerOptions,
  type ServerAnswer,
  startModelServer,
} from '#test/support/model-server/start-model-server.ts';

export const texts = (count: number) => Array.from({ length: count }, (_, at) => `Text number ${at} speaks of bees.`);

export const fitOptions: Parameters<EmbedderFitter['fit']>[0] = {
  passages: (async function* () {})(),
  passageCount: 7,
  signal: new AbortController().signal,
  onProgress: () => {},
};

type Changes = Partial<Parameters<typeof createEndpointFitter>[0]> & { readonly model?: string };

export async function embedding(server: Partial<ModelServerOptions>, changes: Changes = {}) {
  const started = await startModelServer({
    answer: () => {
      throw new Error('nobody asks for words');
    },
    embeddingDimensions: 16,
    ...server,
  });
  onTestFinished(() => started.close());
  const { fitter, events, clock } = await fitterFor(started.baseUrl, { key: server.key ?? null, ...changes });
  let embedder: Promise<Embedder> | null = null;
  const open = () => (embedder ??= fitted(fitter).then((fit) => fitter.open(fit)));
  const tryEmbed = async (asked: readonly string[], more: Partial<EmbedOptions> = {}) =>
    (await open()).embed(asked.map(english), options(more));
  const embed = async (asked: readonly string[], more: Partial<EmbedOptions> = {}) => {
    const answer = await tryEmbed(asked, more);
    if (!answer.ok) throw new Error(`${answer.fault.message} ${answer.fault.detail}`);
    return answer.value;
  };
  return { server: started, fitter, events, clock, open, tryEmbed, embed };
}

export async function fitterFor(baseUrl: string, { model = 'embeds', ...changes }: Changes = {}) {
  const events: ModelEvent[] = [];
  const clock = { ms: 0, nowMs: () => clock.ms };
  const fitter = createEndpointFitter({
    endpoint: succeed({ baseUrl, model }),
    key: null,
    isOffline: false,
    parallelCalls: 4,
    patienceMs: 60_000,
    clock,
    random: () => 0.5,
    onEvent: (event) => void events.push(event),
    pace: { firstMs: 1, longestMs: 4 },
    ...changes,
  });
  onTestFinished(() => fitter.close());
  return { fitter, events, clock };
}

export async function fitted(fitter: EmbedderFitter) {
  const fit = await fitter.fit(fitOptions);
  if (!fit.ok || fit.value === null) throw new Error('the endpoint can be reached');
  return fit.value;
}

export function english(text: string) {
  return { text, language: 'en' };
}

export function options(more: Partial<EmbedOptions> = {}): EmbedOptions {
  return { as: 'passage', isUrgent: false, signal: new AbortController().signal, ...more };
}

type Data = readonly { readonly index: number; readonly embedding: readonly (number | null)[] }[];

/** What the server would answer, with the list changed, or one vector for all. */
export function answerTo(
  { input }: EmbeddingsBody,
  change: (data: Data) => Data = (data) => data,
  vector?: readonly (number | null)[],
): string {
  const asked = typeof input === 'string' ? [input] : input;
  const data = asked.map((text, index) => ({ index, embedding: vector ?? embedWords(text, 16) }));
  return JSON.stringify({ object: 'list', data: change(data) });
}

export function status(code: number, message: string): ServerAnswer {
  return { kind: 'status', status: code, body: JSON.stringify({ error: { message, type: 'invalid_request_error' } }) };
}

export function rounded(values: readonly number[]): readonly number[] {
  return [...Float32Array.from(values)];
}
