import { isPausing, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Budget, ReasonerKind, Run, StopReason } from '#shared/domain/run.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { RunStore, SourceStore } from '#main/ports/project-store.ts';

export type RunRequest = {
  readonly kind: Run['kind'];
  /** Missing only with `resume`. */
  readonly brief: Brief | undefined;
  readonly reasoner: ReasonerKind;
  readonly budget: Budget;
  readonly resume: boolean;
};

/**
 * A new run, or with `resume` the last of its kind unless that has finished: with its own brief and reasoner, and with
 * those limits of its budget that aren't given anew. Faults: `run-not-found` where there is nothing to resume and no
 * brief to begin with, `brief-missing`, `no-sources`.
 */
export function startRun(options: {
  request: RunRequest;
  store: RunStore & Pick<SourceStore, 'countSources'>;
  clock: Clock;
  newSuffix: () => string;
}): Result<{ run: Run; isResumed: boolean }> {
  const { request, store, clock, newSuffix } = options;
  const { kind, brief, reasoner, budget, resume } = request;
  const last = store.listRuns().find((run) => run.kind === kind);
  if (resume && last !== undefined && last.state.status !== 'finished') {
    const run: Run = { ...last, budget: { ...last.budget, ...budget }, state: { status: 'running' } };
    store.putRun(run);
    return succeed({ run, isResumed: true });
  }
  if (brief === undefined) {
    return fail(
      resume
        ? userFault('run-not-found', `There is no unfinished ${kind} to resume. Start one with --brief.`)
        : userFault('brief-missing', 'Say what the report is to answer, with --brief TEXT or --brief @FILE.'),
    );
  }
  if ((kind === 'plan' || kind === 'draft') && store.countSources() === 0) {
    return fail(
      userFault('no-sources', 'This project has no sources yet. Bring some in with: heddle import DIR PATH…'),
    );
  }
  const run: Run = {
    id: toId('run', newSuffix()),
    kind,
    reasoner,
    brief,
    budget,
    state: { status: 'running' },
    startedAt: timestamp(clock),
  };
  store.putRun(run);
  return succeed({ run, isResumed: false });
}

/** Writes down how the run ended. Cancelled is not failed; both can be resumed. */
export function endRun(store: RunStore, run: Run, ended: Result<StopReason>): void {
  store.putRun({ ...run, state: endState(ended) });
}

function endState(ended: Result<StopReason>): Run['state'] {
  if (ended.ok) return { status: 'finished', stopReason: ended.value };
  if (ended.fault.code === 'cancelled') return { status: 'cancelled' };
  return isPausing(ended.fault) ? { status: 'paused', fault: ended.fault } : { status: 'failed', fault: ended.fault };
}
