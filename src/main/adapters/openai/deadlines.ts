/** Times one answer may take, as signals: aborted from outside or when a limit passes. */
export type Deadlines = {
  /** For the request: aborts with the caller's signal and when time is up. */
  readonly signal: AbortSignal;
  /** Begins to count anew, for what comes next. */
  readonly allow: (ms: number, waitingFor: string) => void;
  /** What took too long; null while nothing did. */
  readonly missed: () => string | null;
  readonly stop: () => void;
};

/** `wholeMs` bounds everything; `allow` bounds the next thing that is waited for. */
export function createDeadlines(options: { signal: AbortSignal; wholeMs: number }): Deadlines {
  const control = new AbortController();
  let missed: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  const miss = (what: string) => {
    missed ??= what;
    control.abort();
  };
  const whole = setTimeout(() => miss(`no end within ${inWords(options.wholeMs)}`), options.wholeMs);

  return {
    signal: AbortSignal.any([options.signal, control.signal]),
    allow: (ms, waitingFor) => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => miss(`${waitingFor} within ${inWords(ms)}`), ms);
    },
    missed: () => missed,
    stop: () => {
      clearTimeout(whole);
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function inWords(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
