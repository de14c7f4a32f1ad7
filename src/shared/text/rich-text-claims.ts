import type { EvidenceId } from '../base/ids.ts';
import type { BlockNode, InlineNode, RichText, TableRowNode } from '../domain/rich-text.ts';
import { flatBlocks } from './rich-text-flat.ts';
import { sentencesOf, withFormulas, withoutCitations, type QuotedWords } from './rich-text-sentences.ts';

export type Claim = {
  /** The sentence, or the cells of a table row with " | " between them, without citations. */
  readonly text: string;
  /** Each once, in the order they are cited. */
  readonly evidenceIds: readonly EvidenceId[];
  /** What of it stands between quotation marks. */
  readonly quoted: readonly QuotedWords[];
  /**
   * Indices into `content` from the document down to the paragraph, figure or table row; for a claim of a footnote one
   * more, that of the footnote in its paragraph.
   */
  readonly path: readonly number[];
};

/**
 * The claims of a section in reading order: the sentences of its paragraphs, list items and quotations, those of the
 * footnotes after those of their paragraph, its table rows, and the captions that cite; not headings, header rows, code,
 * formulas. A citation belongs to the sentence it stands in; between two sentences, to the one before. A footnote that
 * holds nothing but citations belongs to its sentence like a citation.
 */
export function claimsOf(body: RichText, language: string): readonly Claim[] {
  return body.content.flatMap((block, index) => claimsOfBlock(block, [index], language));
}

function claimsOfBlock(block: BlockNode, path: readonly number[], language: string): Claim[] {
  switch (block.type) {
    case 'paragraph':
      return claimsOfInline(block.content ?? [], path, language);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item, itemIndex) =>
        item.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, itemIndex, index], language)),
      );
    case 'blockquote':
      return block.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, index], language));
    case 'table':
      return block.content.flatMap((row, index) => claimsOfRow(row, [...path, index], language));
    case 'figure': {
      const whole = wholeClaim([block.content ?? []], path, language);
      const caption = whole === null || whole.evidenceIds.length === 0 ? [] : [whole];
      return [...caption, ...claimsOfNotes(block.content ?? [], path, language)];
    }
    case 'heading':
      return claimsOfNotes(block.content ?? [], path, language);
    case 'codeBlock':
    case 'horizontalRule':
    case 'mathBlock':
      return [];
  }
}

function claimsOfInline(nodes: readonly InlineNode[], path: readonly number[], language: string): Claim[] {
  const own = sentencesOf(nodes, language).map(({ text, evidenceIds, quoted }) => ({
    text,
    evidenceIds,
    quoted,
    path,
  }));
  return [...own, ...claimsOfNotes(nodes, path, language)];
}

function claimsOfNotes(nodes: readonly InlineNode[], path: readonly number[], language: string): Claim[] {
  return nodes.flatMap((node, index) =>
    node.type === 'footnote' ? claimsOfInline(node.attrs.content, [...path, index], language) : [],
  );
}

/** The claim that a table row makes, none for a header row and one without words, and those of its footnotes. */
function claimsOfRow(row: TableRowNode, path: readonly number[], language: string): Claim[] {
  const isHeader = row.content.every(({ type }) => type === 'tableHeader');
  const cells = row.content.map(({ content }) => flatBlocks(content));
  const whole = isHeader ? null : wholeClaim(cells, path, language);
  const notes = claimsOfNotesIn(row, path, language);
  return whole === null ? notes : [whole, ...notes];
}

function wholeClaim(
  cells: readonly (readonly InlineNode[])[],
  path: readonly number[],
  language: string,
): Claim | null {
  const parts = cells.map(withoutCitations);
  if (parts.every((part) => part.text.trim() === '')) return null;
  const text = withFormulas(parts.map((part) => part.text.trim()).join(' | '));
  const evidenceIds = [
    ...new Set(parts.flatMap(({ citations }) => citations.flatMap((citation) => citation.evidenceIds))),
  ];
  const quoted = cells
    .flatMap((nodes) => sentencesOf(nodes, language))
    .flatMap((sentence) => sentence.quoted.map((words) => ({ text: words.text, evidenceIds })));
  return { text, evidenceIds, quoted, path };
}

function claimsOfNotesIn(row: TableRowNode, path: readonly number[], language: string): Claim[] {
  return row.content.flatMap(({ content }, cellIndex) =>
    content.flatMap((block, index) => claimsOfAllNotes(block, [...path, cellIndex, index], language)),
  );
}

/** The claims of the footnotes of a block below a table cell. */
function claimsOfAllNotes(block: BlockNode, path: readonly number[], language: string): Claim[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'figure':
      return claimsOfNotes(block.content ?? [], path, language);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item, itemIndex) =>
        item.content.flatMap((inner, index) => claimsOfAllNotes(inner, [...path, itemIndex, index], language)),
      );
    case 'table':
      return block.content.flatMap((row, index) => claimsOfNotesIn(row, [...path, index], language));
    case 'blockquote':
      return block.content.flatMap((inner, index) => claimsOfAllNotes(inner, [...path, index], language));
    case 'codeBlock':
    case 'horizontalRule':
    case 'mathBlock':
      return [];
  }
}
