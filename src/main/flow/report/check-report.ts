import type { ItemId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import {
  judgementKey,
  needsJudging,
  withJudgements,
  type CheckedClaim,
  type ReportFacts,
} from '#main/flow/sections/index.ts';
import type { SourceStore, VerdictStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import { createCheckCache, type CheckCache } from './check-cache.ts';
import type { SectionClaims } from './find-repeats.ts';
import { checkQuotes } from './check-quotes.ts';
import { createSectionChecker } from './section-checker.ts';

export type ReportCheck = {
  /** Evidence ids cited, each as often as it is cited. */
  readonly citations: number;
  /** Those that lead to evidence whose sources are there. */
  readonly resolved: number;
  /** Those all of whose quotes are, to the letter, what the stored text holds at their place. */
  readonly quotesExact: number;
  readonly claims: number;
  readonly supported: number;
  readonly partly: number;
  readonly unsupported: number;
  readonly contradicted: number;
  /** Cited claims that code can't judge and nobody else has. */
  readonly unchecked: number;
  readonly problems: readonly Problem[];
};

type CheckStore = SourceStore & Pick<VerdictStore, 'findVerdicts'>;

/**
 * Everything about a report that can be told without asking anyone: what code verifies against the stored texts, and
 * what a checker judged of claims that are still worded as they were.
 */
export function checkReport(options: {
  report: Report;
  facts: ReportFacts;
  store: CheckStore;
  cache?: CheckCache;
}): ReportCheck {
  const { report, store, cache = createCheckCache() } = options;
  const problems: Problem[] = [];
  const quotes = checkQuotes({ report, store, cache }, problems);
  const cited: CheckedClaim[] = [];
  const sections: SectionClaims[] = [];
  const found: { readonly itemId: ItemId; readonly problems: readonly Problem[] }[] = [];
  const check = createSectionChecker({ ...options, cache });
  for (const part of report.parts) {
    if (!hasSection(part)) continue;
    const claims = check(part);
    if (claims === null || part.section === null) {
      found.push({ itemId: part.itemId, problems: [missingSection(part)] });
      continue;
    }
    const sectionId = part.section.id;
    const judgements = store.findVerdicts(claims.filter(needsJudging).map(judgementKey));
    const judged = withJudgements(claims, judgements, sectionId);
    sections.push({ itemId: part.itemId, sectionId, heading: part.heading, claims });
    found.push({ itemId: part.itemId, problems: judged.flatMap((each) => each.problems) });
    cited.push(...judged.filter(({ claim }) => claim.evidenceIds.length > 0));
  }
  const repeats = cache.repeats.find(sections);
  for (const each of found) problems.push(...each.problems, ...(repeats.get(each.itemId) ?? []));
  checkBibliography(report, problems);
  const count = (verdict: CheckedClaim['verdict']) => cited.filter((each) => each.verdict === verdict).length;
  return {
    ...quotes,
    claims: cited.length,
    supported: count('supported'),
    partly: count('partly-supported'),
    unsupported: count('unsupported'),
    contradicted: count('contradicted'),
    unchecked: count('unchecked'),
    problems: withItems(problems, report),
  };
}

/** Whether a part is to have text, or has it. */
export function hasSection({ isLeaf, section }: ReportPart): boolean {
  return isLeaf || section !== null;
}

/** With the outline item of each section, by which a window leads to it. */
function withItems(problems: readonly Problem[], { parts }: Report): readonly Problem[] {
  const items = new Map(parts.flatMap(({ itemId, section }) => (section === null ? [] : [[section.id, itemId]])));
  return problems.map((problem) => {
    const itemId = problem.itemId ?? (problem.sectionId === null ? undefined : items.get(problem.sectionId));
    return itemId === undefined ? problem : { ...problem, itemId };
  });
}

function missingSection(part: ReportPart): Problem {
  const { itemId, heading, section } = part;
  return {
    code: 'section-missing',
    sectionId: section?.id ?? null,
    itemId,
    text: heading,
    detail: whyMissing(part),
  };
}

function whyMissing({ itemId, section }: ReportPart): string {
  if (section?.state.status !== 'failed') return 'this outline item has no text yet';
  return `it could not be drafted: ${section.state.fault.message} Draft it again with: heddle write DIR --item ${itemId}`;
}

/** Both ways, from the sections' own citation nodes. */
function checkBibliography(report: Report, problems: Problem[]): void {
  const listed = new Map(report.bibliography.map(({ source }) => [source.id, source]));
  const cited = new Set(
    report.parts.flatMap(({ section }) => {
      const body = bodyOf(section);
      return body === null
        ? []
        : citedEvidence(body).flatMap((id) => report.evidence.get(id)?.quotes.map((quote) => quote.sourceId) ?? []);
    }),
  );
  for (const id of cited) {
    if (!listed.has(id))
      problems.push({
        code: 'source-cited-not-listed',
        sectionId: null,
        text: id,
        detail: 'a section cites it, the bibliography lacks it',
      });
  }
  for (const [id, source] of listed) {
    if (!cited.has(id))
      problems.push({
        code: 'source-listed-not-cited',
        sectionId: null,
        text: source.bibliographic.title,
        detail: 'the bibliography lists it, no section cites it',
      });
  }
}
