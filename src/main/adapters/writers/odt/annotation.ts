import type { PrintCitation, PrintQuote } from '#main/ports/report-writer.ts';
import type { Sheet } from './sheet.ts';
import { element, escapeXml, textXml } from './xml.ts';

/** The quotes of citations as a comment, where comments are wanted. */
export function annotation(citations: readonly PrintCitation[], { report }: Sheet): string {
  const quotes = citations.flatMap((citation) => citation.quotes);
  if (!report.options.withComments || quotes.length === 0) return '';
  const head = `${element('dc:creator', {}, 'Heddle')}${element('dc:date', {}, `${escapeXml(report.date)}T00:00:00`)}`;
  const lines = quotes.flatMap((quote) => [quote.exact, placeOf(quote, report.wording.page)]);
  return element(
    'office:annotation',
    {},
    `${head}${lines.map((line) => element('text:p', {}, textXml(line))).join('')}`,
  );
}

export function placeOf({ sourceTitle, page }: PrintQuote, pageWord: string): string {
  return page === null ? sourceTitle : `${sourceTitle}, ${pageWord} ${page}`;
}
