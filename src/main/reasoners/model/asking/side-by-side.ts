import { isPausing } from '#shared/base/fault.ts';
import type { Result } from '#shared/base/result.ts';

/**
 * Asks for each of the tasks, at most `limit` at a time; the answers come in the order of the tasks. After a fault that
 * ends everything no further task is begun, and the answers end with it.
 */
export async function sideBySide<T, Answer>(
  tasks: readonly T[],
  limit: number,
  ask: (task: T) => Promise<Result<Answer>>,
): Promise<readonly Result<Answer>[]> {
  const answers: Result<Answer>[] = [];
  let next = 0;
  let isOver = false;
  const work = async () => {
    while (next < tasks.length && !isOver) {
      const index = next;
      next += 1;
      const task = tasks[index];
      if (task === undefined) continue;
      const answer = await ask(task);
      answers[index] = answer;
      if (!answer.ok && endsAll(answer.fault)) isOver = true;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, tasks.length)) }, work));
  return answers.filter((answer) => answer !== undefined);
}

/** Whether nothing that could be asked next would fare better. */
export function endsAll(fault: Parameters<typeof isPausing>[0]): boolean {
  return isPausing(fault) || fault.code === 'cancelled';
}
