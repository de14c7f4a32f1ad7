import type { Paragraph, XmlComponent } from 'docx';
import { paragraph, type ParagraphOptions } from './paragraph.ts';
import { runsRightToLeft } from './runs/scripts.ts';
import { textRuns, type RunLook } from './runs/text-runs.ts';
import type { Sheet } from './sheet.ts';

/** A paragraph of plain words in a style. */
export function wordsParagraph(text: string, style: string, sheet: Sheet, options: ParagraphOptions = {}): Paragraph {
  const isRightToLeft = runsRightToLeft(text);
  return paragraph({
    style,
    ...(isRightToLeft && { bidirectional: true }),
    ...options,
    children: [...(options.children ?? []), ...words(text, sheet, {}, isRightToLeft)],
  });
}

export function words(
  text: string,
  sheet: Sheet,
  look: RunLook = {},
  isRightToLeft = runsRightToLeft(text),
): XmlComponent[] {
  return textRuns(text, look, { language: sheet.report.language, isRightToLeft });
}
