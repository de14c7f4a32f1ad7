import type { EvidenceId } from '../base/ids.ts';
import type { InlineNode, Mark } from '../domain/rich-text.ts';
import { escapeInline } from './markdown-escape.ts';
import { isSameMark, tidyInline, type RawMarkdown } from './rich-text-inline.ts';

type Options = {
  readonly citation: (evidenceIds: readonly EvidenceId[]) => string;
  /** What stands for a footnote of that Markdown. */
  readonly footnote: (text: string) => string;
  /** How raised, lowered and underlined words are marked: CommonMark has only HTML for them. */
  readonly dialect: 'commonmark' | 'pandoc';
  readonly isInTable: boolean;
};

/** One piece of the line. `opener` and `closer` pieces need to know what stands on their other side. */
type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'raw'; readonly markdown: string }
  /** A letter or digit beside its dollar sign would make text of it. */
  | { readonly kind: 'formula'; readonly markdown: string }
  | { readonly kind: 'opener' | 'closer'; readonly markdown: '**' | '_' | '~~' };

/** Inline content as one Markdown paragraph; hard breaks are a backslash at a line's end. */
export function inlineMarkdown(nodes: readonly (InlineNode | RawMarkdown)[], options: Options): string {
  const parts = partsOf(tidyInline(nodes), options);
  return parts.map((part, index) => writePart(part, parts, index, options)).join('');
}

function partsOf(nodes: readonly (InlineNode | RawMarkdown)[], options: Options): Part[] {
  const parts: Part[] = [];
  let open: Mark[] = [];
  const closeTo = (kept: number): void => {
    for (const mark of open.slice(kept).toReversed()) parts.push(closing(mark, options));
    open = open.slice(0, kept);
  };
  nodes.forEach((node, index) => {
    const marks = node.type === 'text' ? (node.marks ?? []).filter(isWritten) : [];
    const firstGone = open.findIndex((mark) => !marks.some((other) => isSameMark(mark, other)));
    closeTo(firstGone === -1 ? open.length : firstGone);
    const added = marks
      .filter((mark) => !open.some((other) => isSameMark(mark, other)))
      .toSorted((a, b) => runLength(nodes, index, b) - runLength(nodes, index, a));
    for (const mark of added) {
      parts.push(opening(mark, options));
      open.push(mark);
    }
    parts.push(...partOf(node, options));
  });
  closeTo(0);
  return parts;
}

/** Links that lead to no page and to nobody's address are text, as in every other form. */
function isWritten({ type, attrs }: Mark): boolean {
  if (type === 'link') return /^(?:https?:|mailto:)/i.test(attrs?.href.trim() ?? '');
  return type !== 'code';
}

function partOf(node: InlineNode | RawMarkdown, options: Options): Part[] {
  switch (node.type) {
    case 'raw':
      return [{ kind: 'raw', markdown: node.markdown }];
    case 'citation':
      return [{ kind: 'raw', markdown: options.citation(node.attrs.evidenceIds) }];
    case 'hardBreak':
      return [{ kind: 'raw', markdown: options.isInTable ? ' ' : '\\\n' }];
    case 'footnote': {
      const text = inlineMarkdown(node.attrs.content, { ...options, isInTable: false });
      return text === '' ? [] : [{ kind: 'raw', markdown: options.footnote(text) }];
    }
    case 'mathInline': {
      const markdown = formula(node.attrs.latex, options);
      return markdown === '' ? [] : [{ kind: 'formula', markdown }];
    }
    case 'text': {
      const marks = node.marks ?? [];
      if (marks.some(({ type }) => type === 'code')) return [{ kind: 'raw', markdown: codeSpan(node.text, options) }];
      const text = node.text.replace(/(?<!\s)\s*\n\s*/g, ' ');
      if (options.dialect === 'commonmark' || !marks.some(isRaisedOrLowered)) return [{ kind: 'text', text }];
      // Pandoc ends what is raised or lowered at a blank.
      const escaped = escapeInline(text, { before: '', after: '', isInTable: options.isInTable });
      return [{ kind: 'raw', markdown: escaped.replaceAll('^', '\\^').replaceAll(' ', '\\ ') }];
    }
  }
}

function isRaisedOrLowered({ type }: Mark): boolean {
  return type === 'superscript' || type === 'subscript';
}

function formula(latex: string, { isInTable }: Options): string {
  const line = latex
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<!\\)\$/g, '\\$');
  if (line === '') return '';
  return `$${isInTable ? line.replaceAll('\\|', '\\Vert ').replaceAll('|', '\\vert ') : line}$`;
}

