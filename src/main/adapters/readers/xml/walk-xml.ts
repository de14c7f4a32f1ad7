import { Parser } from 'saxen';
import { readerLimits } from '../reader-limits.ts';
import { xmlPrefixes } from './xml-prefixes.ts';

/** The value of the attribute of that name, or ''. */
export type ReadAttribute = (name: string) => string;

export type XmlHandlers = {
  /** `attributes` is to be called before `open` returns. */
  readonly open: (name: string, attributes: () => ReadAttribute) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/**
 * Tells of each element and text in turn, and holds nothing. No document type is read: entities that it would define
 * stay as they are written, and nothing outside is opened. Throws where the XML is broken or nests too deep.
 */
export function walkXml(xml: string, { open, close, text }: XmlHandlers): void {
  let depth = 0;
  new Parser()
    .ns(xmlPrefixes)
    .on('openTag', (name, attributes) => {
      depth += 1;
      if (depth > readerLimits.nestedElements) throw new Error('elements nest too deep');
      open(name, () => readerOf(attributes()));
    })
    .on('closeTag', (name) => {
      depth -= 1;
      close(name);
    })
    .on('text', (written) => text(decodeEntities(written)))
    .on('cdata', text)
    .on('error', (error) => {
      throw error;
    })
    .parse(withoutDocumentType(xml));
}

// Where an attribute's namespace is the default one, the parser gives its name without a prefix.
function readerOf(written: Readonly<Record<string, string>>): ReadAttribute {
  return (name) => decodeEntities(written[name] ?? written[name.slice(name.indexOf(':') + 1)] ?? '');
}

function withoutDocumentType(xml: string): string {
  return xml.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/i, '');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
