import { userFault, type FaultCode } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Judgement } from '#shared/domain/verdict.ts';
import type {
  ClaimToJudge,
  Decision,
  EvidenceOffer,
  PassageView,
  PlannerAction,
  PlannerState,
  Reasoner,
  ReworkRequest,
  SectionDraft,
  SectionRequest,
} from '#main/ports/reasoner.ts';

type Script = {
  readonly parallelSections?: number;
  readonly decide?: readonly ((state: PlannerState) => PlannerAction | Decision | Result<Decision>)[];
  /** What is offered of the passages read; by default nothing. */
  readonly extract?: (passages: readonly PassageView[]) => readonly EvidenceOffer[] | Result<readonly EvidenceOffer[]>;
  readonly draft?: (
    request: SectionRequest,
  ) => SectionDraft | Result<SectionDraft> | Promise<SectionDraft | Result<SectionDraft>>;
  readonly rework?: (request: ReworkRequest) => SectionDraft | Result<SectionDraft>;
  readonly judge?: (claim: ClaimToJudge) => Judgement | Result<never>;
};

/** A reasoner that plays a script: a decision that the script doesn't hold is a bug of the test and throws. */
export function scriptedReasoner(script: Script): Reasoner & { readonly calls: string[] } {
  const calls: string[] = [];
  const answer = <T extends object>(method: string, value: T | Result<T>): Result<T> => {
    calls.push(method);
    return 'ok' in value ? value : succeed(value);
  };
  return {
    kind: 'model',
    parallelSections: script.parallelSections ?? 1,
    calls,
    decide: async (state) => {
      const next = script.decide?.[state.stepNumber - 1];
      if (next === undefined) throw new Error(`the script has no decision for step ${state.stepNumber}`);
      const decided = next(state);
      return answer<Decision>('decide', 'kind' in decided ? { action: decided, lastSearch: null, notes: [] } : decided);
    },
    select: async ({ candidates, limit }) =>
      answer(
        'select',
        candidates.slice(0, limit).map(({ passageId }) => passageId),
      ),
    extract: async ({ passages }) => answer('extract', script.extract?.(passages) ?? []),
    draft: async (request) => answer('draft', (await script.draft?.(request)) ?? { markdown: '', digest: '' }),
    rework: async (request) => answer('rework', script.rework?.(request) ?? { markdown: '', digest: '' }),
    judge: async ({ claims }) => {
      const judgements: Judgement[] = [];
      for (const claim of claims) {
        const judged = script.judge?.(claim) ?? { verdict: 'unchecked', words: '' };
        if ('ok' in judged) return answer('judge', judged);
        judgements.push(judged);
      }
      return answer('judge', judgements);
    },
  };
}

export function faultOf(code: FaultCode): Result<never> {
  return fail(userFault(code, `scripted: ${code}`));
}
