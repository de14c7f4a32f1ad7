import type { Brief } from '#shared/domain/brief.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import type { ReportFrame } from './check-section.ts';

/** Counts and headings that the introduction and the closing section may speak of. */
export type ReportFacts = SectionRequest['report'];

/** What uncited sentences of the introduction and the closing section may hold: the brief, the headings, the counts. */
export function reportFrame(options: {
  brief: Brief;
  headings: readonly { readonly heading: string }[];
  report: ReportFacts;
  /** Titles of sources that the text may name. */
  titles: readonly string[];
}): ReportFrame {
  const { brief, headings, report, titles } = options;
  const counts = [report.sectionCount, report.citedSourceCount, report.librarySourceCount, report.evidenceCount];
  const own = [brief.question, brief.title ?? '', brief.audience ?? '', ...headings.map(({ heading }) => heading)];
  return {
    texts: [...own, counts.join(' '), `${report.unsupportedHeadings.length} ${report.singleSourceHeadings.length}`],
    named: [...own, ...titles],
  };
}
