import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import { elementsOf, findElement, findElements, textWithin, type XmlElement } from '../xml/parse-xml.ts';

export type Paragraph = { readonly text: string; readonly isItem: boolean };

/** What a shape stands for on its slide. */
export type Role = 'title' | 'body' | 'furniture' | 'free';

export function roleOf(shape: XmlElement): Role {
  const placeholder = findElement(shape, 'p:ph');
  if (placeholder === null) return 'free';
  switch (placeholder.attribute('type')) {
    case 'title':
    case 'ctrTitle':
      return 'title';
    case 'dt':
    case 'ftr':
    case 'hdr':
    case 'sldNum':
    case 'sldImg':
      return 'furniture';
    case 'subTitle':
      return 'free';
    default:
      return 'body';
  }
}

/** The paragraphs of a text body. Those of a slide's body are items of a list unless their shape says otherwise. */
export function paragraphsOf(body: XmlElement, role: Role): Paragraph[] {
  const paragraphs = elementsOf(body, 'a:p').map((paragraph) => {
    const properties = elementsOf(paragraph, 'a:pPr')[0];
    const has = (name: string) => properties !== undefined && elementsOf(properties, name).length > 0;
    const isMarked = has('a:buChar') || has('a:buAutoNum') || has('a:buBlip');
    return { text: paragraphText(paragraph), isItem: isMarked || (role === 'body' && !has('a:buNone')) };
  });
  const filled = paragraphs.filter(({ text }) => text !== '');
  // One item makes no list.
  return filled.length === 1 ? filled.map((paragraph) => ({ ...paragraph, isItem: false })) : filled;
}

export function draftsOf(paragraphs: readonly Paragraph[]): DraftBlock[] {
  return paragraphs.map(({ text, isItem }) => ({ kind: isItem ? 'list-item' : 'paragraph', text }));
}

/** One block per table; what a merged cell covers is left out. */
export function tableDraft(table: XmlElement): DraftBlock {
  const rows = elementsOf(table, 'a:tr').map((row) =>
    elementsOf(row, 'a:tc')
      .filter((cell) => !isSet(cell.attribute('hMerge')) && !isSet(cell.attribute('vMerge')))
      .map((cell) =>
        findElements(cell, 'a:p')
          .map(paragraphText)
          .filter((text) => text !== '')
          .join(' '),
      )
      .map(collapseSpace),
  );
  const lines = rows.filter((cells) => cells.some((cell) => cell !== '')).map((cells) => cells.join(' | '));
  return { kind: 'table', text: lines.join('\n') };
}

function paragraphText(paragraph: XmlElement): string {
  return elementsOf(paragraph)
    .map((child) => runText(child))
    .join('')
    .split('\n')
    .map(collapseSpace)
    .filter((line) => line !== '')
    .join('\n');
}

function runText(element: XmlElement): string {
  switch (element.name) {
    case 'a:r':
      return elementsOf(element, 'a:t').map(textWithin).join('');
    case 'a:br':
      return '\n';
    case 'a:fld':
      return element.attribute('type') === 'slidenum' ? '' : elementsOf(element, 'a:t').map(textWithin).join('');
    case 'a:pPr':
    case 'a:endParaRPr':
      return '';
    default:
      // Formulas.
      return findElements(element, 'm:t').map(textWithin).join(' ');
  }
}

function isSet(value: string): boolean {
  return value === '1' || value === 'true';
}
