import type { ReportFinding } from '#shared/domain/report-finding.ts';
import type { RequiredSections } from '#shared/domain/template.ts';
import { foldHeading } from '#shared/text/fold-heading.ts';

/** Sections that a report of its kind has and this one hasn't. */
export function lintRequired(
  parts: readonly { readonly heading: string }[],
  required: RequiredSections | null,
): readonly ReportFinding[] {
  if (required === null) return [];
  const there = new Set(parts.map(({ heading }) => foldHeading(heading)));
  return required.headings
    .filter((heading) => !there.has(foldHeading(heading)))
    .map((heading) => ({
      code: 'section-required',
      itemId: null,
      heading: '',
      text: heading,
      detail: `A report of the kind “${required.kind}” has a section “${heading}”, and this one has none of that name.`,
    }));
}
