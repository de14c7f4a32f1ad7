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
}): ReportFrame {
  const { brief, headings, report } = options;
  const counts = [report.sectionCount, report.citedSourceCount, report.librarySourceCount, report.evidenceCount];
  return {
    texts: [
      brief.question,
      brief.title ?? '',
      brief.audience ?? '',
      ...headings.map(({ heading }) => heading),
      counts.join(' '),
      `${report.unsupportedHeadings.length} ${report.singleSourceHeadings.length}`,
    ],
  };
}
