import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { StopReason } from '#shared/domain/run.ts';
import type { ProjectStore, StoredStep } from '#main/ports/project-store.ts';

/** What a step came to. */
export type Step = {
  readonly kind: string;
  /**
   * Makes its effects on what is stored by then, in the transaction that writes the step down, and returns its outcome
   * as the journal is to keep it.
   */
  readonly commit: () => object | number;
  /** Called once that transaction holds. */
  readonly announce?: () => void;
};

/** Whether the run is to end, seen from the steps so far. */
export type StopCondition = (steps: readonly StoredStep[]) => StopReason | null;

/**
 * Takes steps until a stop condition holds. The steps on record are the state: a run that was killed goes on with the
 * step after the last one written, and a step that was not written has had no effect.
 */
export async function runSteps(options: {
  runId: RunId;
  store: Pick<ProjectStore, 'listSteps' | 'putStep' | 'transact'>;
  /** Only steps of these kinds are this loop's. */
  kinds: readonly string[];
  nextStep: (steps: readonly StoredStep[]) => Promise<Result<Step>>;
  stopConditions: readonly StopCondition[];
  signal: AbortSignal;
}): Promise<Result<StopReason>> {
  const { runId, store, signal } = options;
  for (;;) {
    const all = store.listSteps(runId);
    const steps = all.filter((step) => options.kinds.includes(step.kind));
    const stopReason = options.stopConditions.map((holds) => holds(steps)).find((reason) => reason !== null);
    if (stopReason !== undefined) return succeed(stopReason);
    if (signal.aborted) return fail(userFault('cancelled', 'The run was cancelled. Resume it with --resume.'));
    const step = await options.nextStep(steps);
    if (!step.ok) return step;
    store.transact(() => {
      const outcome = step.value.commit();
      store.putStep({ runId, index: all.length, kind: step.value.kind, outcome });
    });
    step.value.announce?.();
  }
}
