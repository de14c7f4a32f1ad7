import type { EvidenceId } from '../base/ids.ts';
import type { BlockNode, InlineNode, RichText, TableRowNode } from '../domain/rich-text.ts';
import { splitSentences, type Span } from './sentences.ts';

export type Claim = {
  /** The sentence, or the cells of a table row with " | " between them, without citations. */
  readonly text: string;
  /** Each once, in the order they are cited. */
  readonly evidenceIds: readonly EvidenceId[];
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
      return claimsOfInline(block.content ?? [], path, language);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item, itemIndex) =>
        item.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, itemIndex, index], language)),
      );
    case 'blockquote':
      return block.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, index], language));
    case 'table':
      return block.content.flatMap((row, index) => claimOfRow(row, [...path, index]));
    case 'heading':
    case 'codeBlock':
      return [];
  }
}

function claimsOfInline(nodes: readonly InlineNode[], path: readonly number[], language: string): Claim[] {
  const { text, citations } = withoutCitations(nodes);
  const sentences = piecesBetween(endsByCitation(text, citations), text).flatMap(({ charStart, charEnd }) =>
    splitSentences(text.slice(charStart, charEnd), language).map((span) => ({
      charStart: charStart + span.charStart,
      charEnd: charStart + span.charEnd,
    })),
  );
  const evidenceIds = sentences.map((): EvidenceId[] => []);
  for (const citation of citations) {
    const within = sentences.findLastIndex(({ charStart }) => charStart < citation.at);
    evidenceIds[Math.max(0, within)]?.push(...citation.evidenceIds);
  }
  return sentences.map(({ charStart, charEnd }, index) => ({
    text: text.slice(charStart, charEnd),
    evidenceIds: [...new Set(evidenceIds[index])],
    path,
  }));
}

/** A full stop right behind a citation ends its sentence, also where the word before is an abbreviation elsewhere. */
function endsByCitation(text: string, citations: readonly { readonly at: number }[]): readonly number[] {
  return citations.flatMap(({ at }) => {
    const end = /^[.!?。！？][)\]”’»"']*(?=\s|$)/u.exec(text.slice(at, at + 8));
    return end === null ? [] : [at + end[0].length];
  });
}

function piecesBetween(ends: readonly number[], text: string): readonly Span[] {
  const edges = [...new Set([0, ...ends, text.length])].toSorted((a, b) => a - b);
  return edges.slice(1).map((charEnd, index) => ({ charStart: edges[index] ?? 0, charEnd }));
}

function claimOfRow(row: TableRowNode, path: readonly number[]): Claim[] {
  if (row.content.every(({ type }) => type === 'tableHeader')) return [];
  const cells = row.content.map(({ content }) => content.flatMap(inlineOf));
  const parts = cells.map((nodes) => withoutCitations(nodes));
  const text = parts.map((part) => part.text.trim()).join(' | ');
  if (parts.every((part) => part.text.trim() === '')) return [];
  const evidenceIds = new Set(parts.flatMap(({ citations }) => citations.flatMap((each) => each.evidenceIds)));
  return [{ text, evidenceIds: [...evidenceIds], path }];
}

function inlineOf(block: BlockNode): readonly InlineNode[] {
  return block.type === 'paragraph' || block.type === 'heading' ? (block.content ?? []) : [];
}

/** The words alone, and where in them each citation stood. The space that parted it from a full stop goes with it. */
function withoutCitations(nodes: readonly InlineNode[]): {
  readonly text: string;
  readonly citations: readonly { readonly at: number; readonly evidenceIds: readonly EvidenceId[] }[];
} {
  let text = '';
  let isAfterCitation = false;
  const citations: { at: number; evidenceIds: readonly EvidenceId[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'citation') {
      citations.push({ at: text.trimEnd().length, evidenceIds: node.attrs.evidenceIds });
      isAfterCitation = true;
      continue;
    }
    const added = node.type === 'text' ? node.text : '\n';
    if (isAfterCitation && /^(?:\s|[.,;:!?…)\]”’»。！？、，])/.test(added)) text = text.trimEnd();
    text += added;
    isAfterCitation = false;
  }
  return { text, citations };
}
