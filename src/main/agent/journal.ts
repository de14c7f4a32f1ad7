import { createHash } from 'node:crypto';
import { succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { Answer, Reasoner } from '#main/ports/reasoner.ts';
import type { RunStore } from '#main/ports/project-store.ts';

/**
 * The same reasoner, with every answer written to the run's journal before it is used. A request that was answered
 * in this run already gets that answer again: a run that was killed and resumed repeats no call.
 */
export function journalled(options: { reasoner: Reasoner; store: RunStore; runId: RunId }): Reasoner {
  const { reasoner, store, runId } = options;

  async function remember<T>(
    method: string,
    request: unknown,
    ask: () => Promise<Result<Answer<T>>>,
  ): Promise<Result<Answer<T>>> {
    const requestHash = createHash('sha256')
      .update(JSON.stringify([method, request]))
      .digest('hex');
    const known = store.findCall(runId, requestHash);
    // The answer was checked on its way in; the journal is our own.
    if (known !== null) return succeed({ value: known.answer as T, usage: known.usage });
    const answer = await ask();
    if (answer.ok) store.putCall({ runId, requestHash, method, answer: answer.value.value, usage: answer.value.usage });
    return answer;
  }

  return {
    kind: reasoner.kind,
    decide: (state, signal) => remember('decide', state, () => reasoner.decide(state, signal)),
    select: (request, signal) => remember('select', request, () => reasoner.select(request, signal)),
    extract: (request, signal) => remember('extract', request, () => reasoner.extract(request, signal)),
    draft: (request, callOptions) => remember('draft', request, () => reasoner.draft(request, callOptions)),
  };
}
