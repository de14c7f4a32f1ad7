import { BuilderElement, type XmlComponent } from 'docx';

/** An element that the package has no class for. Children stand in the order they are given, which Word is strict about. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (XmlComponent | string)[] = [],
): XmlComponent {
  const payload = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));
  const made = new BuilderElement<Record<string, string | number>>({ name, attributes: payload });
  // The package takes out control characters, not these two, which no XML may have either.
  for (const child of children) {
    made.addChildElement(typeof child === 'string' ? child.replaceAll(/[\ufffe\uffff]/g, '') : child);
  }
  return made;
}
