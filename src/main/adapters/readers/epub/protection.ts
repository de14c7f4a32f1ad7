import type { Archive } from '../archive/open-archive.ts';
import { findElement, findElements, parseXml } from '../xml/parse-xml.ts';

/** These only keep fonts from being taken out of the book; the text is as it is. */
const fontMasks = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** The parts of a book that are encrypted, by its list of them. */
export function encryptedParts({ parts }: Archive): ReadonlySet<string> {
  const list = parseXml(parts.get('META-INF/encryption.xml'));
  const entries = (list === null ? [] : findElements(list, 'enc:EncryptedData')).filter(
    (entry) => !fontMasks.has(findElement(entry, 'enc:EncryptionMethod')?.attribute('Algorithm') ?? ''),
  );
  return new Set(entries.map((entry) => unescaped(findElement(entry, 'enc:CipherReference')?.attribute('URI') ?? '')));
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
