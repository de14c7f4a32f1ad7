import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { classifyParagraphs } from './classify-paragraphs.ts';
import { joinBrokenParagraphs } from './join-broken-paragraphs.ts';
import { layOutText, type LaidOutText } from './lay-out-text.ts';
import { withoutFurniture } from './page-furniture.ts';
import { toLines, type Line } from './page-lines.ts';
import { bodyStyleOf, toParagraphs, type Paragraph } from './paragraphs.ts';
import { openPdf } from './pdf-engine.ts';
import { readPdfMetadata } from './pdf-metadata.ts';
import type { PdfPage } from './pdf-page.ts';
import { readPage } from './read-page.ts';
import { gutterPositions, readingOrder } from './reading-order.ts';

/** A PDF as running text in reading order, with its pages and the box of every run. */
export async function readPdf({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const { document: opening, close } = openPdf(bytes);
  try {
    const document = await opening;
    const { pages, unreadable } = await readPages(document);
    const found = layOutPages(withoutFurniture(pages), document.numPages);
    // A page of furniture alone still has its words.
    const laidOut = found.text.trim() === '' ? layOutPages(pages, document.numPages) : found;
    if (unreadable.length === document.numPages) return fail(damaged(fileName, 'no page can be read'));
    if (laidOut.text.trim() === '') return fail(withoutText(fileName));
    const bibliographic = await readPdfMetadata(document);
    const title = bibliographic.title ?? titleOnFirstPage(laidOut);
    return succeed({
      ...laidOut,
      bibliographic: { ...bibliographic, ...(title !== undefined && { title }) },
      warnings: pageWarnings(pages, unreadable),
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

function layOutPages(pages: readonly PdfPage[], pageCount: number): LaidOutText {
  const gutters = gutterPositions(pages.map((page) => page.segments));
  const regions: { readonly lines: readonly Line[]; readonly isAside: boolean }[] = [];
  for (const { number, segments, asides } of pages) {
    for (const part of readingOrder(segments, gutters)) {
      regions.push({ lines: toLines(part, { page: number, region: regions.length }), isAside: false });
    }
    for (const aside of asides)
      regions.push({ lines: toLines([aside], { page: number, region: regions.length }), isAside: true });
  }
  const body = bodyStyleOf(regions.flatMap(({ lines }) => lines));
  const paragraphs: Paragraph[] = regions.flatMap(({ lines, isAside }): Paragraph[] =>
    isAside ? [{ kind: 'caption', lines: [...lines] }] : toParagraphs(lines, body),
  );
  classifyParagraphs(paragraphs, body);
  return layOutText(joinBrokenParagraphs(paragraphs, body), pageCount);
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

function pageList(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).join(', ');
  return `${numbers.length === 1 ? 'page' : 'pages'} ${shown}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`;
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

function withoutText(fileName: string): Fault {
  return userFault(
    'file-without-text',
    `“${fileName}” holds images but no text: it was probably scanned. Run it through text recognition (OCR) and import the result.`,
  );
}
