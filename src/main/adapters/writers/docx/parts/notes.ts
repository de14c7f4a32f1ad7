import type { Paragraph } from 'docx';
import { reportParagraph } from '../blocks/report-paragraph.ts';
import { words } from '../words.ts';
import { bodyPlace, type Sheet } from '../sheet.ts';

/** The notes by their numbers, as Word wants them. */
export function layoutNotes(sheet: Sheet): Readonly<Record<string, { readonly children: readonly Paragraph[] }>> {
  const style = sheet.report.notePlace === 'foot' ? 'FootnoteText' : 'EndnoteText';
  const place = { ...bodyPlace(sheet), part: 'note', style } as const;
  return Object.fromEntries(
    sheet.report.notes.map(({ content }, index) => [
      String(index + 1),
      // The package puts the number in front.
      { children: [reportParagraph(content, place, { opening: { words: '', runs: words(' ', sheet) } })] },
    ]),
  );
}
