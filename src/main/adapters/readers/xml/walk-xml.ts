import { StringDecoder } from 'node:string_decoder';
import { Parser } from 'saxen';
import { readerLimits } from '../reader-limits.ts';
import { xmlText } from './xml-text.ts';
import { xmlPrefixes } from './xml-prefixes.ts';

/** The file's XML is broken, or nests too deep. */
export class XmlError extends Error {}

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
 * stay as they are written, and nothing outside is opened. Throws `XmlError`.
 */
export function walkXml(xml: string, handlers: XmlHandlers): void {
  createParser(handlers).parse(xml);
}

/** The same for a large file, whose text is never held as a whole. */
export function walkLargeXml(bytes: Buffer, handlers: XmlHandlers): void {
  if (!isUtf8Text(bytes)) {
    walkXml(xmlText(bytes), handlers);
    return;
  }
  const parser = createParser(handlers);
  const decoder = new StringDecoder('utf8');
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const chunk = decoder.write(bytes.subarray(start, start + chunkBytes));
    parser.write(start === 0 ? chunk.replace(/^\ufeff/, '') : chunk);
  }
  parser.end();
}

const chunkBytes = 1024 * 1024;

/** Only the start is looked at: what isn't UTF-8 says so there, or has a byte order mark. */
function isUtf8Text(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 200).toString('latin1');
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return false;
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]+encoding\s*=\s*["']utf-?8["']/i.test(head) || !/encoding\s*=/.test(head);
}

function createParser({ open, close, text }: XmlHandlers): Parser {
  let depth = 0;
  return new Parser()
    .ns(xmlPrefixes)
    .on('openTag', (name, attributes) => {
      depth += 1;
      if (depth > readerLimits.nestedElements) throw new XmlError('elements nest too deep');
      open(name, () => readerOf(attributes()));
    })
    .on('closeTag', (name) => {
      depth -= 1;
      close(name);
    })
    .on('text', (written) => text(decodeEntities(written)))
    .on('cdata', text)
    .on('error', (error) => {
      throw new XmlError(error.message);
    });
}

// Where an attribute's namespace is the default one, the parser gives its name without a prefix.
function readerOf(written: Readonly<Record<string, string>>): ReadAttribute {
  return (name) => decodeEntities(written[name] ?? written[name.slice(name.indexOf(':') + 1)] ?? '');
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
