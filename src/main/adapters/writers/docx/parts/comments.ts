import type { Paragraph } from 'docx';
import type { PrintCitation, PrintQuote } from '#main/ports/report-writer.ts';
import { paragraph } from '../paragraph.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import { textRuns } from '../runs/text-runs.ts';
import type { Sheet } from '../sheet.ts';

/** Adds the quotes of a citation as a comment; its id, or null where there are none to show. */
export function addComment(citationIndex: number, sheet: Sheet): number | null {
  const citation = sheet.report.citations[citationIndex];
  if (citation === undefined || citation.quotes.length === 0) return null;
  const id = sheet.comments.length;
  sheet.comments.push({
    id,
    author: 'Heddle',
    initials: 'H',
    date: new Date(`${sheet.report.date}T00:00:00Z`),
    children: commentParagraphs(citation, sheet),
  });
  return id;
}

function commentParagraphs(citation: PrintCitation, sheet: Sheet): Paragraph[] {
  return [
    ...citation.quotes.flatMap((quote) => [line(quote.exact, sheet), line(placeOf(quote, sheet), sheet)]),
    ...(citation.verdict === undefined ? [] : [line(sheet.report.wording.verdicts[citation.verdict], sheet)]),
  ];
}

/** Where a quote is from, in words. */
export function placeOf(quote: PrintQuote, { report }: Sheet): string {
  return quote.page === null ? quote.sourceTitle : `${quote.sourceTitle}, ${report.wording.page} ${quote.page}`;
}

function line(text: string, { report }: Sheet): Paragraph {
  const isRightToLeft = runsRightToLeft(text);
  return paragraph({
    style: 'CommentText',
    ...(isRightToLeft && { bidirectional: true }),
    children: textRuns(text, {}, { language: report.language, isRightToLeft }),
  });
}
