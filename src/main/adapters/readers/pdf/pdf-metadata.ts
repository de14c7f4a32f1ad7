import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';

const placeholder =
  /^(?:untitled|unknown|document\d*|title|layout \d+|slide \d+|powerpoint presentation|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|dvi|tex|indd|pdf|qxd|pptx?|xlsx?|p65|rtf|html?|wpd|fm)|[\W\d_]*)$/i;

/** Title, author and date of the information dictionary and XMP; titles that programs leave there are passed over. */
export async function readPdfMetadata(document: PDFDocumentProxy): Promise<Partial<BibliographicData>> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const fields = info as Readonly<Record<string, unknown>>;
  const xmp = (name: string): string => asText(metadata?.get(name));
  const title = [xmp('dc:title'), asText(fields['Title'])].find((candidate) => isSensibleTitle(candidate)) ?? '';
  const author = parseAuthors(xmp('dc:creator') || asText(fields['Author']));
  const issued = parseDateParts(asText(fields['CreationDate'])) ?? parseDateParts(xmp('xmp:createdate'));
  const doi = /10\.\d{4,9}\/\S+/.exec(xmp('prism:doi') || asText(fields['doi']))?.[0] ?? '';
  return {
    ...(title !== '' && { title }),
    ...(author.length > 0 && { author }),
    ...(issued !== null && { issued }),
    ...(doi !== '' && { DOI: doi }),
  };
}

function isSensibleTitle(title: string): boolean {
  return title.length >= 4 && title.length <= 300 && !placeholder.test(title);
}

function asText(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((item: unknown) => asText(item))
      .filter((item) => item !== '')
      .join('; ');
  return typeof value === 'string' ? collapseSpace(cleanText(value)) : '';
}
