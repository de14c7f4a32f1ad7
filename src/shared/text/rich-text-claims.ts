import type { EvidenceId } from '../base/ids.ts';
import type { BlockNode, InlineNode, RichText, TableRowNode } from '../domain/rich-text.ts';
import { sentencesOf, withoutCitations, type QuotedWords } from './rich-text-sentences.ts';

export type Claim = {
  /** The sentence, or the cells of a table row with " | " between them, without citations. */
  readonly text: string;
  /** Each once, in the order they are cited. */
  readonly evidenceIds: readonly EvidenceId[];
  /** What of it stands between quotation marks. */
  readonly quoted: readonly QuotedWords[];
  /** Indices into `content` from the document down to the paragraph or table row. */
  readonly path: readonly number[];
};

/**
 * The claims of a section in reading order: the sentences of its paragraphs, list items and quotations, and its table
 * rows; not headings, header rows, code. A citation belongs to the sentence it stands in; between two sentences,
 * to the one before.
 */
export function claimsOf(body: RichText, language: string): readonly Claim[] {
  return body.content.flatMap((block, index) => claimsOfBlock(block, [index], language));
}

function claimsOfBlock(block: BlockNode, path: readonly number[], language: string): Claim[] {
  switch (block.type) {
    case 'paragraph':
      return sentencesOf(block.content ?? [], language).map(({ text, evidenceIds, quoted }) => ({
        text,
        evidenceIds,
        quoted,
        path,
      }));
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item, itemIndex) =>
        item.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, itemIndex, index], language)),
      );
    case 'blockquote':
      return block.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, index], language));
    case 'table':
      return block.content.flatMap((row, index) => claimOfRow(row, [...path, index], language) ?? []);
    case 'heading':
    case 'codeBlock':
      return [];
  }
}

/** The claim that a table row makes; null for a header row and one without words. */
function claimOfRow(row: TableRowNode, path: readonly number[], language: string): Claim | null {
  if (row.content.every(({ type }) => type === 'tableHeader')) return null;
  const cells = row.content.map(({ content }) => content.flatMap(inlineOf));
  const parts = cells.map(withoutCitations);
  if (parts.every((part) => part.text.trim() === '')) return null;
  const text = parts.map((part) => part.text.trim()).join(' | ');
  const evidenceIds = [
    ...new Set(parts.flatMap(({ citations }) => citations.flatMap((citation) => citation.evidenceIds))),
  ];
  const quoted = cells
    .flatMap((nodes) => sentencesOf(nodes, language))
    .flatMap((sentence) => sentence.quoted.map((words) => ({ text: words.text, evidenceIds })));
  return { text, evidenceIds, quoted, path };
}

function inlineOf(block: BlockNode): readonly InlineNode[] {
  return block.type === 'paragraph' || block.type === 'heading' ? (block.content ?? []) : [];
}
