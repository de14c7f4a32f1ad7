import { createHash } from 'node:crypto';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { EmbeddableText, EmbedderFitter, EmbedOptions, StoredFit } from '#main/ports/embedder.ts';
import { createEmbeddingCalls, mostTextsPerCall, type EmbeddingCallsOptions } from './endpoint-embedder-calls.ts';
import { prefixesOf } from './endpoint-embedder-prefixes.ts';

export type EndpointFitterOptions = Omit<EmbeddingCallsOptions, 'endpoint'> & {
  /** A fault where none is set: nothing is asked then. */
  readonly endpoint: Result<RoleEndpoint>;
  /** True: nothing is asked. */
  readonly isOffline: boolean;
};

/** As many as one request or two take. */
const mostWhileAwaited = 64;

/**
 * Embeds with a model behind an OpenAI-compatible endpoint. A fit is the choice of base URL and model and the length of
 * its vectors, which is asked for before any are made.
 */
export function createEndpointFitter(options: EndpointFitterOptions): EmbedderFitter {
  const { endpoint, parallelCalls } = options;
  const place = endpoint.ok ? endpoint.value : null;
  const { query, passage } = prefixesOf(place?.model ?? '');
  const spaceStart = place === null ? null : spaceStartOf(place, passage);
  const call = createCall(options);
  /** Whether the length of the vectors was asked for and nothing failed since: the model may have been changed. */
  let isLengthKnown = false;

  const embed = async (fit: StoredFit, texts: readonly EmbeddableText[], { as, isUrgent, signal }: EmbedOptions) => {
    const prefix = as === 'query' ? query : passage;
    // Servers refuse an empty text, and a vector of it would mean nothing.
    const asked = texts.flatMap(({ text }, at) => (text.trim() === '' ? [] : [at]));
    const embedded = await call({
      texts: asked.map((at) => prefix + (texts[at]?.text ?? '')),
      dimensions: fit.dimensions,
      purpose: as === 'query' ? 'embed a query' : 'embed passages',
      isUrgent,
      signal,
    });
    if (!embedded.ok) {
      isLengthKnown = false;
      return embedded;
    }
    const vectors = new Map(asked.map((at, order) => [at, embedded.value[order]]));
    return succeed(texts.map((_, at) => vectors.get(at) ?? new Float32Array(fit.dimensions)));
  };

  return {
    isOwn: ({ space }) => spaceStart !== null && space.startsWith(spaceStart),
    isDue: ({ fit, passageCount, withoutVector }) =>
      fit === null ? passageCount > 0 : withoutVector > 0 && !isLengthKnown,
    mostWhileAwaited,
    fit: async ({ passageCount, signal }) => {
      const texts = [`${passage}How long are the vectors?`];
      const purpose = 'learn the length of vectors';
      const embedded = await call({ texts, dimensions: null, purpose, isUrgent: false, signal });
      if (!embedded.ok) return embedded;
      isLengthKnown = true;
      const dimensions = embedded.value[0]?.length ?? 0;
      const bytes = new TextEncoder().encode(JSON.stringify({ ...place, dimensions }));
      return succeed({ space: `${spaceStart}${dimensions}`, dimensions, passageCount, bytes });
    },
    foldIn: null,
    open: async (fit) => ({
      space: fit.space,
      dimensions: fit.dimensions,
      passagesPerCall: mostTextsPerCall,
      callsAtOnce: parallelCalls,
      embed: (texts, embedOptions) => embed(fit, texts, embedOptions),
    }),
    close: async () => undefined,
  };
}

function createCall(options: EndpointFitterOptions): ReturnType<typeof createEmbeddingCalls> {
  const { endpoint, isOffline, ...rest } = options;
  if (!endpoint.ok) return async () => endpoint;
  if (isOffline) return async () => fail(offline);
  return createEmbeddingCalls({ ...rest, endpoint: endpoint.value });
}

const offline: Fault = userFault('offline', 'Heddle is told to stay offline, so nothing is asked for vectors.');

/** Of the base URL, the model, and what is put before passages: all that their vectors depend on but the length. */
function spaceStartOf({ baseUrl, model }: RoleEndpoint, prefix: string): string {
  const choice = JSON.stringify([baseUrl.replace(/\/+$/, ''), model, prefix]);
  return `endpoint-${createHash('sha256').update(choice).digest('hex').slice(0, 16)}-`;
}
