import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { pageList, recognitionOf } from '../recognised/recognition-of.ts';
import { toPages } from '../recognised/recognised-page.ts';
import { layOutPages } from './lay-out-pages.ts';
import type { LaidOutText } from './lay-out-text.ts';
import { openPdf } from './pdf-engine.ts';
import { readPdfMetadata } from './pdf-metadata.ts';
import type { PdfPage } from './pdf-page.ts';
import { readPage } from './read-page.ts';
import { recognisePages } from './recognise-pages.ts';

/** A PDF as running text in reading order, with its pages and the box of every run. */
export async function readPdf({ bytes, fileName, recogniser, onPage }: FileInput): Promise<Result<ReadContent>> {
  const { document: opening, close } = openPdf(bytes);
  try {
    const document = await opening;
    const { pages, unreadable } = await readPages(document);
    const { read, failed } =
      recogniser === null ? nothingRead : await recognisePages({ document, pages, recogniser, onPage });
    const recognised = new Map(toPages(read).map((page) => [page.number, page]));
    const laidOut = layOutPages(
      pages.map((page) => recognised.get(page.number) ?? page),
      document.numPages,
    );
    if (unreadable.length === document.numPages) return fail(damaged(fileName, 'no page can be read'));
    if (laidOut.text.trim() === '') return fail(withoutText(fileName, recogniser !== null));
    const bibliographic = await readPdfMetadata(document);
    const title = bibliographic.title ?? titleOnFirstPage(laidOut);
    const { warnings, ...recognition } = recognitionOf(read, document.numPages);
    const unread = pages.filter(({ number }) => (recognised.get(number)?.segments.length ?? 0) === 0);
    return succeed({
      ...laidOut,
      ...recognition,
      bibliographic: { ...bibliographic, ...(title !== undefined && { title }) },
      warnings: [
        ...(read.length === 0 ? [] : (recogniser?.warnings ?? [])),
        ...warnings,
        ...pageWarnings(unread, unreadable),
        ...(failed.length === 0 ? [] : [`What the picture on ${pageList(failed)} says could not be recognised.`]),
      ],
    });
  } catch (error) {
    return fail(toFault(error, fileName));
  } finally {
    await close();
  }
}

async function readPages(document: PDFDocumentProxy): Promise<{ pages: PdfPage[]; unreadable: number[] }> {
  const pages: PdfPage[] = [];
  const unreadable: number[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      pages.push(await readPage(await document.getPage(number), number));
    } catch {
      unreadable.push(number);
    }
  }
  return { pages, unreadable };
}

// The largest letters on the first page, if there aren't too many of them.
function titleOnFirstPage({ text, layout }: LaidOutText): string | undefined {
  const end = layout.pages[0]?.charEnd ?? 0;
  const headings = layout.blocks.filter((block) => block.kind === 'heading' && block.charStart < end);
  const highest = Math.min(...headings.map((heading) => heading.level ?? 9));
  const title = headings.find((heading) => heading.level === highest);
  return title === undefined ? undefined : text.slice(title.charStart, title.charEnd);
}

function pageWarnings(pages: readonly PdfPage[], unreadable: readonly number[]): string[] {
  const garbled = pages.filter((page) => page.isGarbled).map((page) => page.number);
  const empty = pages
    .filter((page) => !page.isGarbled && page.segments.length + page.asides.length === 0)
    .map((page) => page.number);
  const warnings: string[] = [];
  if (empty.length > 0)
    warnings.push(`No text on ${pageList(empty)}: only images or nothing. What they show is not in the source's text.`);
  if (garbled.length > 0)
    warnings.push(
      `Text on ${pageList(garbled)} is in a font that does not say which letters it shows; it was left out. Text recognition (OCR) can bring it back.`,
    );
  if (unreadable.length > 0)
    warnings.push(`The PDF is damaged on ${pageList(unreadable)}; what stood there is left out.`);
  return warnings;
}

function toFault(error: unknown, fileName: string): Fault {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof Error && error.name === 'PasswordException') {
    return userFault(
      'file-encrypted',
      `“${fileName}” is protected with a password. Open it in a PDF viewer, save a copy without the password and import that.`,
      detail,
    );
  }
  return damaged(fileName, detail);
}

function damaged(fileName: string, detail: string): Fault {
  return userFault(
    'file-damaged',
    `“${fileName}” is damaged or incomplete and cannot be read as a PDF. Get it anew from where it came from, or print it to a new PDF.`,
    detail,
  );
}

function withoutText(fileName: string, wasRecognised: boolean): Fault {
  return userFault(
    'file-without-text',
    wasRecognised
      ? `“${fileName}” holds images but no text, and none could be recognised on them. If there is some, scan it anew, larger and straight, or in the language that is chosen in the settings.`
      : `“${fileName}” holds images but no text: it was probably scanned. Run it through text recognition (OCR) and import the result.`,
  );
}

const nothingRead = { read: [], failed: [] } as const;
