import type { PdfFile } from './pdf-file.ts';

/** What a reader's "properties" show. */
export type DocumentInfo = {
  readonly title: string;
  readonly authors: readonly string[];
  /** Year, month, day. */
  readonly date: string;
};

/**
 * Puts the authors into a PDF that Chromium printed, which knows only a title, and the report's date in the place of
 * the clock's, so that the same report is the same file. What stands behind the dictionary moves, and the table of
 * objects with it.
 */
export function withDocumentInfo(
  bytes: Buffer,
  { info, xref }: PdfFile,
  { title, authors, date }: DocumentInfo,
): Buffer {
  const day = `D:${date.replaceAll('-', '')}000000Z`;
  const producer = /\/Producer (\([^)]*\))/.exec(bytes.toString('latin1', info.start, info.end))?.[1] ?? '()';
  const written = Buffer.from(
    [
      `${info.id} 0 obj\n<</Title ${textString(title)}`,
      ...(authors.length === 0 ? [] : [`/Author ${textString(authors.join('; '))}`]),
      '/Creator (Heddle)',
      `/Producer ${producer}`,
      `/CreationDate (${day})`,
      `/ModDate (${day})>>\n`,
    ].join('\n'),
    'latin1',
  );
  const shift = written.length - (info.end - info.start);
  const entries = xref.offsets.map((offset, id) => {
    if (id === 0) return '0000000000 65535 f \n';
    return `${String(offset > info.start ? offset + shift : offset).padStart(10, '0')} 00000 n \n`;
  });
  const behind = xref.firstEntry + entries.length * 20;
  const trailer = bytes
    .toString('latin1', behind)
    .replace(/startxref(\s+)\d+/, (_, blank: string) => `startxref${blank}${xref.start + shift}`);
  return Buffer.concat([
    bytes.subarray(0, info.start),
    written,
    bytes.subarray(info.end, xref.firstEntry),
    Buffer.from(entries.join(''), 'latin1'),
    Buffer.from(trailer, 'latin1'),
  ]);
}

/** UTF-16 in hexadecimal: the one form of a PDF's text that holds every script and needs no escapes. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
