import { findCitationMarks } from '#shared/text/citation-marks.ts';
import type { BlockNode, InlineNode, ListItemNode, Mark } from '#shared/domain/rich-text.ts';

/** Markdown that comes in piece by piece. What a blank line has closed is read once and never changes again. */
export type MarkdownStream = {
  readonly push: (delta: string) => void;
  /** The blocks so far; the last is read anew each time. `settled` of them are final. */
  readonly read: () => { readonly blocks: readonly BlockNode[]; readonly settled: number };
};

/** Reads what the writer writes: paragraphs, headings, lists, quotes, code; emphasis and citations within. */
export function createMarkdownStream(): MarkdownStream {
  const settled: BlockNode[] = [];
  let rest = '';
  return {
    push: (delta) => {
      rest += delta.replaceAll('\r\n', '\n');
    },
    read: () => {
      for (let end = closingBlank(rest); end !== -1; end = closingBlank(rest)) {
        settled.push(...toBlocks(rest.slice(0, end)));
        rest = rest.slice(end).replace(/^\n+/, '');
      }
      return { blocks: [...settled, ...toBlocks(rest)], settled: settled.length };
    },
  };
}

/** Where a blank line ends a block; -1 while the block goes on. A list goes on over blank lines. */
function closingBlank(text: string): number {
  if (text.startsWith('```')) {
    const close = text.indexOf('\n```', 3);
    const after = close === -1 ? -1 : text.indexOf('\n', close + 4);
    return after;
  }
  const kind = listKind(text);
  for (let at = text.indexOf('\n\n'); at !== -1; at = text.indexOf('\n\n', at + 2)) {
    const next = text.slice(at).replace(/^\n+/, '');
    if (kind === null) return next === '' ? -1 : at;
    // Whether it is another item can't be told from its first signs.
    if (/^\s*(?:[-*+]|\d*[.)]?)?\s*$/.test(next)) return -1;
    if (listKind(next) !== kind) return at;
  }
  return -1;
}

function listKind(text: string): 'bullets' | 'numbers' | null {
  if (/^\s*[-*+]\s/.test(text)) return 'bullets';
  return /^\s*\d+[.)]\s/.test(text) ? 'numbers' : null;
}

function toBlocks(text: string): readonly BlockNode[] {
  const source = text.trim();
  if (source === '') return [];
  if (source.startsWith('```')) return [codeBlock(source)];
  const heading = /^(#{1,6})\s+(.*)$/.exec(source.split('\n', 1)[0] ?? '');
  if (heading !== null) {
    const [line = '', , title = ''] = heading;
    const first: BlockNode = {
      type: 'heading',
      attrs: { level: Math.max(2, heading[1]?.length ?? 2) },
      ...inline(title),
    };
    return [first, ...toBlocks(source.slice(line.length))];
  }
  if (source.startsWith('>')) {
    return [{ type: 'blockquote', content: [...toBlocks(source.replaceAll(/^>\s?/gm, '')), ...emptyIfNone(source)] }];
  }
  if (listKind(source) !== null) return [list(source)];
  return [{ type: 'paragraph', ...inline(source.replaceAll(/\s*\n\s*/g, ' ')) }];
}

function emptyIfNone(quote: string): readonly BlockNode[] {
  return quote.replaceAll(/[>\s]/g, '') === '' ? [{ type: 'paragraph' }] : [];
}

function codeBlock(source: string): BlockNode {
  const [fence = '', ...lines] = source.split('\n');
  if (lines.at(-1)?.startsWith('```') === true) lines.pop();
  const code = lines.join('\n');
  const language = fence.slice(3).trim();
  return {
    type: 'codeBlock',
    attrs: { language: language === '' ? null : language },
    ...(code === '' ? {} : { content: [{ type: 'text', text: code }] }),
  };
}

function list(source: string): BlockNode {
  const items = source.split(/\n+(?=\s*(?:[-*+]|\d+[.)])\s)/).map((item): ListItemNode => {
    const text = item.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').replaceAll(/\s*\n\s*/g, ' ');
    return { type: 'listItem', content: [{ type: 'paragraph', ...inline(text) }] };
  });
  const start = /^\s*(\d+)/.exec(source)?.[1];
  if (start === undefined) return { type: 'bulletList', content: items };
  return { type: 'orderedList', ...(start === '1' ? {} : { attrs: { start: Number(start) } }), content: items };
}

function inline(text: string): { content?: InlineNode[] } {
  const nodes: InlineNode[] = [];
  let at = 0;
  for (const { charStart, charEnd, evidenceIds } of findCitationMarks(text)) {
    nodes.push(...emphasis(text.slice(at, charStart)), { type: 'citation', attrs: { evidenceIds: [...evidenceIds] } });
    at = charEnd;
  }
  // The beginning of a citation that isn't all there yet would show its id for a moment.
  nodes.push(...emphasis(text.slice(at).replace(/\s*\[@?[^\]]*$/, '')));
  return nodes.length === 0 ? {} : { content: nodes };
}

const emphasised = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*\s][^*]*)\*|`(?<code>[^`]+)`/g;

function emphasis(text: string): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  let at = 0;
  const add = (plain: string, marks?: Mark[]) => {
    const unescaped = plain.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
    if (unescaped !== '') nodes.push({ type: 'text', text: unescaped, ...(marks === undefined ? {} : { marks }) });
  };
  for (const found of text.matchAll(emphasised)) {
    add(text.slice(at, found.index));
    const { bold, italic, code } = found.groups ?? {};
    if (bold !== undefined) add(bold, [{ type: 'bold' }]);
    else if (italic !== undefined) add(italic, [{ type: 'italic' }]);
    else if (code !== undefined) add(code, [{ type: 'code' }]);
    at = found.index + found[0].length;
  }
  add(text.slice(at));
  return nodes;
}
