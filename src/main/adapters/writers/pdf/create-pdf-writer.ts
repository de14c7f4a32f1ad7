import { succeed, type Result } from '#shared/base/result.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import type { PrintableReport, ReportWriter } from '#main/ports/report-writer.ts';
import { directionOf, pageHeadings, writePage } from '../html/index.ts';
import { withDocumentInfo } from './document-info.ts';
import { paperStyle } from './paper-style.ts';
import { readPdf, type PdfFile } from './pdf-file.ts';
import { headsOfPages } from './running-heads.ts';

type Printed = { readonly bytes: Buffer; readonly pdf: PdfFile | null };
type Pages = ReadonlyMap<string, number>;

/** Numbers change the lines they stand on so rarely that more prints than these show a page that can't settle. */
const mostPrints = 4;

/**
 * Writes a report as a tagged PDF: HTML for paper that a browser prints. Where its headings come to stand is known once
 * it is printed: so it is printed again with the contents' numbers and the running heads, until they agree.
 */
export function createPdfWriter({ printer }: { readonly printer: PagePrinter }): ReportWriter {
  return async (report, { name, signal }) => {
    const print = async (last: PdfFile | null): Promise<Result<Printed>> => {
      const pageOf = last?.pageOf ?? null;
      const style = paperStyle({
        paper: report.options.paper,
        direction: directionOf(report.language),
        title: report.title,
        heads: last === null ? [] : headsOfPages(sectionStarts(report, last.pageOf), last.pageCount),
      });
      const page = await writePage(report, { edition: { kind: 'paper', pageOf }, style, signal });
      if (!page.ok) return page;
      const printed = await printer.print(page.value.toString(), signal);
      if (!printed.ok) return printed;
      const bytes = Buffer.from(printed.value.buffer, printed.value.byteOffset, printed.value.byteLength);
      return succeed({ bytes, pdf: readPdf(bytes) });
    };
    let last: PdfFile | null = null;
    for (let prints = 1; ; prints += 1) {
      const printed = await print(last);
      if (!printed.ok) return printed;
      const { bytes, pdf } = printed.value;
      const isSettled = last !== null && pdf !== null && agree(report, last.pageOf, pdf.pageOf);
      if (pdf !== null && !isSettled && prints < mostPrints) {
        last = pdf;
        continue;
      }
      const written = pdf === null ? bytes : withDocumentInfo(bytes, pdf, report);
      return succeed({ files: [{ path: `${name}.pdf`, bytes: written }], warnings: warningsOf({ isSettled, pdf }) });
    }
  };
}

/** The first Chromium that prints running heads and page numbers. */
const firstWithHeads = 131;

function warningsOf({ isSettled, pdf }: { readonly isSettled: boolean; readonly pdf: PdfFile | null }): string[] {
  const isOld = pdf !== null && pdf.madeBy !== null && pdf.madeBy < firstWithHeads;
  return [...(isSettled ? [] : [unsettled]), ...(isOld ? [withoutHeads] : [])];
}

const withoutHeads = `The browser that printed the report is too old to number its pages. Install Chromium ${firstWithHeads} or newer.`;
const unsettled =
  'The page numbers of the contents could not be told for certain: look them through, or export as DOCX, which counts its pages itself.';

function sectionStarts(report: PrintableReport, pageOf: Pages) {
  return pageHeadings(report)
    .filter(({ level }) => level === 1)
    .flatMap(({ anchor, number, words }) => {
      const page = pageOf.get(anchor);
      return page === undefined ? [] : [{ words: number === null ? words : `${number}  ${words}`, page }];
    });
}

/** Whether every heading is on the page that it was on before. Without contents none has a name any more: nothing moved. */
function agree(report: PrintableReport, before: Pages, after: Pages): boolean {
  if (!report.options.hasContents) return true;
  return pageHeadings(report).every(({ anchor }) => before.get(anchor) === after.get(anchor));
}
