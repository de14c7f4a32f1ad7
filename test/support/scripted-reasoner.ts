import { succeed, type Result } from '#shared/base/result.ts';
import type { Judgement } from '#shared/domain/verdict.ts';
import type {
  ClaimToJudge,
  EvidenceOffer,
  PassageView,
  PlannerAction,
  PlannerState,
  Reasoner,
  SectionDraft,
  SectionRequest,
} from '#main/ports/reasoner.ts';

type Script = {
  readonly parallelSections?: number;
  readonly judge?: (claim: ClaimToJudge) => Judgement;
  readonly decide?: readonly ((state: PlannerState) => PlannerAction)[];
  /** What is offered of the passages read; by default nothing. */
  readonly extract?: (passages: readonly PassageView[]) => readonly EvidenceOffer[];
  readonly draft?: (request: SectionRequest) => SectionDraft | Result<SectionDraft>;
};

/** A reasoner that plays a script: a decision that the script doesn't hold is a bug of the test and throws. */
export function scriptedReasoner(script: Script): Reasoner & { readonly calls: string[] } {
  const calls: string[] = [];
  const answer = <T>(method: string, value: T): Result<T> => {
    calls.push(method);
    return succeed(value);
  };
  return {
    kind: 'model',
    parallelSections: script.parallelSections ?? 1,
    calls,
    decide: async (state) => {
      const next = script.decide?.[state.stepNumber - 1];
      if (next === undefined) throw new Error(`the script has no decision for step ${state.stepNumber}`);
      return answer('decide', { action: next(state), lastSearch: null, notes: [] });
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
    judge: async ({ claims }) =>
      answer('judge', claims.map(script.judge ?? (() => ({ verdict: 'unchecked', words: '' })))),
  };
}
