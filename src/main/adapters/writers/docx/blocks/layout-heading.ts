import type { Paragraph } from 'docx';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { bookmark } from '../runs/bookmark.ts';
import { layoutRuns } from '../runs/layout-runs.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import type { Place, Sheet } from '../sheet.ts';
import { hasWordNumbers } from '../styles/heading-numbers.ts';
import { paragraph } from '../paragraph.ts';
import { words } from '../words.ts';

export function layoutHeading(heading: Extract<PrintBlock, { type: 'heading' }>, place: Place): Paragraph {
  const { sheet } = place;
  const isNumberedByWord = hasWordNumbers(sheet.report) && heading.number !== null;
  const number = heading.number === null || isNumberedByWord ? [] : words(`${heading.number}\t`, sheet);
  const { children, isRightToLeft } = layoutRuns(heading.content, place);
  return paragraph({
    style: headingStyle(heading.level),
    ...(hasWordNumbers(sheet.report) && !isNumberedByWord && { numbering: false }),
    ...(isRightToLeft && { bidirectional: true }),
    children: bookmark(heading.anchor, [...number, ...children], sheet),
  });
}

/** A heading that isn't the report's own: of the bibliography, the notes, the appendix. It has no number. */
export function layoutPartHeading(text: string, options: { level: number; anchor: string }, sheet: Sheet): Paragraph {
  return paragraph({
    style: headingStyle(options.level),
    ...(hasWordNumbers(sheet.report) && { numbering: false }),
    ...(runsRightToLeft(text) && { bidirectional: true }),
    children: bookmark(options.anchor, words(text, sheet), sheet),
  });
}

function headingStyle(level: number): string {
  return `Heading${Math.min(level, 6)}`;
}
