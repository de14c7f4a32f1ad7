import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { createJsonWriter, createPandocWriter, writeMarkdown, type ExportJob } from '#main/flow/export/index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import type { ReportWriter } from '#main/ports/report-writer.ts';

const { write: writeBibliography } = bibliographyFiles;

/** The writer of a format, loaded when it is asked for. */
export async function writerOf(
  { format, isForPandoc, report }: ExportJob,
  printer: PagePrinter,
): Promise<ReportWriter> {
  switch (format) {
    case 'md':
      return isForPandoc ? createPandocWriter({ writeBibliography }) : writeMarkdown;
    case 'json':
      return createJsonWriter(report);
    case 'html':
      return (await import('#main/adapters/writers/html/index.ts')).writeHtml;
    case 'pdf':
      return (await import('#main/adapters/writers/pdf/index.ts')).createPdfWriter({ printer });
    case 'docx':
      return (await import('#main/adapters/writers/docx/index.ts')).writeDocx;
    case 'tex':
      return (await import('#main/adapters/writers/tex/index.ts')).createTexWriter({ writeBibliography });
    case 'odt':
      return (await import('#main/adapters/writers/odt/index.ts')).writeOdt;
  }
}
