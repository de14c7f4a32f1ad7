import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { CoreEvent } from '#shared/contract/index.ts';
import { roundedTime, runProgress } from '#renderer/runs/run-progress.ts';

const runId = toId('run', 'aaaaaa');
const itemId = toId('itm', 'aaaaaa');
const started: CoreEvent = { type: 'run-started', runId, isResumed: false };
const search: CoreEvent = { type: 'search-finished', goal: 'bees', passagesRead: 6, newEvidence: 4, evidence: 9 };
const section = (type: 'section-started' | 'section-finished', done: number): CoreEvent => {
  const about = { itemId, heading: `Section ${done}`, isSuggestion: false, done, total: 4 };
  return type === 'section-started' ? { type, ...about } : { type, ...about };
};

/** Events a number of seconds after the run began. */
const at = (...events: readonly [number, CoreEvent][]) =>
  events.map(([seconds, event]) => ({ at: new Date(seconds * 1000).toISOString(), event }));

describe('how far a run is', () => {
  it('is unknown while it plans', () => {
    expect(runProgress(at([0, started], [2, search], [4, search]), 5000)).toMatchObject({
      phase: 'planning',
      searches: 2,
      evidence: 9,
      fraction: null,
      secondsLeft: null,
    });
  });

  it('is told from the sections that were written, once one was', () => {
    const first = at([0, started], [2, search], [10, section('section-started', 0)]);
    expect(runProgress(first, 15_000)).toMatchObject({ phase: 'writing', fraction: 0, secondsLeft: null });
    const second = [...first, ...at([20, section('section-finished', 1)], [20, section('section-started', 1)])];
    expect(runProgress(second, 20_000)).toMatchObject({ fraction: 0.25, secondsLeft: 30 });
  });

  it('counts only the time since it was resumed', () => {
    const resumed: CoreEvent = { type: 'run-started', runId, isResumed: true };
    const events = at(
      [0, section('section-started', 0)],
      [10, section('section-finished', 1)],
      [1000, resumed],
      [1001, section('section-started', 1)],
      [1006, section('section-finished', 2)],
    );
    expect(runProgress(events, 1_006_000)).toMatchObject({ fraction: 0.5, secondsLeft: 10 });
  });

  it('knows that it waits for the endpoint until when, and when that is over', () => {
    const waiting: CoreEvent = { type: 'run-waiting', message: 'It is away.', retryInSeconds: 30 };
    const events = at([0, started], [5, waiting]);
    expect(runProgress(events, 6000).waiting).toEqual({ message: 'It is away.', untilMs: 35_000 });
    expect(runProgress([...events, ...at([36, { type: 'run-continued' }])], 37_000).waiting).toBeNull();
  });
});

it('says times as a person would', () => {
  expect(roundedTime(2)).toEqual({ seconds: 5 });
  expect(roundedTime(41)).toEqual({ seconds: 45 });
  expect(roundedTime(130)).toEqual({ minutes: 2 });
});
