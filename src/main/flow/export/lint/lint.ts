import type { StyleSummary } from '#shared/domain/citation-style.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ReportFinding } from '#shared/domain/report-finding.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import { lintReferences } from './lint-references.ts';
import { lintSection } from './lint-section.ts';

/** What a person may want to look at before a report is handed in, in reading order; what concerns all of it comes last. */
export function lint(options: {
  report: Report;
  /** Those that wait for the person's yes. */
  suggestions: readonly Pick<Suggestion, 'itemId'>[];
  /** Of the library. */
  sourcesNeverCited: readonly Source[];
  style: Pick<StyleSummary, 'kind' | 'format'>;
  toMathml: ToMathml;
}): readonly ReportFinding[] {
  const { report, suggestions, toMathml } = options;
  const pending = new Set(suggestions.map(({ itemId }) => itemId));
  const sections = report.parts.flatMap((part, index): readonly ReportFinding[] => [
    ...lintSection({ report, part, previousDepth: report.parts[index - 1]?.depth ?? 0, toMathml }),
    ...(pending.has(part.itemId)
      ? [
          {
            code: 'suggestion-pending' as const,
            itemId: part.itemId,
            heading: part.heading,
            text: '',
            detail: 'A suggestion waits here. Its changes aren’t in the export until they are accepted.',
          },
        ]
      : []),
  ]);
  return [...sections, ...lintReferences(options)];
}
