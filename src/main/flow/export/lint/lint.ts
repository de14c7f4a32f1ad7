import type { StyleSummary } from '#shared/domain/citation-style.ts';
import type { Report } from '#shared/domain/report.ts';
import type { ReportFinding } from '#shared/domain/report-finding.ts';
import type { Source } from '#shared/domain/source.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import type { ToMathml } from '#main/ports/maths.ts';
import type { RequiredSections } from '#shared/domain/template.ts';
import { lintReferences } from './lint-references.ts';
import { lintRequired } from './lint-required.ts';
import { lintSection } from './lint-section.ts';

/**
 * What a person may want to look at before a report is handed in, in reading order; what concerns all of it comes last.
 * A long report is looked through bit by bit: whoever else waits comes in between.
 */
export async function lint(options: {
  report: Report;
  /** Those that wait for the person's yes. */
  suggestions: readonly Pick<Suggestion, 'itemId'>[];
  /** Of the library. */
  sourcesNeverCited: readonly Source[];
  /** What the kind of report asks for; null where none was chosen. */
  required: RequiredSections | null;
  style: Pick<StyleSummary, 'kind' | 'format'>;
  toMathml: ToMathml;
}): Promise<readonly ReportFinding[]> {
  const { report, suggestions, required, toMathml } = options;
  const pending = new Set(suggestions.map(({ itemId }) => itemId));
  const found: ReportFinding[] = [];
  for (const [index, part] of report.parts.entries()) {
    const { itemId, heading } = part;
    found.push(...lintSection({ report, part, previousDepth: report.parts[index - 1]?.depth ?? 0, toMathml }));
    if (pending.has(itemId)) {
      const detail = 'A suggestion waits here. Its changes aren’t in the export until they are accepted.';
      found.push({ code: 'suggestion-pending', itemId, heading, text: '', detail });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...found, ...lintRequired(report.parts, required), ...lintReferences(options)];
}
