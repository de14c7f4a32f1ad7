import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { flatBlocks } from '#shared/text/rich-text-flat.ts';
import { claimsOf, type Claim } from '#shared/text/rich-text-claims.ts';
import { sentencesOf } from '#shared/text/rich-text-sentences.ts';

/**
 * For each citation of a section in reading order the claim it stands behind: its sentence, the row of its table, or
 * the whole of its caption; empty where there are no words.
 */
export function claimsOfCitations(body: RichText, language: string): readonly string[] {
  const wholes = new Map(claimsOf(body, language).map((claim) => [claim.path.join('.'), claim]));
  return body.content.flatMap((block, index) => claimsOfBlock(block, [index], { language, wholes }));
}

type Reading = { readonly language: string; readonly wholes: ReadonlyMap<string, Claim> };

function claimsOfBlock(block: BlockNode, path: readonly number[], reading: Reading): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return claimsOfInline(block.content ?? [], reading.language, null);
    case 'figure':
      return claimsOfInline(block.content ?? [], reading.language, wholeOf(path, reading));
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item, itemIndex) =>
        item.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, itemIndex, index], reading)),
      );
    case 'blockquote':
      return block.content.flatMap((inner, index) => claimsOfBlock(inner, [...path, index], reading));
    case 'table':
      return block.content.flatMap((row, index) => {
        const whole = wholeOf([...path, index], reading);
        return row.content.flatMap((cell) => claimsOfInline(flatBlocks(cell.content), reading.language, whole));
      });
    case 'codeBlock':
    case 'horizontalRule':
    case 'mathBlock':
      return [];
  }
}

function wholeOf(path: readonly number[], { wholes }: Reading): string {
  return wholes.get(path.join('.'))?.text ?? '';
}

/** `whole`: what all of it claims together; null where each sentence is a claim. */
function claimsOfInline(nodes: readonly InlineNode[], language: string, whole: string | null): readonly string[] {
  if (!nodes.some(({ type }) => type === 'citation' || type === 'footnote')) return [];
  const sentences = sentencesOf(nodes, language);
  const claims: string[] = [];
  let at = 0;
  for (const node of nodes) {
    const here = whole ?? sentences.find(({ from, to }) => from <= at && at < to)?.text ?? '';
    if (node.type === 'citation') claims.push(here);
    if (node.type === 'footnote') {
      // A footnote without words of its own speaks for the sentence it stands in.
      const own = claimsOfInline(node.attrs.content, language, null);
      claims.push(...own.map((claim) => (claim === '' ? here : claim)));
    }
    at += node.type === 'text' ? node.text.length : 1;
  }
  return claims;
}
