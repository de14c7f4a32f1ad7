import type { Paragraph, XmlComponent } from 'docx';
import type { PrintRun } from '#main/ports/report-writer.ts';
import { paragraph, type ParagraphOptions } from '../paragraph.ts';
import { layoutRuns } from '../runs/layout-runs.ts';
import type { Place } from '../sheet.ts';

/** A paragraph of the report's runs, in the place's style and as far in as the place is; `opening` stands before them. */
export function reportParagraph(
  content: readonly PrintRun[],
  place: Place,
  options: ParagraphOptions & {
    readonly opening?: { readonly words: string; readonly runs: readonly XmlComponent[] };
  } = {},
): Paragraph {
  const { opening = { words: '', runs: [] }, ...properties } = options;
  const { children, isRightToLeft } = layoutRuns(content, place, opening.words);
  return paragraph({
    style: place.style,
    ...(place.indent !== place.styleIndent && { indent: { left: place.indent } }),
    ...(isRightToLeft && { bidirectional: true }),
    ...properties,
    children: [...opening.runs, ...children],
  });
}
