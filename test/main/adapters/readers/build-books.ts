import { buildZip, type ZipEntry } from './build-zip.ts';

export type BookFile = {
  readonly name: string;
  readonly html: string;
  readonly isLinear?: boolean;
  readonly properties?: string;
};

/** An EPUB book of these files in order, in a folder of its own; more parts and metadata as they are given. */
export function buildEpub(options: {
  readonly files: readonly BookFile[];
  readonly metadata?: string;
  readonly extra?: readonly { readonly name: string; readonly content: string }[];
  readonly manifest?: string;
  readonly spine?: string;
  readonly guide?: string;
}): Buffer {
  const {
    files,
    metadata = '<dc:title>A book</dc:title>',
    extra = [],
    manifest = '',
    spine = '',
    guide = '',
  } = options;
  const items = files.map(
    ({ name, properties = '' }, index) =>
      `<item id="f${index}" href="${encodeURI(name)}" media-type="application/xhtml+xml" properties="${properties}"/>`,
  );
  const order = files.map(
    ({ isLinear = true }, index) => `<itemref idref="f${index}"${isLinear ? '' : ' linear="no"'}/>`,
  );
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join('')}${manifest}</manifest><spine>${order.join('')}${spine}</spine>${guide}</package>`;
  const container =
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
  return buildZip([
    text('mimetype', 'application/epub+zip'),
    text('META-INF/container.xml', container),
    text('OEBPS/book.opf', opf),
    ...files.map(({ name, html }) => text(`OEBPS/${name}`, html)),
    ...extra.map(({ name, content }) => text(name, content)),
  ]);
}

/** A page of a book with this body. */
export function xhtml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>${body}</body></html>`;
}

/** An OpenDocument text with this body, more parts as they are given. */
export function buildOdt(options: {
  readonly body: string;
  readonly styles?: string;
  readonly meta?: string;
  readonly manifest?: string;
  readonly extra?: readonly { readonly name: string; readonly content: string }[];
}): Buffer {
  const { body, styles = '', meta = '', manifest = '', extra = [] } = options;
  return buildZip([
    text('mimetype', 'application/vnd.oasis.opendocument.text'),
    text(
      'META-INF/manifest.xml',
      `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${manifest}</manifest:manifest>`,
    ),
    text(
      'content.xml',
      openDocument(
        'document-content',
        `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
      ),
    ),
    text('meta.xml', openDocument('document-meta', `<office:meta>${meta}</office:meta>`)),
    ...extra.map(({ name, content }) => text(name, content)),
  ]);
}

/** An OpenDocument root element with the namespaces that the tests use. */
export function openDocument(root: string, content: string): string {
  const names = {
    office: 'office',
    text: 'text',
    table: 'table',
    draw: 'drawing',
    style: 'style',
    meta: 'meta',
  };
  const spaces = Object.entries(names).map(
    ([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${spaces.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">${content}</office:${root}>`;
}

function text(name: string, content: string): ZipEntry {
  return { name, content: Buffer.from(content) };
}
