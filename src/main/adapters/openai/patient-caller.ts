import { setTimeout as wait } from 'node:timers/promises';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { createCircuit, type Circuit, type Pass } from './circuit.ts';
import { isPassing, type Attempt, type Failure } from './failure.ts';
import { cancelledFault, faultOfFailure, waitMessage } from './fault-of-failure.ts';
import { createPlaces } from './places.ts';
import { defaultPace, type RetryPace } from './retry-delay.ts';

export type PatientCaller = {
  /**
   * Makes one try after another until there is an answer, patience ends, or waiting can't help. While an endpoint is
   * away all its callers wait together and one at a time tries. `attempt` is given the signal and never throws for what
   * an endpoint does. `patienceMs` in place of the caller's own: 0 for one try. Faults: `endpoint-…`, `model-not-found`,
   * `prompt-too-long`, `cancelled`.
   */
  readonly call: <T>(request: {
    endpoint: RoleEndpoint;
    signal: AbortSignal;
    patienceMs?: number;
    attempt: (signal: AbortSignal) => Promise<Attempt<T>>;
  }) => Promise<Result<T>>;
};

export type PatientCallerOptions = {
  /** Tries in flight at the same time, at most. */
  parallelCalls: number;
  /** How long calls wait in all for an endpoint that is away. */
  patienceMs: number;
  random: () => number;
  onEvent: (event: ModelEvent) => void;
  pace?: RetryPace;
};

/** Tries that one call makes at what may be its own fault: a prompt can break a server that is well otherwise. */
const mostTries: Readonly<Record<string, number>> = { broken: 6, 'timed-out': 2 };

type Admission = { readonly pass: Pass; readonly freePlace: () => void };

export function createPatientCaller(options: PatientCallerOptions): PatientCaller {
  const places = createPlaces(options.parallelCalls);
  const circuits = new Map<string, Circuit>();

  function circuitOf(endpoint: RoleEndpoint): Circuit {
    const known = circuits.get(endpoint.baseUrl);
    if (known !== undefined) return known;
    const { onEvent } = options;
    const circuit = createCircuit({
      pace: options.pace ?? defaultPace,
      random: options.random,
      onWait: (failure, delayMs) =>
        onEvent({
          type: 'run-waiting',
          message: waitMessage(failure, endpoint),
          retryInSeconds: Math.ceil(delayMs / 1000),
        }),
      onContinue: () => onEvent({ type: 'run-continued' }),
    });
    circuits.set(endpoint.baseUrl, circuit);
    return circuit;
  }

  /** A pass and a place, or why there will be none. */
  async function admit(
    circuit: Circuit,
    caller: { signal: AbortSignal; patienceMs: number; hasTried: boolean },
  ): Promise<Admission | Failure> {
    for (;;) {
      const pass = await circuit.enter(caller);
      if ('kind' in pass) return pass;
      const freePlace = await places.take(caller.signal).catch((error: unknown) => {
        pass.abandoned();
        throw error;
      });
      if (pass.isTrial || !circuit.isOpen()) return { pass, freePlace };
      freePlace();
    }
  }

  return {
    call: async ({ endpoint, signal, attempt, patienceMs = options.patienceMs }) => {
      const circuit = circuitOf(endpoint);
      const failures: Failure[] = [];
      try {
        for (;;) {
          const admitted = await admit(circuit, { signal, patienceMs, hasTried: failures.length > 0 });
          if ('kind' in admitted) return fail(faultOfFailure(admitted, endpoint));
          const { tried, waitMs } = await makeTry(admitted, attempt, { signal, tries: failures.length + 1 });
          if (tried.ok) return succeed(tried.value);
          const { failure } = tried;
          failures.push(failure);
          const alike = failures.filter(({ kind }) => kind === failure.kind).length;
          const isSpent = alike >= (mostTries[failure.kind] ?? Number.POSITIVE_INFINITY);
          if (!isPassing(failure) || isSpent || waitMs > patienceMs) return fail(faultOfFailure(failure, endpoint));
          if (waitMs > 0) await wait(waitMs, undefined, { signal });
        }
      } catch (error) {
        if (signal.aborted) return fail(cancelledFault());
        throw error;
      }
    },
  };
}

/** What a try came to, and how long the caller is to wait alone. Throws when the signal was aborted meanwhile. */
async function makeTry<T>(
  { pass, freePlace }: Admission,
  attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
  { signal, tries }: { signal: AbortSignal; tries: number },
): Promise<{ tried: Attempt<T>; waitMs: number }> {
  try {
    const tried = await attempt(signal);
    // An answer that is there is kept, whoever may have left.
    if (!tried.ok) signal.throwIfAborted();
    if (!tried.ok) return { tried, waitMs: pass.failed(tried.failure, tries) };
    pass.answered();
    return { tried, waitMs: 0 };
  } catch (error) {
    pass.abandoned();
    throw error;
  } finally {
    // Only now, so that whoever gets the place knows whether the endpoint is away.
    freePlace();
  }
}
