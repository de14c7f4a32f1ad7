import type { EvidenceId } from '../base/ids.ts';
import type { FootnoteNode, InlineNode } from '../domain/rich-text.ts';
import { findQuotations } from './quotations.ts';
import { splitSentences, type Span } from './sentences.ts';

/** The part of a direct quotation that stands in one sentence. */
export type QuotedWords = {
  readonly text: string;
  /** What the sentences cite that the whole quotation reaches over. */
  readonly evidenceIds: readonly EvidenceId[];
};

/** A sentence of inline content and the stretch of the content that is its own. */
export type InlineSentence = {
  readonly text: string;
  /** Each once, in the order they are cited. */
  readonly evidenceIds: readonly EvidenceId[];
  readonly quoted: readonly QuotedWords[];
  /**
   * `[from, to)`, counting each character of text and each other node as one. The stretches follow each other without
   * gaps and hold the whole content; a citation lies in that of the sentence it belongs to.
   */
  readonly from: number;
  readonly to: number;
};

/** What stands for a formula in a sentence's text: it is read as one word that no source has. */
const formulaWord = '[formula]';

/** The sentences of inline content in order; none where it has no words. The text of footnotes isn't part of them. */
export function sentencesOf(nodes: readonly InlineNode[], language: string): readonly InlineSentence[] {
  const { text, citations, origins, length } = withoutCitations(nodes);
  const spans = piecesBetween(endsByCitation(text, citations), text).flatMap(({ charStart, charEnd }) =>
    splitSentences(text.slice(charStart, charEnd), language).map((span) => ({
      charStart: charStart + span.charStart,
      charEnd: charStart + span.charEnd,
    })),
  );
  const cited = spans.map((): EvidenceId[] => []);
  for (const citation of citations) {
    const within = spans.findLastIndex(({ charStart }) => charStart < citation.at);
    cited[Math.max(0, within)]?.push(...citation.evidenceIds);
  }
  const quoted = quotedWords(text, spans, cited);
  const starts = spans.map(({ charStart }, index) => (index === 0 ? 0 : (origins[charStart] ?? length)));
  return spans.map(({ charStart, charEnd }, index) => ({
    text: withFormulas(text.slice(charStart, charEnd)),
    evidenceIds: [...new Set(cited[index])],
    quoted: quoted[index] ?? [],
    from: starts[index] ?? 0,
    to: starts[index + 1] ?? length,
  }));
}

function quotedWords(
  text: string,
  spans: readonly Span[],
  cited: readonly (readonly EvidenceId[])[],
): readonly (readonly QuotedWords[])[] {
  const found = spans.map((): QuotedWords[] => []);
  for (const { charStart, charEnd } of findQuotations(text, spans)) {
    const over = spans.flatMap((span, index) => (span.charStart < charEnd && span.charEnd > charStart ? [index] : []));
    const evidenceIds = [...new Set(over.flatMap((index) => cited[index] ?? []))];
    for (const index of over) {
      const span = spans[index];
      if (span === undefined) continue;
      const words = text.slice(Math.max(charStart, span.charStart), Math.min(charEnd, span.charEnd)).trim();
      if (isWord.test(words)) found[index]?.push({ text: withFormulas(words), evidenceIds });
    }
  }
  return found;
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

/** One character, neither upper nor lower case, while offsets are counted. */
const formulaMark = '\uFFFC';

export function withFormulas(text: string): string {
  return text.replaceAll(formulaMark, formulaWord);
}

/** A footnote without words of its own only says where the sentence is from: its citations are the sentence's. */
function citedByMark({ attrs: { content } }: FootnoteNode): readonly EvidenceId[] {
  const hasWords = content.some(
    (node) => node.type === 'mathInline' || (node.type === 'text' && isWord.test(node.text)),
  );
  return hasWords ? [] : content.flatMap((node) => (node.type === 'citation' ? node.attrs.evidenceIds : []));
}

const isWord = /[\p{L}\p{N}]/u;

/**
 * The words alone, where in them each citation stood, and where in the content each character came from. The space
 * that parted a citation from a full stop goes with it.
 */
export function withoutCitations(nodes: readonly InlineNode[]): {
  readonly text: string;
  readonly citations: readonly { readonly at: number; readonly evidenceIds: readonly EvidenceId[] }[];
  readonly origins: readonly number[];
  readonly length: number;
} {
  let text = '';
  let length = 0;
  let isAfterCitation = false;
  const origins: number[] = [];
  const citations: { at: number; evidenceIds: readonly EvidenceId[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'citation' || node.type === 'footnote') {
      const evidenceIds = node.type === 'citation' ? node.attrs.evidenceIds : citedByMark(node);
      citations.push({ at: text.trimEnd().length, evidenceIds });
      isAfterCitation = true;
      length += 1;
      continue;
    }
    const added = node.type === 'text' ? node.text : node.type === 'mathInline' ? formulaMark : '\n';
    if (isAfterCitation && /^(?:\s|[.,;:!?…)\]”’»。！？、，])/.test(added)) {
      text = text.trimEnd();
      origins.length = text.length;
    }
    for (let at = 0; at < added.length; at += 1) origins.push(length + at);
    text += added;
    length += added.length;
    isAfterCitation = false;
  }
  return { text, citations, origins, length };
}
