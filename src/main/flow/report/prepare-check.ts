import type { Report } from '#shared/domain/report.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import type { ReportFacts } from '#main/flow/sections/index.ts';
import type { Pace } from '#main/ports/pace.ts';
import type { SourceStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import type { CheckCache } from './check-cache.ts';
import { createQuotePlaces } from './check-quotes.ts';
import { hasSection } from './check-report.ts';
import { createSectionChecker } from './section-checker.ts';

/** Fills the cache with all that a check of this report will look at, in pieces: the check itself is quick then. */
export async function prepareCheck(options: {
  report: Report;
  facts: ReportFacts;
  store: SourceStore;
  cache: CheckCache;
  /** Begun before the report was assembled. */
  pace: Pace;
}): Promise<void> {
  const { report, store, cache, pace } = options;
  await pace();
  const check = createSectionChecker(options);
  const placeOf = createQuotePlaces(store, cache);
  for (const part of report.parts.filter(hasSection)) {
    const claims = check(part);
    await pace();
    if (claims === null || part.section === null) continue;
    cache.repeats.learn({ itemId: part.itemId, sectionId: part.section.id, heading: part.heading, claims });
    await pace();
    const body = bodyOf(part.section);
    for (const id of new Set(body === null ? [] : citedEvidence(body))) {
      report.evidence.get(id)?.quotes.forEach(placeOf);
      await pace();
    }
  }
}