/** How many nodes from here on share the mark: the longest run is opened first, so that marks nest. */
function runLength(nodes: readonly (InlineNode | RawMarkdown)[], from: number, mark: Mark): number {
  const end = nodes.findIndex(
    (node, index) =>
      index > from && !(node.type === 'text' && (node.marks ?? []).some((other) => isSameMark(mark, other))),
  );
  return (end === -1 ? nodes.length : end) - from;
}

const delimiters = { bold: '**', italic: '_', strike: '~~' } as const;
const frames = {
  commonmark: { underline: ['<u>', '</u>'], superscript: ['<sup>', '</sup>'], subscript: ['<sub>', '</sub>'] },
  pandoc: { underline: ['[', ']{.underline}'], superscript: ['^', '^'], subscript: ['~', '~'] },
} as const;

function opening(mark: Mark, { dialect }: Options): Part {
  switch (mark.type) {
    case 'bold':
    case 'italic':
    case 'strike':
      return { kind: 'opener', markdown: delimiters[mark.type] };
    case 'underline':
    case 'superscript':
    case 'subscript':
      return { kind: 'raw', markdown: frames[dialect][mark.type][0] };
    case 'link':
    case 'code':
      return { kind: 'raw', markdown: '[' };
  }
}

function closing(mark: Mark, { dialect }: Options): Part {
  switch (mark.type) {
    case 'bold':
    case 'italic':
    case 'strike':
      return { kind: 'closer', markdown: delimiters[mark.type] };
    case 'underline':
    case 'superscript':
    case 'subscript':
      return { kind: 'raw', markdown: frames[dialect][mark.type][1] };
    case 'link':
    case 'code':
      return linkEnd(mark);
  }
}

function linkEnd(mark: Mark): Part {
  const href = (mark.attrs?.href ?? '')
    .replace(/[\\<>|]/g, (character) => encodeURIComponent(character))
    .replace(/\s/g, '%20');
  return { kind: 'raw', markdown: `](<${href}>)`.replace(/^\]\(<([^()]*)>\)$/, ']($1)') };
}

function writePart(part: Part, parts: readonly Part[], index: number, options: Options): string {
  if (part.kind !== 'text') return part.markdown;
  const before = parts[index - 1];
  const after = parts[index + 1];
  const characters = Array.from(part.text);
  // Beside a letter a delimiter may not count: then the letter is written as a character reference, which is punctuation.
  const first = needsReference(characters[0], before, parts[index - 2], 'closer') ? characters.shift() : undefined;
  const last = needsReference(characters.at(-1), after, parts[index + 2], 'opener') ? characters.pop() : undefined;
  const middle = escapeInline(characters.join(''), {
    before: first === undefined ? edgeOf(before, 'end') : ';',
    after: last === undefined ? edgeOf(after, 'start') : '&',
    isInTable: options.isInTable,
  });
  return reference(first) + middle + reference(last);
}

function needsReference(
  character: string | undefined,
  delimiter: Part | undefined,
  inner: Part | undefined,
  kind: 'opener' | 'closer',
): boolean {
  if (delimiter?.kind === 'formula') return character !== undefined && /[\p{L}\p{N}]/u.test(character);
  if (delimiter?.kind !== kind || character === undefined || isPunctuation(character)) return false;
  return delimiter.markdown === '_' || isPunctuation(edgeOf(inner, kind === 'opener' ? 'start' : 'end'));
}

function edgeOf(part: Part | undefined, side: 'start' | 'end'): string {
  if (part === undefined) return '';
  const characters = Array.from(part.kind === 'text' ? part.text : part.markdown);
  return (side === 'start' ? characters[0] : characters.at(-1)) ?? '';
}

function isPunctuation(character: string): boolean {
  return /[\s\p{P}\p{S}]/u.test(character);
}

function reference(character: string | undefined): string {
  return character === undefined ? '' : `&#${character.codePointAt(0)};`;
}

function codeSpan(code: string, { isInTable }: Options): string {
  const text = code.replace(/\n/g, ' ');
  const runs = new Set(Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  let ticks = 1;
  while (runs.has(ticks)) ticks += 1;
  const fence = '`'.repeat(ticks);
  const isPadded = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim() !== '');
  const inner = isPadded ? ` ${text} ` : text;
  return fence + (isInTable ? inner.replaceAll('|', '\\|') : inner) + fence;
}
