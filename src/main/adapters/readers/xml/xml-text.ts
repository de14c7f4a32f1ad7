import { decodeText } from '../decode-text.ts';

/** The text of an XML file in the encoding that it declares. */
export function xmlText(bytes: Buffer): string {
  const declared = /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  return decodeText(bytes, declared ?? null).text.replace(/^\ufeff/, '');
}
