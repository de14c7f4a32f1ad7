import type { Block } from '#shared/domain/layout.ts';
import type { DraftBlock } from '../assemble-blocks.ts';
import { collapseSpace } from '../clean-text.ts';
import { elementsOf, findElements, type XmlElement } from '../xml/parse-xml.ts';
import { inlineText } from './inline-text.ts';
import type { TextStyles } from './text-styles.ts';

type Context = { readonly kind: Block['kind'] };

export type TextBlocks = {
  readonly drafts: readonly DraftBlock[];
  /** Comments, which are left out. */
  readonly annotations: number;
};

/** Lists that repeat what stands elsewhere, with pages that aren't these. */
const directories = new Set([
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:object-index',
  'text:alphabetical-index',
]);

/** The blocks of a text document in order, foot- and endnotes at the end. Hidden and deleted text is left out. */
export function textBlocks(body: XmlElement, styles: TextStyles, formula: (object: XmlElement) => string): TextBlocks {
  const drafts: DraftBlock[] = [];
  const notes: XmlElement[] = [];
  let annotations = 0;

  const wordsOf = (paragraph: XmlElement) => {
    const inline = inlineText(paragraph, styles, formula);
    notes.push(...inline.notes);
    annotations += inline.annotations;
    return inline;
  };
  const walk = (element: XmlElement, context: Context): void => {
    for (const child of elementsOf(element)) walkBlock(child, context);
  };
  const walkBlock = (element: XmlElement, context: Context): void => {
    switch (element.name) {
      case 'text:h':
      case 'text:p': {
        if (styles.isHidden(element.attribute('text:style-name'))) return;
        const { text, frames } = wordsOf(element);
        const shape = shapeOf(element, styles, context);
        drafts.push({ ...shape, text: shape.kind === 'code' ? text : tidyLines(text) });
        for (const frame of frames) walkBlock(frame, { kind: 'paragraph' });
        return;
      }
      case 'text:list':
        for (const item of elementsOf(element))
          walk(item, context.kind === 'footnote' ? context : { kind: 'list-item' });
        return;
      case 'text:section':
        if (element.attribute('text:display') !== 'none') walk(element, context);
        return;
      case 'table:table':
        if (isDataTable(element)) drafts.push({ kind: 'table', text: tableText(element, (cell) => cellText(cell)) });
        else for (const cell of cellsWithin(element)) walk(cell, context);
        return;
      case 'text:tracked-changes':
      case 'office:forms':
        return;
      default:
        if (!directories.has(element.name) && !element.name.endsWith('-source')) walk(element, context);
    }
  };
  const cellText = (cell: XmlElement): string =>
    findElements(cell, 'text:p')
      .concat(findElements(cell, 'text:h'))
      .map((paragraph) => collapseSpace(wordsOf(paragraph).text))
      .filter((text) => text !== '')
      .join(' ');

  walk(body, { kind: 'paragraph' });
  // Notes may have notes of their own in broken files only, but then they are read, too.
  for (let at = 0; at < notes.length; at += 1) {
    const note = notes[at];
    if (note !== undefined) walk(note, { kind: 'footnote' });
  }
  return { drafts: joinCode(drafts), annotations };
}

function shapeOf(element: XmlElement, styles: TextStyles, context: Context): Omit<DraftBlock, 'text'> {
  if (element.name === 'text:h') {
    return { kind: 'heading', level: Number(element.attribute('text:outline-level')) || 1 };
  }
  const lineage = styles.lineage(element.attribute('text:style-name'));
  if (context.kind === 'footnote') return context;
  if (lineage.includes('Title')) return { kind: 'heading', level: 1 };
  if (lineage.some((name) => /caption$/i.test(name))) return { kind: 'caption' };
  if (lineage.includes('Quotations') || lineage.includes('Quote')) return { kind: 'quotation' };
  if (lineage.includes('Preformatted Text')) return { kind: 'code' };
  return context;
}

/** Each line of a listing is a paragraph of the file. */
function joinCode(drafts: readonly DraftBlock[]): DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    if (draft.kind === 'code' && last?.kind === 'code')
      joined[joined.length - 1] = { ...last, text: `${last.text}\n${draft.text}` };
    else joined.push(draft);
  }
  return joined;
}

/** Tables with headings, lists or other tables inside, or of one column, are there for the looks. */
function isDataTable(table: XmlElement): boolean {
  if (['table:table', 'text:h', 'text:list'].some((name) => findElements(table, name).length > 0)) return false;
  return rowsOf(table).some((row) => elementsOf(row, 'table:table-cell').length >= 2);
}

function tableText(table: XmlElement, textOf: (cell: XmlElement) => string): string {
  return rowsOf(table)
    .map((row) => elementsOf(row, 'table:table-cell').map(textOf))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.join(' | '))
    .join('\n');
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return /^table:table-(?:header-)?rows?(?:-group)?$/.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsWithin(table: XmlElement): XmlElement[] {
  return rowsOf(table).flatMap((row) => elementsOf(row, 'table:table-cell'));
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map(collapseSpace)
    .filter((line) => line !== '')
    .join('\n');
}
