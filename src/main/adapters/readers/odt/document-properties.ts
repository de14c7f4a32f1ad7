import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import { findElement, findElements, textWithin, type XmlElement } from '../xml/parse-xml.ts';

/** Title, author, date and the like of a document's meta.xml. */
export function readDocumentProperties(meta: XmlElement | null): Partial<BibliographicData> {
  if (meta === null) return {};
  const field = (name: string) => {
    const element = findElement(meta, name);
    return element === null ? '' : plain(element);
  };
  const title = field('dc:title');
  const author = parseAuthors(field('meta:initial-creator') || field('dc:creator'));
  const issued = parseDateParts(field('meta:creation-date') || field('dc:date'));
  const keywords = findElements(meta, 'meta:keyword')
    .map(plain)
    .filter((keyword) => keyword !== '');
  const abstract = field('dc:description') || field('dc:subject');
  const language = field('dc:language');
  return {
    ...(title !== '' && !/^untitled/i.test(title) && { title }),
    ...(author.length > 0 && { author }),
    ...(issued !== null && { issued }),
    ...(abstract !== '' && { abstract }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(/^[a-z]{2,3}(?=$|-)/i.test(language) && { language }),
  };
}

function plain(element: XmlElement): string {
  return collapseSpace(cleanText(textWithin(element)));
}
