import { xmlText } from './xml-text.ts';
import { walkXml, XmlError, type ReadAttribute } from './walk-xml.ts';

export type XmlElement = {
  /** With the prefix of xml-prefixes.ts. */
  readonly name: string;
  readonly attribute: ReadAttribute;
  readonly children: readonly (XmlElement | string)[];
};

/** A small XML file as a tree, under a nameless root; null where it is broken or there is none. */
export function parseXml(bytes: Buffer | undefined): XmlElement | null {
  if (bytes === undefined) return null;
  try {
    return parse(bytes);
  } catch (error) {
    if (error instanceof XmlError) return null;
    throw error;
  }
}

function parse(bytes: Buffer): XmlElement {
  const root = { name: '', attribute: () => '', children: [] as (XmlElement | string)[] };
  const open: { children: (XmlElement | string)[] }[] = [root];
  walkXml(xmlText(bytes), {
    open: (name, attributes) => {
      const element = { name, attribute: attributes(), children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)?.children.push(text),
  });
  return root;
}

export function elementsOf({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (child) => typeof child !== 'string' && (name === undefined || child.name === name),
  ) as XmlElement[];
}

/** The first element of the name, however deep, in document order. */
export function findElement(within: XmlElement, name: string): XmlElement | null {
  for (const child of elementsOf(within)) {
    if (child.name === name) return child;
    const found = findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** All elements of the name, however deep, in document order. */
export function findElements(within: XmlElement, name: string): XmlElement[] {
  return elementsOf(within).flatMap((child) => [...(child.name === name ? [child] : []), ...findElements(child, name)]);
}

/** All text within, as it stands. */
export function textWithin({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textWithin(child))).join('');
}
