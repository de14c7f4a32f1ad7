/** Attributes in the order they are written; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element around `inner`, which is XML already. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escapeXml(String(value)).replaceAll('"', '&quot;')}"`))
    .join('')}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** Text without what XML has no place for. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text of a line; OpenDocument folds spaces that follow each other otherwise. */
export function textXml(text: string): string {
  return escapeXml(text.replaceAll(/\r\n?/g, '\n'))
    .replaceAll(/ {2,}|(?<=\n) /g, (spaces) => {
      const kept = spaces.length > 1 ? ' ' : '';
      return `${kept}${element('text:s', { 'text:c': spaces.length - kept.length })}`;
    })
    .replaceAll('\t', '<text:tab/>')
    .replaceAll('\n', '<text:line-break/>');
}

const namespaces: Attributes = {
  'xmlns:office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  'xmlns:style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  'xmlns:text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  'xmlns:table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  'xmlns:draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  'xmlns:fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  'xmlns:svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  'xmlns:ooow': 'http://openoffice.org/2004/writer',
};

/** A file of the package. */
export function xmlDocument(name: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, { ...namespaces, 'office:version': '1.3' }, inner)}`;
}
