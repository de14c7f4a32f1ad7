import { isOfOneStep } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { endsAll, sideBySide } from './side-by-side.ts';

/**
 * Asks about batches side by side. One whose answer can't be used is asked as two halves, one after the other, and one
 * that is too long is halved until it fits. What some batches gave holds though others failed; where all failed, the
 * first fault is the answer.
 */
export async function askInBatches<T, Answer>(
  batches: readonly (readonly T[])[],
  limit: number,
  ask: (batch: readonly T[]) => Promise<Result<Answer>>,
): Promise<Result<readonly { readonly batch: readonly T[]; readonly answer: Answer }[]>> {
  const answers = await sideBySide(batches, limit, (batch) => askWhole(batch, ask, true));
  const fault = answers
    .flatMap((answer) => (answer.ok ? [] : [answer.fault]))
    .toSorted((a, b) => Number(endsAll(b)) - Number(endsAll(a)))[0];
  const isAnswered = answers.some((answer) => answer.ok);
  if (fault !== undefined && (!isAnswered || !isOfOneStep(fault))) return fail(fault);
  return succeed(answers.flatMap((answer) => (answer.ok ? answer.value : [])));
}

type Part<T, Answer> = { readonly batch: readonly T[]; readonly answer: Answer };

async function askWhole<T, Answer>(
  batch: readonly T[],
  ask: (batch: readonly T[]) => Promise<Result<Answer>>,
  mayHalve: boolean,
): Promise<Result<readonly Part<T, Answer>[]>> {
  const answer = await ask(batch);
  if (answer.ok) return succeed([{ batch, answer: answer.value }]);
  const { code } = answer.fault;
  const isWorthHalving = code === 'prompt-too-long' || (code === 'answer-unusable' && mayHalve);
  if (!isWorthHalving || batch.length < 2) return answer;
  const middle = Math.ceil(batch.length / 2);
  const parts: Part<T, Answer>[] = [];
  let isAnswered = false;
  for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
    const halved = await askWhole(half, ask, code === 'prompt-too-long' && mayHalve);
    if (halved.ok) {
      isAnswered = true;
      parts.push(...halved.value);
    } else if (!isOfOneStep(halved.fault)) return halved;
  }
  return isAnswered ? succeed(parts) : answer;
}
