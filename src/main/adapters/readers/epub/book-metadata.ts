import type { BibliographicData, Name } from '#shared/domain/source.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import { elementsOf, textWithin, type XmlElement } from '../xml/parse-xml.ts';

/** The MARC relators that name one of the roles Heddle keeps. */
const fieldsOfRoles: Readonly<Record<string, 'author' | 'editor' | 'translator' | 'illustrator' | 'compiler'>> = {
  aut: 'author',
  edt: 'editor',
  trl: 'translator',
  ill: 'illustrator',
  com: 'compiler',
};

/** What a book's package says of it. */
export function readBookMetadata(metadata: XmlElement): Partial<BibliographicData> {
  const properties = refinements(metadata);
  const fields = (name: string) =>
    elementsOf(metadata, `dc:${name}`)
      .map((element) => ({ element, text: plain(textWithin(element)) }))
      .filter(({ text }) => text !== '');
  const title = bookTitle(fields('title'), properties);
  const publisher = fields('publisher')[0]?.text;
  const language = fields('language').find(({ text }) => /^[a-z]{2,3}(?=$|[-_])/i.test(text))?.text;
  const dates = fields('date');
  const published = dates.find(({ element }) => element.attribute('opf:event') === 'publication') ?? dates[0];
  const issued = parseDateParts(published?.text ?? '');
  const identifiers = fields('identifier').map(({ text }) => text);
  const isbn = identifiers.map((text) => toIsbn(text)).find((found) => found !== null);
  const doi = identifiers.map((text) => /\b10\.\d{4,9}\/\S+/.exec(text)?.[0]).find((found) => found !== undefined);
  const keywords = fields('subject').map(({ text }) => text);
  const abstract = fields('description')[0]?.text.replace(/<[^>]*>/g, ' ');
  return {
    type: 'book',
    ...(title !== '' && { title }),
    ...namesByRole([...fields('creator'), ...fields('contributor')], properties),
    ...(publisher !== undefined && { publisher }),
    ...(language !== undefined && { language }),
    ...(issued !== null && { issued }),
    ...(isbn !== undefined && { ISBN: isbn }),
    ...(doi !== undefined && { DOI: doi }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(abstract !== undefined && { abstract: collapseSpace(abstract) }),
  };
}

type Field = { readonly element: XmlElement; readonly text: string };
type Properties = (element: XmlElement, property: string) => string;

/** What EPUB 3 says of an element in `meta` elements that refine it. */
function refinements(metadata: XmlElement): Properties {
  const known = new Map(
    elementsOf(metadata, 'opf:meta').map((meta) => [
      `${meta.attribute('refines').replace(/^#/, '')} ${meta.attribute('property')}`,
      plain(textWithin(meta)),
    ]),
  );
  return (element, property) => {
    const id = element.attribute('id');
    return id === '' ? '' : (known.get(`${id} ${property}`) ?? '');
  };
}

function bookTitle(titles: readonly Field[], properties: Properties): string {
  const typeOf = ({ element }: Field) => properties(element, 'title-type');
  const main = titles.find((field) => typeOf(field) === 'main') ?? titles[0];
  const subtitle = titles.find((field) => field !== main && typeOf(field) === 'subtitle');
  if (main === undefined) return '';
  return subtitle === undefined ? main.text : `${main.text}: ${subtitle.text}`;
}

function namesByRole(people: readonly Field[], properties: Properties): Partial<BibliographicData> {
  const names: Partial<Record<string, Name[]>> = {};
  for (const { element, text } of people) {
    const role = (properties(element, 'role') || element.attribute('opf:role')).toLowerCase();
    const field = role === '' && element.name === 'dc:creator' ? 'author' : fieldsOfRoles[role];
    if (field === undefined) continue;
    const sorted = properties(element, 'file-as') || element.attribute('opf:file-as');
    const inverted = /^([^,;]+), ([^,;]+)$/.exec(sorted);
    const [, family, given] = inverted ?? [];
    const found = family !== undefined && given !== undefined ? [{ family, given }] : parseAuthors(text);
    names[field] = [...(names[field] ?? []), ...found];
  }
  return names;
}

/** An ISBN whose check digit is right, without hyphens. */
function toIsbn(written: string): string | null {
  const digits = written.replace(/^(?:urn:)?isbn:?/i, '').replace(/[\s-]/g, '');
  if (/^97[89]\d{10}$/.test(digits)) return weighted(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0 ? digits : null;
  if (/^\d{9}[\dX]$/i.test(digits)) return weighted(digits, (at) => 10 - at) % 11 === 0 ? digits.toUpperCase() : null;
  return null;
}

function weighted(digits: string, weight: (at: number) => number): number {
  return [...digits].reduce((sum, digit, at) => sum + (/x/i.test(digit) ? 10 : Number(digit)) * weight(at), 0);
}

function plain(text: string): string {
  return collapseSpace(cleanText(text));
}
