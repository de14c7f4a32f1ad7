import type { Token } from 'markdown-it';
import { z } from 'zod';
import { evidenceIdSchema } from '#shared/base/ids.ts';
import type { InlineNode, Mark } from '#shared/domain/rich-text.ts';
import { tidyInline } from '#shared/text/rich-text-inline.ts';

const citationMetaSchema = z.object({ evidenceIds: z.array(evidenceIdSchema).min(1) });

/** The inline nodes of a paragraph's tokens: text of equal marks joined, citations side by side in one node. */
export function inlineNodes(tokens: readonly Token[]): InlineNode[] {
  const nodes: InlineNode[] = [];
  let bold = 0;
  let italic = 0;
  // a refused link stays open as null, so that its end closes it
  const links: (string | null)[] = [];
  const push = (text: string, isCode: boolean): void => {
    if (text === '') return;
    const marks: Mark[] = [];
    const href = links.findLast((link) => link !== null) ?? null;
    if (isCode) marks.push({ type: 'code' });
    else {
      if (href !== null) marks.push({ type: 'link', attrs: { href } });
      if (bold > 0) marks.push({ type: 'bold' });
      if (italic > 0) marks.push({ type: 'italic' });
    }
    nodes.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'strong_open':
        bold += 1;
        break;
      case 'strong_close':
        bold -= 1;
        break;
      case 'em_open':
        italic += 1;
        break;
      case 'em_close':
        italic -= 1;
        break;
      case 'link_open':
        links.push(safeLink(token.attrGet('href')));
        break;
      case 'link_close':
        links.pop();
        break;
      case 'softbreak':
        push(' ', false);
        break;
      case 'hardbreak':
        nodes.push({ type: 'hardBreak' });
        break;
      case 'code_inline':
        push(token.content, true);
        break;
      case 'citation':
        nodes.push({ type: 'citation', attrs: citationMetaSchema.parse(token.meta) });
        break;
      case 'image':
        for (const node of inlineNodes(token.children ?? [])) if (node.type === 'text') push(node.text, false);
        break;
      default:
        push(token.content, false);
    }
  }
  return tidyInline(nodes);
}

function safeLink(href: string | number | null): string | null {
  return typeof href === 'string' && /^(?:https?:|mailto:)/i.test(href) ? href : null;
}
