import type { Paragraph } from 'docx';
import type { PrintRun } from '#main/ports/report-writer.ts';
import { paragraph, type ParagraphOptions } from '../paragraph.ts';
import { layoutRuns } from '../runs/layout-runs.ts';
import type { Place } from '../sheet.ts';

/** A paragraph of the report's runs, in the place's style and as far in as the place is; `children` stand before them. */
export function reportParagraph(content: readonly PrintRun[], place: Place, options: ParagraphOptions = {}): Paragraph {
  const { children, isRightToLeft } = layoutRuns(content, place);
  return paragraph({
    style: place.style,
    ...(place.indent > 0 && { indent: { start: place.indent } }),
    ...(isRightToLeft && { bidirectional: true }),
    ...options,
    children: [...(options.children ?? []), ...children],
  });
}
