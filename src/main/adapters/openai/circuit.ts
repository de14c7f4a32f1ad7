import { performance } from 'node:perf_hooks';
import { backoffMs, type RetryPace } from './retry-delay.ts';
import { isPassing, type Failure } from './failure.ts';

/** The gate that all calls to one base URL go through: while the endpoint is away they wait, and one at a time tries. */
export type Circuit = {
  /**
   * Waits while the endpoint is away. Gives a pass, or the failure where the wait would be longer in all than the
   * caller's patience. Whoever hasn't tried yet may once, where nobody else is trying. Rejects with the signal's reason.
   */
  readonly enter: (caller: { signal: AbortSignal; patienceMs: number; hasTried: boolean }) => Promise<Pass | Failure>;
  readonly isOpen: () => boolean;
};

/** Leave for one try, whose end has to be told. */
export type Pass = {
  /** True for the one who tries while the others wait. */
  readonly isTrial: boolean;
  /** The endpoint answered, if only with a refusal. */
  readonly answered: () => void;
  /** It didn't, for the caller's nth time; gives the milliseconds to wait alone, where the others aren't held up. */
  readonly failed: (failure: Failure, tries: number) => number;
  /** The caller left before there was an answer. */
  readonly abandoned: () => void;
};

type Waiter = { readonly patienceMs: number; readonly settle: (answer: Pass | Failure) => void };

type Outage = {
  readonly waiters: Waiter[];
  failure: Failure;
  delayMs: number;
  dueAtMs: number;
  timer: NodeJS.Timeout | null;
  hasTrial: boolean;
};

export function createCircuit(options: {
  pace: RetryPace;
  random: () => number;
  /** Calls begin to wait: told once, until `onContinue`. */
  onWait: (failure: Failure, delayMs: number) => void;
  onContinue: () => void;
}): Circuit {
  const { pace, random, onWait, onContinue } = options;
  let failuresInRow = 0;
  /** Since the endpoint answered last. */
  let waitedMs = 0;
  let outage: Outage | null = null;
  let isTold = false;

  function answered(): void {
    failuresInRow = 0;
    waitedMs = 0;
    const ended = outage;
    outage = null;
    if (ended?.timer != null) clearTimeout(ended.timer);
    for (const { settle } of ended?.waiters ?? []) settle(createPass(null));
    if (isTold) {
      isTold = false;
      onContinue();
    }
  }

  function failed(failure: Failure, tries: number, trialOf: Outage | null): number {
    // Those in flight when it opened fail for the same reason: only the one who tries tells something new.
    if (outage !== null && outage !== trialOf) return 0;
    failuresInRow += 1;
    const delayMs = failure.retryAfterMs ?? backoffMs(Math.max(failuresInRow, tries), pace, random);
    if (outage === null && failuresInRow === 1 && failure.kind !== 'busy' && failure.kind !== 'unreachable') {
      waitedMs += delayMs;
      return delayMs;
    }
    outage ??= { waiters: [], failure, delayMs, dueAtMs: 0, timer: null, hasTrial: false };
    Object.assign(outage, { failure, delayMs, dueAtMs: performance.now() + delayMs, hasTrial: false });
    dismissImpatient(outage);
    schedule();
    return 0;
  }

  function dismissImpatient(current: Outage): void {
    const staying = current.waiters.filter(({ patienceMs }) => isWithin(current, patienceMs));
    const leaving = current.waiters.filter((waiter) => !staying.includes(waiter));
    current.waiters.splice(0, current.waiters.length, ...staying);
    for (const { settle } of leaving) settle(current.failure);
  }

  function isWithin({ delayMs }: Outage, patienceMs: number): boolean {
    return waitedMs + delayMs <= patienceMs;
  }

  function schedule(): void {
    const current = outage;
    if (current === null || current.timer !== null || current.hasTrial || current.waiters.length === 0) return;
    const leftMs = Math.max(0, current.dueAtMs - performance.now());
    if (!isTold && leftMs > 0) {
      isTold = true;
      onWait(current.failure, leftMs);
    }
    current.timer = setTimeout(() => {
      current.timer = null;
      const next = current.waiters.shift();
      if (next === undefined) return;
      waitedMs += current.delayMs;
      current.delayMs = 0;
      current.hasTrial = true;
      next.settle(createPass(current));
    }, leftMs);
  }

  function abandoned(trialOf: Outage | null): void {
    if (trialOf === null || trialOf !== outage) return;
    trialOf.hasTrial = false;
    schedule();
  }

  function createPass(trialOf: Outage | null): Pass {
    return {
      isTrial: trialOf !== null,
      answered,
      failed: (failure, tries) => {
        if (isPassing(failure)) return failed(failure, tries, trialOf);
        answered();
        return 0;
      },
      abandoned: () => abandoned(trialOf),
    };
  }

  return {
    isOpen: () => outage !== null,
    enter: ({ signal, patienceMs, hasTried }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason as Error);
          return;
        }
        const current = outage;
        if (current === null) {
          resolve(createPass(null));
          return;
        }
        if (!isWithin(current, patienceMs)) {
          const mayTry = !hasTried && !current.hasTrial && current.waiters.length === 0;
          current.hasTrial ||= mayTry;
          resolve(mayTry ? createPass(current) : current.failure);
          return;
        }
        const leave = () => {
          current.waiters.splice(current.waiters.indexOf(waiter), 1);
          if (current.waiters.length === 0 && current.timer !== null) {
            clearTimeout(current.timer);
            current.timer = null;
          }
          reject(signal.reason as Error);
        };
        const waiter: Waiter = {
          patienceMs,
          settle: (answer) => {
            signal.removeEventListener('abort', leave);
            resolve(answer);
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        current.waiters.push(waiter);
        schedule();
      }),
  };
}
