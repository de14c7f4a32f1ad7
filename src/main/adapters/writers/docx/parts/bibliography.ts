import type { Paragraph } from 'docx';
import { plainText } from '#shared/domain/formatted-text.ts';
import { layoutPartHeading } from '../blocks/layout-heading.ts';
import { bookmark } from '../runs/bookmark.ts';
import { formattedRuns } from '../runs/formatted-runs.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import type { Sheet } from '../sheet.ts';
import { paragraph } from '../paragraph.ts';
import { words } from '../words.ts';

/** The entries as the style sets them. Word's own field would set them anew in one of Word's styles. */
export function layoutBibliography(sheet: Sheet): Paragraph[] {
  const { references } = sheet.report.bibliography;
  if (references.length === 0) return [];
  return [
    layoutPartHeading(sheet.report.wording.references, { level: 1, anchor: 'part-references' }, sheet),
    ...references.map((reference) => {
      const isRightToLeft = runsRightToLeft(plainText(reference.text));
      const direction = { language: sheet.report.language, isRightToLeft };
      const label =
        reference.label === null ? [] : [...formattedRuns(reference.label, direction, sheet), ...words('\t', sheet)];
      return paragraph({
        style: 'Bibliography',
        ...(isRightToLeft && { bidirectional: true }),
        children: bookmark(reference.anchor, [...label, ...formattedRuns(reference.text, direction, sheet)], sheet),
      });
    }),
  ];
}
