import { XmlComponent, type IContext, type IXmlableObject } from 'docx';
import { element } from '../element.ts';
import type { Sheet } from '../sheet.ts';

/** A link to a bookmark of the document. */
export function innerLink(anchor: string, children: readonly XmlComponent[]): XmlComponent {
  return element('w:hyperlink', { 'w:anchor': bookmarkName(anchor), 'w:history': 1 }, children);
}

/** A link to a page or a mail address; the children alone where it leads to neither. */
export function outerLink(href: string, children: readonly XmlComponent[], sheet: Sheet): readonly XmlComponent[] {
  const address = addressOf(href);
  if (address === null) return children;
  sheet.counts.links += 1;
  return [new OuterLink(`Link${sheet.counts.links}`, address, children)];
}

/** Names of bookmarks: at most 40 letters, digits and underscores. Report anchors have hyphens and no underscores. */
export function bookmarkName(anchor: string): string {
  const name = anchor.replaceAll('-', '_');
  if (name.length <= 40) return name;
  let hash = 0;
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `${name.slice(0, 29)}__${hash.toString(36)}`;
}

function addressOf(href: string): string | null {
  try {
    const address = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

/** As the package's own, whose relationships have random ids: the same report has to give the same bytes. */
class OuterLink extends XmlComponent {
  readonly #id: string;
  readonly #address: string;
  #isRelated = false;

  constructor(id: string, address: string, children: readonly XmlComponent[]) {
    super('w:hyperlink');
    this.#id = id;
    this.#address = address;
    this.root.push(element('w:hyperlink', { 'r:id': `rId${id}`, 'w:history': 1 }, children));
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    // It is asked again when pages are counted.
    if (!this.#isRelated) {
      this.#isRelated = true;
      const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
      context.viewWrapper.Relationships.addRelationship(this.#id, type, this.#address, 'External');
    }
    return (this.root[0] as XmlComponent).prepForXml(context);
  }
}
