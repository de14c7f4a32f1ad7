import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { sourceFormats, supportedEndings } from './formats.ts';
import { sniffContent, type ContentKind } from './sniff-content.ts';
import type { SourceFormat } from './source-format.ts';

const contentLabels: Readonly<Record<ContentKind, string>> = {
  text: 'plain text',
  html: 'a web page (HTML)',
  pdf: 'a PDF document',
  zip: 'a ZIP archive',
  ole: 'an old Office document (such as .doc or .xls)',
  rtf: 'an RTF document',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  tiff: 'a TIFF image',
  webp: 'a WebP image',
  bmp: 'a BMP image',
  gzip: 'a gzip archive',
  bzip2: 'a bzip2 archive',
  xz: 'an xz archive',
  '7z': 'a 7-Zip archive',
  rar: 'a RAR archive',
  sqlite: 'an SQLite database',
  executable: 'a program',
  audio: 'an audio file',
  video: 'a video file',
  binary: 'binary data',
};

/** The format a name claims, by its ending; null where it claims none that can be read. */
export function formatOfName(fileName: string): SourceFormat | null {
  const ending = endingOf(fileName);
  return sourceFormats.find((format) => format.endings.includes(ending)) ?? null;
}

/** The format to read a file with: its ending says which, its bytes must agree. */
export function chooseFormat(fileName: string, bytes: Buffer): Result<SourceFormat> {
  const content = sniffContent(bytes);
  const claimed = formatOfName(fileName);
  if (claimed === null) return fail(unsupported(fileName, content));
  if (claimed.accepts.includes(content)) return succeed(claimed);
  // A PDF whose header was lost, or garbage: not another kind of file, a broken one.
  if (content === 'binary' && claimed.mediaType === 'application/pdf') return succeed(claimed);
  return fail(
    userFault(
      'file-type-mismatch',
      `“${fileName}” is named like ${claimed.label}, but it is ${contentLabels[content]}. ${adviceFor(content)}`,
    ),
  );
}

function unsupported(fileName: string, content: ContentKind): Fault {
  const actual = readableContent(content);
  if (actual !== null) {
    return userFault(
      'file-type-mismatch',
      `“${fileName}” does not have the ending of a document, but it is ${contentLabels[content]}. Rename it to end in ${actual} and import it again.`,
    );
  }
  return userFault(
    'file-type-unsupported',
    `Heddle cannot read “${fileName}”. It reads files that end in ${supportedEndings.join(', ')}; save the document as one of these.`,
  );
}

function adviceFor(content: ContentKind): string {
  const ending = readableContent(content);
  if (ending !== null) return `Rename it to end in ${ending} and import it again.`;
  if (content === 'text') return 'Rename it to end in .txt and import it again.';
  if (content === 'zip')
    return 'If it is an Office document or an e-book, rename it to end in .docx, .pptx, .xlsx, .odt or .epub; otherwise unpack it and import the documents inside.';
  if (content === 'ole' || content === 'rtf') return 'Open it in a word processor, save it as .docx and import that.';
  return 'Export the document as PDF, DOCX or text and import that.';
}

function readableContent(content: ContentKind): string | null {
  return endingsOfContent[content] ?? null;
}

const endingsOfContent: Readonly<Partial<Record<ContentKind, string>>> = {
  pdf: '.pdf',
  html: '.html',
  png: '.png',
  jpeg: '.jpg',
  tiff: '.tif',
  webp: '.webp',
  bmp: '.bmp',
};

function endingOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? '' : fileName.slice(dot).toLowerCase();
}
