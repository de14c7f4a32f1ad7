import { succeed, type Result } from '#shared/base/result.ts';
import type {
  Answer,
  EvidenceOffer,
  PassageView,
  PlannerAction,
  PlannerState,
  Reasoner,
  SectionDraft,
  SectionRequest,
} from '#main/ports/reasoner.ts';

type Script = {
  readonly decide?: readonly ((state: PlannerState) => PlannerAction)[];
  /** What is offered of the passages read; by default nothing. */
  readonly extract?: (passages: readonly PassageView[]) => readonly EvidenceOffer[];
  readonly draft?: (request: SectionRequest) => SectionDraft | Result<Answer<SectionDraft>>;
};

const usage = { calls: 1, promptTokens: 10, completionTokens: 5, costUsd: 0 };

/** A reasoner that plays a script: a decision that the script doesn't hold is a bug of the test and throws. */
export function scriptedReasoner(script: Script): Reasoner & { readonly calls: string[] } {
  const calls: string[] = [];
  const answer = <T>(method: string, value: T): Result<Answer<T>> => {
    calls.push(method);
    return succeed({ value, usage });
  };
  return {
    kind: 'model',
    calls,
    decide: async (state) => {
      const next = script.decide?.[state.stepNumber - 1];
      if (next === undefined) throw new Error(`the script has no decision for step ${state.stepNumber}`);
      return answer('decide', next(state));
    },
    select: async ({ candidates, limit }) =>
      answer(
        'select',
        candidates.slice(0, limit).map(({ passageId }) => passageId),
      ),
    extract: async ({ passages }) => answer('extract', script.extract?.(passages) ?? []),
    draft: async (request) => {
      const drafted = script.draft?.(request) ?? { markdown: '', digest: '' };
      if (!('ok' in drafted)) return answer('draft', drafted);
      calls.push('draft');
      return drafted;
    },
  };
}
