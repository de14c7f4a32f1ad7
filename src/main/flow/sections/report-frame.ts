import type { SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import type { ReportFrame } from './check-section.ts';

/** Counts and headings that the introduction and the closing section may speak of. */
export type ReportFacts = SectionRequest['report'];

/** By what a text names a source. */
export type SourceName = { readonly id: SourceId; readonly title: string; readonly authors: readonly string[] };

/** What uncited sentences of the introduction and the closing section may hold: the brief, the headings, the counts. */
export function reportFrame(options: {
  brief: Brief;
  headings: readonly { readonly heading: string }[];
  report: ReportFacts;
  /** Sources that the text may name. */
  sources: readonly SourceName[];
}): ReportFrame {
  const { brief, headings, report, sources } = options;
  const counts = [report.sectionCount, report.citedSourceCount, report.librarySourceCount, report.evidenceCount];
  const own = [brief.question, brief.title ?? '', brief.audience ?? '', ...headings.map(({ heading }) => heading)];
  return {
    texts: [...own, counts.join(' '), `${report.unsupportedHeadings.length} ${report.singleSourceHeadings.length}`],
    named: [...own, ...sources.map(({ title }) => title)],
    sourceNames: new Map(sources.map(({ id, title, authors }) => [id, `${title}\n${authors.join('\n')}`])),
  };
}
