import type { Report, ReportPart } from '#shared/domain/report.ts';
import { authorNames } from '#shared/domain/source.ts';
import { checkSection, reportFrame, type CheckedClaim, type ReportFacts } from '#main/flow/sections/index.ts';
import { bodyOf } from './assemble-report.ts';

/** Checks the sections of a report in code; null for a part that has no text. */
export function createSectionChecker(options: {
  report: Report;
  facts: ReportFacts;
}): (part: ReportPart) => readonly CheckedClaim[] | null {
  const { report, facts } = options;
  const sources = report.bibliography.map(({ source: { id, bibliographic } }) => ({
    id,
    title: bibliographic.title,
    authors: authorNames(bibliographic),
  }));
  const frame = reportFrame({ brief: report.brief, headings: report.parts, report: facts, sources });
  return ({ section, role, isNotInSources, evidenceIds }) => {
    const body = bodyOf(section);
    if (section === null || body === null) return null;
    return checkSection({
      sectionId: section.id,
      role,
      isNotInSources,
      body,
      language: report.language,
      allowed: new Set(evidenceIds),
      evidence: report.evidence,
      frame,
    });
  };
}
