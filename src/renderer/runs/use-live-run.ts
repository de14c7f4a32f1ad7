import { useCallback, useEffect, useRef, useState } from 'react';
import { coreEventSchema, type CoreEvent, type RequestOutput } from '#shared/contract/index.ts';
import { useConnection, useCoreEvent } from '#renderer/client/index.ts';
import { useCoreReach } from '#renderer/state/core-reach.ts';
import type { TimedEvent } from './run-log.ts';

type Live = RequestOutput<'runs.live'>;
type RunSummary = NonNullable<Live['run']>;

export type LiveRun = {
  /** The run that goes on, or waits to be resumed; null where there is none, undefined until that is known. */
  readonly run: RunSummary | null | undefined;
  readonly question: string | null;
  readonly events: readonly TimedEvent[];
};

/** A run as it goes, also for a window that opens in the midst of it. */
export function useLiveRun(folder: string): LiveRun {
  const connection = useConnection();
  const [live, setLive] = useState<LiveRun>({ run: undefined, question: null, events: [] });
  const asked = useRef(0);
  const ask = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await connection.invoke('runs.live', { folder });
    if (!answer.ok || mine !== asked.current) return;
    // What was told before this answer is in it, and what comes after it follows: messages keep their order.
    setLive({ run: answer.value.run, question: answer.value.question, events: answer.value.events.flatMap(toTimed) });
  }, [connection, folder]);
  useEffect(() => {
    void ask();
  }, [ask]);
  useEffect(
    () =>
      useCoreReach.subscribe((now, before) => {
        if (now.returns > before.returns) void ask();
      }),
    [ask],
  );
  useCoreEvent(({ folder: where, event }) => {
    if (where !== folder) return;
    // A section that is redone beside the run is none of its steps.
    if (event.type === 'section-text' || ('isSuggestion' in event && event.isSuggestion)) return;
    setLive((before) => withEvent(before, event));
    if (asksAgain.has(event.type)) void ask();
  });
  return live;
}

/** After these the run itself is another, or in another state. */
const asksAgain: ReadonlySet<CoreEvent['type']> = new Set(['run-started', 'run-ended', 'run-asked', 'run-continued']);

function withEvent(live: LiveRun, event: CoreEvent): LiveRun {
  if (live.run == null) return live;
  const events = [...live.events, { at: new Date().toISOString(), event }];
  if (event.type === 'run-spent' && event.runId === live.run.runId) {
    return { ...live, run: { ...live.run, steps: event.steps, usage: event.usage } };
  }
  return { ...live, events };
}

function toTimed({ at, event }: Live['events'][number]): readonly TimedEvent[] {
  const parsed = coreEventSchema.safeParse(event);
  return parsed.success ? [{ at, event: parsed.data }] : [];
}
