import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Step } from './run-steps.ts';

/** A step that doesn't wait for all steps before it. */
export type Task = {
  /** The number of its step, whatever order the tasks come to their end in. */
  readonly index: number;
  /** Numbers of the tasks that must be on record before it may begin. */
  readonly after: readonly number[];
  readonly work: () => Promise<Result<Step>>;
};

/**
 * Takes the steps up to `width` at a time, each as soon as those it waits for are on record, and writes each down with
 * its effects in one transaction when it is done. After the first fault none is begun; those under way are waited for
 * and written down where they come to an answer. Of several faults the first task's is given. Where `isOutdated` comes
 * true none is begun either, which is no fault: the tasks are to be made anew. Faults: the tasks', `cancelled`.
 */
export async function runSideBySide(options: {
  runId: RunId;
  store: Pick<ProjectStore, 'putStep' | 'transact'>;
  tasks: readonly Task[];
  width: number;
  isOutdated?: () => boolean;
  signal: AbortSignal;
}): Promise<Result<void>> {
  const { runId, store, width, signal, isOutdated = () => false } = options;
  const waiting = new Map(options.tasks.map((task) => [task.index, task]));
  const open = new Set(waiting.keys());
  const underWay = new Map<number, Promise<Ended>>();
  const faults = new Map<number, Fault>();
  const errors: unknown[] = [];
  const begin = (): void => {
    for (const task of waiting.values()) {
      if (underWay.size >= width || faults.size > 0 || errors.length > 0 || signal.aborted || isOutdated()) return;
      if (task.after.some((index) => open.has(index))) continue;
      waiting.delete(task.index);
      underWay.set(task.index, endOf(task));
    }
  };
  for (;;) {
    begin();
    if (underWay.size === 0) break;
    const ended = await Promise.race(underWay.values());
    const { index } = ended;
    underWay.delete(index);
    if ('error' in ended) {
      errors.push(ended.error);
    } else if (!ended.result.ok) {
      faults.set(index, ended.result.fault);
    } else {
      const step = ended.result.value;
      store.transact(() => {
        const outcome = step.commit();
        store.putStep({ runId, index, kind: step.kind, outcome });
      });
      open.delete(index);
      step.announce?.();
    }
  }
  if (errors.length > 0) throw errors[0];
  if (open.size === 0) return succeed(undefined);
  if (faults.size === 0 && !signal.aborted && isOutdated()) return succeed(undefined);
  return fail(firstOf(faults) ?? userFault('cancelled', 'The run was cancelled. Resume it with --resume.'));
}

type Ended = { readonly index: number } & ({ readonly result: Result<Step> } | { readonly error: unknown });

/** Never rejects: the other tasks are to end in order also where one has a bug. */
async function endOf({ index, work }: Task): Promise<Ended> {
  try {
    return { index, result: await work() };
  } catch (error) {
    return { index, error };
  }
}

/** A cancelled call tells less than any other fault. */
function firstOf(faults: ReadonlyMap<number, Fault>): Fault | undefined {
  const inOrder = [...faults].toSorted(([a], [b]) => a - b).map(([, fault]) => fault);
  return inOrder.find(({ code }) => code !== 'cancelled') ?? inOrder[0];
}
