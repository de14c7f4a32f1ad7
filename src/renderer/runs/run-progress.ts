import type { CoreEvent } from '#shared/contract/index.ts';
import type { TimedEvent } from './run-log.ts';

/** How far a run is, as its events tell. */
export type RunProgress = {
  readonly phase: 'beginning' | 'planning' | 'writing' | 'asked' | 'proposed' | 'ended';
  readonly searches: number;
  readonly evidence: number;
  readonly outlineItems: number;
  /** The section at work; null outside of writing. */
  readonly section: { readonly done: number; readonly total: number; readonly heading: string } | null;
  /** From 0 to 1; null where it isn't known. */
  readonly fraction: number | null;
  /** From the sections written so far; null where none is. */
  readonly secondsLeft: number | null;
  /** The endpoint is away, and when it is asked again. */
  readonly waiting: { readonly message: string; readonly untilMs: number } | null;
};

const untold: RunProgress = {
  phase: 'beginning',
  searches: 0,
  evidence: 0,
  outlineItems: 0,
  section: null,
  fraction: null,
  secondsLeft: null,
  waiting: null,
};

/** Where a run stands at `nowMs`. What it did before it was resumed doesn't count for the time it still takes. */
export function runProgress(events: readonly TimedEvent[], nowMs: number): RunProgress {
  let progress = untold;
  let writing: { readonly sinceMs: number; readonly doneBefore: number } | null = null;
  for (const { at, event } of events) {
    const atMs = Date.parse(at);
    if (event.type === 'run-started') writing = null;
    if (event.type === 'section-started') writing ??= { sinceMs: atMs, doneBefore: event.done };
    progress = after(progress, event, atMs);
  }
  const { section } = progress;
  if (section === null || writing === null) return progress;
  const { done, total } = section;
  const doneNow = done - writing.doneBefore;
  const elapsedMs = nowMs - writing.sinceMs;
  const secondsLeft = doneNow <= 0 ? null : ((elapsedMs / doneNow) * (total - done)) / 1000;
  return { ...progress, fraction: done / total, secondsLeft };
}

type Changes = {
  readonly [Type in CoreEvent['type']]?: (
    event: Extract<CoreEvent, { type: Type }>,
    before: RunProgress,
    atMs: number,
  ) => Partial<RunProgress>;
};

const changes: Changes = {
  'run-started': () => ({ phase: 'beginning', waiting: null }),
  'search-finished': ({ evidence }, { searches }) => ({
    phase: 'planning',
    searches: searches + 1,
    evidence,
    waiting: null,
  }),
  'outline-changed': ({ items }, { phase }) => ({
    phase: phase === 'writing' ? phase : 'planning',
    outlineItems: items,
    waiting: null,
  }),
  'outline-proposed': () => ({ phase: 'proposed' }),
  'run-asked': () => ({ phase: 'asked' }),
  'section-started': ({ done, total, heading }) => ({
    phase: 'writing',
    section: { done, total, heading },
    waiting: null,
  }),
  'section-finished': ({ done, total, heading }) => ({ section: { done, total, heading } }),
  'run-waiting': ({ message, retryInSeconds }, _before, atMs) => ({
    waiting: { message, untilMs: atMs + retryInSeconds * 1000 },
  }),
  'run-continued': (_event, { phase }) => ({
    waiting: null,
    phase: phase === 'asked' || phase === 'proposed' ? 'planning' : phase,
  }),
  'model-answered': () => ({ waiting: null }),
  'run-ended': () => ({ phase: 'ended', waiting: null }),
};

function after(before: RunProgress, event: CoreEvent, atMs: number): RunProgress {
  const change = changes[event.type] as
    | ((event: CoreEvent, before: RunProgress, atMs: number) => Partial<RunProgress>)
    | undefined;
  return change === undefined ? before : { ...before, ...change(event, before, atMs) };
}

/** Rounded as a person would say it: seconds by five, then whole minutes. */
export function roundedTime(seconds: number): { readonly seconds: number } | { readonly minutes: number } {
  if (seconds < 90) return { seconds: Math.max(5, Math.ceil(seconds / 5) * 5) };
  return { minutes: Math.round(seconds / 60) };
}
