import type { ItemId } from '#shared/base/ids.ts';
import type { Report } from '#shared/domain/report.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import { judgementKey, needsJudging, withJudgements, type ReportFacts } from '#main/flow/sections/index.ts';
import type { VerdictStore } from '#main/ports/project-store.ts';
import type { CheckCache } from './check-cache.ts';
import { createSectionChecker } from './section-checker.ts';

/** What is known of each cited claim. A long report is checked bit by bit: whoever else waits comes in between. */
export async function reportVerdicts(options: {
  report: Report;
  facts: ReportFacts;
  store: Pick<VerdictStore, 'findVerdicts'>;
  cache?: CheckCache;
  signal: AbortSignal;
}): Promise<readonly { readonly itemId: ItemId; readonly text: string; readonly verdict: SupportVerdict }[]> {
  const { report, store, signal } = options;
  const check = createSectionChecker(options);
  const verdicts: { itemId: ItemId; text: string; verdict: SupportVerdict }[] = [];
  for (const part of report.parts) {
    if (signal.aborted) break;
    const claims = check(part);
    if (claims === null || part.section === null) continue;
    const judgements = store.findVerdicts(claims.filter(needsJudging).map(judgementKey));
    for (const { claim, verdict } of withJudgements(claims, judgements, part.section.id)) {
      if (claim.evidenceIds.length > 0) verdicts.push({ itemId: part.itemId, text: claim.text, verdict });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return verdicts;
}
