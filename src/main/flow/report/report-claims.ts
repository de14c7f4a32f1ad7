import type { ItemId } from '#shared/base/ids.ts';
import type { Report } from '#shared/domain/report.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { judgementKey, needsJudging, withJudgements, type ReportFacts } from '#main/flow/sections/index.ts';
import type { VerdictStore } from '#main/ports/project-store.ts';
import type { CheckCache } from './check-cache.ts';
import { createSectionChecker } from './section-checker.ts';

export type ReportClaim = {
  readonly itemId: ItemId;
  readonly text: string;
  readonly isCited: boolean;
  readonly verdict: SupportVerdict;
  /** The words of the quotes that decide. */
  readonly words: string;
  readonly problems: readonly Pick<Problem, 'code' | 'detail'>[];
};

/** Every claim of a report with what the checks and a checker say of it, in reading order. */
export function reportClaims(options: {
  report: Report;
  facts: ReportFacts;
  store: Pick<VerdictStore, 'findVerdicts'>;
  cache?: CheckCache;
}): readonly ReportClaim[] {
  const { report, store } = options;
  const check = createSectionChecker(options);
  return report.parts.flatMap((part): readonly ReportClaim[] => {
    const claims = check(part);
    if (claims === null || part.section === null) return [];
    const judgements = store.findVerdicts(claims.filter(needsJudging).map(judgementKey));
    return withJudgements(claims, judgements, part.section.id).map((checked) => ({
      itemId: part.itemId,
      text: checked.claim.text,
      isCited: checked.claim.evidenceIds.length > 0,
      verdict: checked.verdict,
      words: needsJudging(checked) ? '' : (judgements.get(judgementKey(checked))?.words ?? ''),
      problems: checked.problems.map(({ code, detail }) => ({ code, detail })),
    }));
  });
}
