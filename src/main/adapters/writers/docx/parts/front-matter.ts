import type { FileChild, Paragraph } from 'docx';
import { wordsParagraph } from '../words.ts';
import { withRegion } from '../runs/languages.ts';
import type { Sheet } from '../sheet.ts';
import { layoutContents } from './contents.ts';

/** What stands before the report's text. */
export function layoutFrontMatter(sheet: Sheet): FileChild[] {
  const { title, authors, date, note, language, options } = sheet.report;
  const parts: readonly [string, string][] = [
    [title, 'Title'],
    [authors.join(', '), 'Author'],
    [longDate(date, language), 'Date'],
    [note, 'ReportNote'],
  ];
  return [
    ...parts.filter(([text]) => text !== '').map(([text, style]): Paragraph => wordsParagraph(text, style, sheet)),
    ...(options.hasContents ? layoutContents(sheet) : []),
  ];
}

function longDate(date: string, language: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat(withRegion(language), { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}
