import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Run, StopReason } from '#shared/domain/run.ts';
import { endRun, startRun, type RunRequest } from '#main/flow/outline/index.ts';
import { orStorageFault } from '#main/ports/or-storage-fault.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { CallOptions, Project } from './project.ts';

const writesOutlineOrText: ReadonlySet<Run['kind']> = new Set<Run['kind']>(['plan', 'write', 'draft']);

/**
 * Does the work as a run: begun or resumed before it, and its end written down after it, whatever the end was. Fault
 * before it begins: `run-in-progress` where another plans or writes in this project.
 */
export async function inRun(
  project: Project,
  request: RunRequest,
  options: CallOptions,
  work: (run: Run, reasoner: Reasoner) => Promise<Result<StopReason>>,
): Promise<Result<{ run: Run; stopReason: StopReason }>> {
  const { store, clock, newSuffix } = project;
  if (writesOutlineOrText.has(request.kind) && (options.runs?.activeRunId() ?? null) !== null) {
    return fail(runInProgress());
  }
  const started = startRun({ request, store, clock, newSuffix });
  if (!started.ok) return started;
  const { run, isResumed } = started.value;
  options.onEvent({ type: 'run-started', runId: run.id, isResumed });
  // A disk that refuses ends a run as any fault does, so that it is written down as waiting to be resumed.
  const ended = await orStorageFault(async () => {
    const reasoner = await project.reasonerFor(run, options);
    return reasoner.ok ? work(run, reasoner.value) : reasoner;
  });
  const halted = ended.ok || ended.fault.code !== 'cancelled' ? null : (options.whyHalted?.() ?? null);
  const end = halted === null ? ended : fail(halted);
  endRun(store, run, end);
  return end.ok ? succeed({ run, stopReason: end.value }) : end;
}

export function runInProgress(): Fault {
  return userFault(
    'run-in-progress',
    'A run goes on in this project already. Wait until it is done, or pause or stop it.',
  );
}
