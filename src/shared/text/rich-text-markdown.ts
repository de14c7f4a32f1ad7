import type { EvidenceId } from '../base/ids.ts';
import type { BlockNode, InlineNode, ListItemNode, RichText, TableRowNode } from '../domain/rich-text.ts';
import { escapeLineStart } from './markdown-escape.ts';
import { inlineMarkdown } from './rich-text-inline-markdown.ts';

export { escapeMarkdown } from './markdown-escape.ts';

type Options = {
  /** What stands for a citation; it is written as it is, without escaping. */
  readonly citation: (evidenceIds: readonly EvidenceId[]) => string;
  /** Added to each heading's level; 6 is the deepest. */
  readonly headingOffset: number;
};

/** The rich text as CommonMark with tables, without a line break at the end. Parsing it gives the same rich text. */
export function richTextToMarkdown(body: RichText, options: Options): string {
  return blocksToMarkdown(body.content, options);
}

function blocksToMarkdown(blocks: readonly BlockNode[], options: Options): string {
  let isOtherMarker = false;
  const parts = blocks.map((block, index) => {
    // Two lists side by side would be read as one: the second takes another marker.
    isOtherMarker = isList(block) && blocks[index - 1]?.type === block.type ? !isOtherMarker : false;
    return blockToMarkdown(block, options, isOtherMarker);
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockToMarkdown(block: BlockNode, options: Options, isOtherMarker: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return lines(block.content, options);
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.attrs.level + options.headingOffset));
      // A row of # at the end would be read as part of the heading's frame.
      const text = oneLine(block.content, options).replace(/(^|\s)(#+)$/, '$1\\$2');
      return `${'#'.repeat(level)} ${text}`.trimEnd();
    }
    case 'bulletList':
      return listToMarkdown(block.content, options, () => (isOtherMarker ? '* ' : '- '));
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      return listToMarkdown(block.content, options, (index) => `${start + index}${isOtherMarker ? ')' : '.'} `);
    }
    case 'blockquote': {
      const inner = blocksToMarkdown(block.content, options);
      return inner.replace(/^/gm, '> ').replace(/^> $/gm, '>');
    }
    case 'codeBlock': {
      const code = (block.content ?? []).map(({ text }) => text).join('');
      const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
      return `${fence}${block.attrs.language ?? ''}\n${code === '' ? '' : `${code}\n`}${fence}`;
    }
    case 'table':
      return tableToMarkdown(block.content, options);
  }
}

function listToMarkdown(items: readonly ListItemNode[], options: Options, marker: (index: number) => string): string {
  const written = items.map(({ content }) => ({
    content,
    blocks: content.map((block) => blockToMarkdown(block, options, false)).filter((block) => block !== ''),
  }));
  // Only a list whose first item counts from 1 and isn't empty may follow a paragraph without an empty line.
  const isTight = written.every(
    ({ content, blocks: [, second, third] }) =>
      third === undefined &&
      (second === undefined || (content.slice(1).every(isList) && /^(?:[-*]|1[.)]) \S/.test(second))),
  );
  return written
    .map(({ content, blocks }, index) => {
      const lead = marker(index);
      const text = isTight ? blocks.join('\n') : blocksToMarkdown(content, options);
      return `${lead}${text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(lead.length)}`)}`.trimEnd();
    })
    .join(isTight ? '\n' : '\n\n');
}

function tableToMarkdown(rows: readonly TableRowNode[], options: Options): string {
  const cells = rows.map(({ content }) =>
    content.map((cell) =>
      cell.content
        .map((block) => oneLine('content' in block && isTextBlock(block) ? block.content : [], options, true))
        .join(' '),
    ),
  );
  const width = Math.max(0, ...cells.map((row) => row.length));
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [header, ...rest] = cells;
  if (header === undefined || width === 0) return '';
  return [line(header), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}

function lines(content: readonly InlineNode[] | undefined, options: Options): string {
  return inlineMarkdown(content ?? [], { citation: options.citation, isInTable: false })
    .split('\n')
    .map(escapeLineStart)
    .join('\n');
}

function oneLine(content: readonly InlineNode[] | undefined, options: Options, isInTable = false): string {
  const nodes = (content ?? []).map((node): InlineNode =>
    node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node,
  );
  return inlineMarkdown(nodes, { citation: options.citation, isInTable });
}

function isTextBlock(block: BlockNode): block is BlockNode & { type: 'paragraph' | 'heading' } {
  return block.type === 'paragraph' || block.type === 'heading';
}

function isList(block: BlockNode): boolean {
  return block.type === 'bulletList' || block.type === 'orderedList';
}

function longestRun(code: string): number {
  return Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
}
