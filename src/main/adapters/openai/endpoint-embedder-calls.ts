import { providerFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RoleEndpoint } from '#shared/domain/model-settings.ts';
import { estimateTokens } from '#shared/text/token-estimate.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { createClient } from './create-client.ts';
import { createDeadlines } from './deadlines.ts';
import type { EmbeddingAnswer } from './endpoint-embedder-answer.ts';
import { cutToTokens, toBatches } from './endpoint-embedder-batches.ts';
import { requestEmbeddings } from './endpoint-embedder-request.ts';
import { failedAttempt, type Failure } from './failure.ts';
import { faultOfFailure, placeOf } from './fault-of-failure.ts';
import { createPatientCaller } from './patient-caller.ts';
import type { RetryPace } from './retry-delay.ts';
import { defaultTimeouts } from './timeouts.ts';

export type EmbeddingCallsOptions = {
  readonly endpoint: RoleEndpoint;
  readonly key: string | null;
  /** Requests in flight at the same time, at most. */
  readonly parallelCalls: number;
  /** How long passages wait in all for an endpoint that is away. */
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onEvent: (event: ModelEvent) => void;
  readonly pace?: RetryPace;
  /** Estimated tokens of the texts of one request, at most; a longer text goes alone. */
  readonly mostTokensPerCall?: number;
  readonly timeouts?: EmbeddingTimeouts;
};

type EmbeddingTimeouts = {
  /** For one request, which a slow machine takes long for. */
  readonly requestMs: number;
  /** For all tries together while somebody waits. */
  readonly urgentMs: number;
};

export type EmbeddingRequest = {
  readonly texts: readonly string[];
  /** What the vectors must have; null where that is to be learned. */
  readonly dimensions: number | null;
  readonly purpose: string;
  readonly isUrgent: boolean;
  readonly signal: AbortSignal;
};

type Embedded = Result<readonly Float32Array[]>;
type Refused = Extract<Embedded, { ok: false }>;

/** Servers were found that take no more. */
export const mostTextsPerCall = 32;

const defaultTokensPerCall = 16_000;
const urgentPatienceMs = 1000;
/** A search that found nobody spares the next ones the wait. */
const restMs = 15_000;
/** What a text that is too long is cut to, one after the other: most models take 512 tokens, all take 128. */
const cautiousTokens = [384, 96];

/**
 * One unit vector for each text, in as many requests as the endpoint needs. A text that is too long for the model counts
 * by its beginning. Faults: `endpoint-…`, `model-not-found`, `prompt-too-long`, `cancelled`.
 */
