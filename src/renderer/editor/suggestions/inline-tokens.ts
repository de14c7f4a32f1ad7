import type { InlineNode } from '#shared/domain/rich-text.ts';
import { joinText } from '#shared/text/rich-text-inline.ts';

/** What is compared as one: a word, a blank, a sign, a citation, a formula, a footnote. */
export type Token = { readonly key: string; readonly node: InlineNode; readonly isBlank: boolean };

const pieces =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*|[^]/gu;

export function inlineTokens(nodes: readonly InlineNode[]): readonly Token[] {
  return joinText(nodes).flatMap((node): Token[] => {
    if (node.type !== 'text') return [{ key: JSON.stringify(node), node, isBlank: false }];
    const marks = node.marks === undefined || node.marks.length === 0 ? '' : ` ${JSON.stringify(node.marks)}`;
    return [...node.text.matchAll(pieces)].map(([text]) => ({
      key: `${text}${marks}`,
      node: { ...node, text },
      isBlank: text.trim() === '',
    }));
  });
}

export function tokenNodes(tokens: readonly Token[]): readonly InlineNode[] {
  return joinText(tokens.map(({ node }) => node));
}
