import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';

const placeholder =
  /^(?:untitled|unknown|document\d*|title|layout \d+|slide \d+|powerpoint presentation|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|dvi|tex|indd|pdf|qxd|pptx?|xlsx?|p65|rtf|html?|wpd|fm)|[\W\d_]*)$/i;

/**
 * What the information dictionary and XMP (Dublin Core, PRISM, pdfx) say; titles that programs leave there are passed
 * over.
 */
export async function readPdfMetadata(document: PDFDocumentProxy): Promise<Partial<BibliographicData>> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const fields = info as Readonly<Record<string, unknown>>;
  const custom = (fields['Custom'] ?? {}) as Readonly<Record<string, unknown>>;
  return toBibliographic({
    xmp: (name) => asText(metadata?.get(name)),
    info: (name) => asText(fields[name] ?? custom[name]),
  });
}

type Metadata = { readonly xmp: (name: string) => string; readonly info: (name: string) => string };

function toBibliographic({ xmp, info }: Metadata): Partial<BibliographicData> {
  const prism = (...names: readonly string[]) =>
    names.map((name) => xmp(`prism:${name}`)).find((value) => value !== '') ?? '';
  const title = [once(xmp('dc:title')), info('Title')].find((candidate) => isSensibleTitle(candidate)) ?? '';
  const author = parseAuthors(xmp('dc:creator') || info('Author'));
  const published = prism('publicationdate', 'coverdate', 'coverdisplaydate') || xmp('dc:date');
  const issued =
    parseDateParts(published) ?? parseDateParts(info('CreationDate')) ?? parseDateParts(xmp('xmp:createdate'));
  const named = [prism('doi'), xmp('pdfx:doi'), info('doi'), info('DOI'), xmp('dc:identifier'), info('Subject')];
  const doi = named.map((text) => /10\.\d{4,9}\/[^\s;,"<>]+/.exec(text)?.[0] ?? '').find((found) => found !== '') ?? '';
  const container = prism('publicationname');
  const [start, end] = [prism('startingpage'), prism('endingpage')];
  const language = xmp('dc:language');
  const texts = {
    DOI: doi.replace(/\.$/, ''),
    'container-title': container,
    publisher: container === '' ? '' : xmp('dc:publisher'),
    volume: prism('volume'),
    issue: prism('number', 'issueidentifier'),
    page: prism('pagerange') || (end === '' || end === start ? start : `${start}-${end}`),
    ISSN: prism('issn', 'eissn'),
    ISBN: prism('isbn'),
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/i.test(language) && language !== 'x-default' ? language : '',
    keyword: asKeywords(info('Keywords') || xmp('dc:subject')),
  };
  return {
    ...(container !== '' && { type: prism('aggregationtype') === 'book' ? 'chapter' : 'article-journal' }),
    ...(title !== '' && { title }),
    ...(author.length > 0 && { author }),
    ...(issued !== null && { issued }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  };
}

/** A title that is given in two languages alike comes as one text, twice over. */
function once(text: string): string {
  const half = text.slice(0, text.length / 2);
  return half !== '' && text === half + half ? half : text;
}

function asKeywords(written: string): string {
  return /[\p{L}]{3}/u.test(written) && written.length <= 500 ? written.replace(/\s*;\s*/g, ', ') : '';
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