export function createEmbeddingCalls(options: EmbeddingCallsOptions): (request: EmbeddingRequest) => Promise<Embedded> {
  const { endpoint, key, clock } = options;
  const { requestMs, urgentMs } = options.timeouts ?? { requestMs: 5 * 60_000, urgentMs: 10_000 };
  const client = createClient({ baseUrl: endpoint.baseUrl, key, connectMs: defaultTimeouts.connectMs });
  const patient = createPatientCaller(options);
  // Apart, so that a search doesn't stand in line behind a library; and what waits for it is no run.
  const urgent = createPatientCaller({ ...options, patienceMs: urgentPatienceMs, onEvent: () => {} });
  /** Estimated tokens of the shortest text that was too long: such texts go alone from then on. */
  let shortestTooLong = Infinity;
  let rest: { readonly untilMs: number; readonly refused: Refused } | null = null;

  /** With why the last try failed. */
  async function ask({ texts, dimensions, purpose, isUrgent, signal }: EmbeddingRequest) {
    let failure: Failure | null = null;
    const answer = await (isUrgent ? urgent : patient).call({
      endpoint,
      signal,
      attempt: async (trySignal) => {
        const { model } = endpoint;
        const { nowMs } = clock;
        const tried = await requestEmbeddings({
          client,
          key,
          model,
          texts,
          dimensions,
          signal: trySignal,
          requestMs,
          nowMs,
        });
        failure = tried.ok ? null : tried.failure;
        return tried;
      },
    });
    if (answer.ok) {
      rest = null;
      tell(texts, purpose, answer.value);
    }
    // Assigned in a closure, which the compiler doesn't follow.
    return { answer, failure: failure as Failure | null };
  }

  function tell(texts: readonly string[], purpose: string, { promptTokens }: EmbeddingAnswer): void {
    options.onEvent({
      type: 'model-answered',
      role: 'embedder',
      purpose,
      promptTokens: promptTokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0),
      completionTokens: 0,
      isRemembered: false,
    });
  }

  /** In one request, or in several where the endpoint finds it too much. */
  async function embedTogether(request: EmbeddingRequest): Promise<Embedded> {
    const { answer, failure } = await ask(request);
    if (answer.ok) return succeed(answer.value.vectors);
    // What an endpoint rejects by itself has a status.
    if (failure?.kind === 'rejected' && failure.status === null) return fail(otherLength(endpoint, failure));
    const isTooLong = failure?.kind === 'too-long';
    const { texts } = request;
    if (texts.length > 1 && (isTooLong || failure?.status === 400 || failure?.status === 422)) {
      const middle = Math.ceil(texts.length / 2);
      return embedInTurn(request, [texts.slice(0, middle), texts.slice(middle)]);
    }
    return isTooLong ? embedCut(request, failure, answer) : answer;
  }

  async function embedCut(request: EmbeddingRequest, { detail }: Failure, refused: Refused): Promise<Embedded> {
    const [text = ''] = request.texts;
    const tokens = estimateTokens(text);
    shortestTooLong = Math.min(shortestTooLong, tokens);
    for (const most of [...toldTokens(detail), ...cautiousTokens].filter((each) => each < tokens)) {
      const { answer, failure } = await ask({ ...request, texts: [cutToTokens(text, most)] });
      if (answer.ok) return succeed(answer.value.vectors);
      if (failure?.kind !== 'too-long') return answer;
    }
    return refused;
  }

  async function embedInTurn(request: EmbeddingRequest, batches: readonly (readonly string[])[]): Promise<Embedded> {
    const vectors: Float32Array[] = [];
    for (const texts of batches) {
      const embedded = await embedTogether({ ...request, texts });
      if (!embedded.ok) return embedded;
      vectors.push(...embedded.value);
    }
    return succeed(vectors);
  }

  function embedAll(request: EmbeddingRequest): Promise<Embedded> {
    const tokens = options.mostTokensPerCall ?? defaultTokensPerCall;
    return embedInTurn(request, toBatches(request.texts, { texts: mostTextsPerCall, tokens, alone: shortestTooLong }));
  }

  async function embedSoon(request: EmbeddingRequest): Promise<Embedded> {
    if (rest !== null && clock.nowMs() < rest.untilMs) return rest.refused;
    const deadlines = createDeadlines({ signal: request.signal, wholeMs: urgentMs });
    const embedded = await embedAll({ ...request, signal: deadlines.signal }).finally(deadlines.stop);
    if (embedded.ok || request.signal.aborted) return embedded;
    const missed = deadlines.missed();
    const refused =
      missed === null ? embedded : fail(faultOfFailure(failedAttempt('timed-out', missed).failure, endpoint));
    rest = { untilMs: clock.nowMs() + restMs, refused };
    return refused;
  }

  return (request) => (request.isUrgent ? embedSoon(request) : embedAll(request));
}

function otherLength({ baseUrl, model }: RoleEndpoint, { detail }: Failure): Fault {
  return providerFault(
    'endpoint-broken',
    `"${model}" at ${placeOf(baseUrl)} gives vectors of another length than before: another model may run under its name. If that is meant, embed everything anew with reindex.`,
    detail,
  );
}

/** The tokens a model says it takes, less what an estimate may be wrong by. */
function toldTokens(detail: string): readonly number[] {
  const told = /(?:context (?:length|size|window)|batch size|less than|at most|maximum)\D{0,20}(\d{2,6})/i.exec(detail);
  return told === null ? [] : [Math.floor(Number(told[1]) * 0.75)];
}
