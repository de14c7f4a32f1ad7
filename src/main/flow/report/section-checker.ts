import type { EvidenceId } from '#shared/base/ids.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import { authorNames } from '#shared/domain/source.ts';
import {
  checkSection,
  reportFrame,
  type CheckedClaim,
  type ReportFacts,
  type ReportFrame,
} from '#main/flow/sections/index.ts';
import { bodyOf } from './assemble-report.ts';
import { createCheckCache, type CheckCache } from './check-cache.ts';

/**
 * Checks the sections of a report in code; null for a part that has no text. With a cache only what isn't as it was is
 * checked again.
 */
export function createSectionChecker(options: {
  report: Report;
  facts: ReportFacts;
  cache?: CheckCache;
}): (part: ReportPart) => readonly CheckedClaim[] | null {
  const { report, facts, cache = createCheckCache() } = options;
  const sources = report.bibliography.map(({ source: { id, bibliographic } }) => ({
    id,
    title: bibliographic.title,
    authors: authorNames(bibliographic),
  }));
  const frame = reportFrame({ brief: report.brief, headings: report.parts, report: facts, sources });
  const basisOf = createBasis(report, frame);
  return (part) => {
    const { section, role, isNotInSources, evidenceIds } = part;
    const body = bodyOf(section);
    if (section === null || body === null) return null;
    const known = cache.sections.get(body);
    if (known !== undefined && isSame(known.basis, basisOf(part, known.claims))) return known.claims;
    const claims = checkSection({
      sectionId: section.id,
      role,
      isNotInSources,
      body,
      language: report.language,
      allowed: new Set(evidenceIds),
      evidence: report.evidence,
      frame,
    });
    cache.sections.set(body, { basis: basisOf(part, claims), claims });
    return claims;
  };
}

/** All that a check of a section looks at beside its text. The claims only tell where it looks. */
function createBasis(report: Report, frame: ReportFrame) {
  const texts = JSON.stringify(frame.texts);
  const named = JSON.stringify(frame.named);
  return (
    { section, role, isNotInSources, evidenceIds }: ReportPart,
    claims: readonly CheckedClaim[],
  ): readonly unknown[] => {
    const cited = new Set<EvidenceId>(claims.flatMap(({ claim }) => claim.evidenceIds));
    const evidence = [...cited].map((id) => report.evidence.get(id));
    const sources = new Set(evidence.flatMap((each) => each?.quotes.map(({ sourceId }) => sourceId) ?? []));
    return [
      section?.id,
      report.language,
      role,
      isNotInSources,
      evidenceIds.join(' '),
      role === 'body' && !isNotInSources ? '' : texts,
      claims.some(({ claim }) => claim.quoted.length > 0) ? named : '',
      ...evidence,
      ...[...sources].map((id) => frame.sourceNames.get(id)),
    ];
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
