import { elementsOf, findElement, textWithin, type XmlElement } from '../xml/parse-xml.ts';
import type { TextStyles } from './text-styles.ts';

/** What stands in a paragraph besides its words. */
export type Inline = {
  readonly text: string;
  /** Text boxes and shapes; they are blocks of their own. */
  readonly frames: readonly XmlElement[];
  /** Bodies of foot- and endnotes. */
  readonly notes: readonly XmlElement[];
  readonly annotations: number;
};

const silent = new Set([
  'office:annotation',
  'office:annotation-end',
  'office:binary-data',
  'office:event-listeners',
  'office:forms',
  'svg:title',
  'svg:desc',
  'text:hidden-text',
  'text:hidden-paragraph',
  'text:note-citation',
  'text:page-number',
  'text:page-count',
  'text:ruby-text',
  'text:script',
  'text:tracked-changes',
]);

/** The words of a paragraph or heading. `formula` gives what an embedded object says, if it is a formula. */
export function inlineText(paragraph: XmlElement, styles: TextStyles, formula: (object: XmlElement) => string): Inline {
  const frames: XmlElement[] = [];
  const notes: XmlElement[] = [];
  let annotations = 0;
  let text = '';

  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      // White space is one space, however it is laid out in the file.
      if (typeof child === 'string') text += child.replace(/\s+/g, ' ');
      else walkElement(child);
    }
  };
  const walkElement = (element: XmlElement): void => {
    if (element.name === 'office:annotation') annotations += 1;
    if (silent.has(element.name)) return;
    switch (element.name) {
      case 'text:s':
        text += ' '.repeat(Math.min(1000, Math.max(1, Number(element.attribute('text:c')) || 1)));
        break;
      case 'text:tab':
        text += '\t';
        break;
      case 'text:line-break':
        text += '\n';
        break;
      case 'text:note': {
        const body = elementsOf(element, 'text:note-body')[0];
        if (body !== undefined) notes.push(body);
        break;
      }
      case 'text:span':
        if (!styles.isHidden(element.attribute('text:style-name'))) walk(element);
        break;
      case 'draw:object':
        text += formula(element);
        break;
      default:
        if (holdsBlocks(element)) frames.push(element);
        else walk(element);
    }
  };
  walk(paragraph);
  return { text, frames, notes, annotations };
}

function holdsBlocks({ name, children }: XmlElement): boolean {
  if (!name.startsWith('draw:')) return false;
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      (child.name === 'text:p' || child.name === 'text:list' || child.name === 'draw:text-box' || holdsBlocks(child)),
  );
}

/** A formula as it was typed, where the object keeps that. */
export function formulaText(root: XmlElement): string {
  const annotation = findElement(root, 'math:annotation');
  const math = annotation ?? findElement(root, 'math:math');
  return math === null ? '' : ` ${textWithin(math).replace(/\s+/g, ' ').trim()} `;
}
