import { cleanText } from '../clean-text.ts';
import { parsePageOrNull, type Page, type PageElement } from '../html/parse-page.ts';
import { xmlText } from '../xml/xml-text.ts';

const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/**
 * A page of a book. It is XML by the book, and often isn't: so it is read as HTML is, which takes what it gets, once
 * elements that XML ends at once have an end. Null where it nests deeper than a sound page does.
 */
export function parseXhtml(bytes: Buffer): Page | null {
  const html = cleanText(xmlText(bytes))
    .replace(/^\s*<\?xml[^>]*>/, '')
    .replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/i, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    // Some books give every name of HTML a prefix.
    .replace(/<(\/?)(?:x?html|h):(?=[a-z])/gi, '<$1')
    .replace(/<([a-z][\w:.-]*)((?:\s[^<>"']*(?:"[^"]*"|'[^']*'))*[^<>"']*)\/>/gi, (whole, name: string, rest: string) =>
      voids.test(name) ? whole : `<${name}${rest}></${name}>`,
    );
  return parsePageOrNull(html);
}

/** Whether an element has a type of EPUB's vocabulary, or the role that is the same by DPUB-ARIA. */
export function hasType(element: PageElement, type: string): boolean {
  return (
    (element.getAttribute('epub:type') ?? '').split(/\s+/).includes(type) ||
    (element.getAttribute('role') ?? '').split(/\s+/).includes(`doc-${type.replace('page-list', 'pagelist')}`)
  );
}
