import type { EvidenceId } from '../base/ids.ts';
import type {
  BlockNode,
  FigureNode,
  InlineNode,
  ListItemNode,
  RichText,
  TableCellNode,
  TableRowNode,
} from '../domain/rich-text.ts';
import { asBlockquote, fenceLanguage, escapeLineStart, escapeMarkdown } from './markdown-escape.ts';
import { flatBlocks } from './rich-text-flat.ts';
import { inlineMarkdown } from './rich-text-inline-markdown.ts';

export { escapeMarkdown } from './markdown-escape.ts';

type Options = {
  /** What stands for a citation; it is written as it is, without escaping. */
  readonly citation: (evidenceIds: readonly EvidenceId[]) => string;
  /** Added to each heading's level; 6 is the deepest. */
  readonly headingOffset: number;
};

/** With the footnotes of the text, numbered from 1 in the order they are called. */
type Writing = Options & { readonly footnotes: ReturnType<typeof createFootnotes> };

function createFootnotes() {
  const texts: string[] = [];
  return {
    call: (text: string) => {
      texts.push(text.replaceAll('\\\n', ' '));
      return `[^${texts.length}]`;
    },
    definitions: () => texts.map((text, index) => `[^${index + 1}]: ${text}`).join('\n\n'),
  };
}

/**
 * The rich text as CommonMark with tables, strike-through, footnotes and formulas between dollar signs, with its
 * footnotes at its end and without a line break there. Of what CommonMark and tables have, parsing it gives the same rich text.
 */
export function richTextToMarkdown(body: RichText, options: Options): string {
  const footnotes = createFootnotes();
  const text = blocksToMarkdown(body.content, { ...options, footnotes });
  return [text, footnotes.definitions()].filter((part) => part !== '').join('\n\n');
}

function blocksToMarkdown(blocks: readonly BlockNode[], options: Writing): string {
  let isOtherMarker = false;
  const parts = blocks.map((block, index) => {
    // Two lists side by side would be read as one: the second takes another marker.
    isOtherMarker = isList(block) && blocks[index - 1]?.type === block.type ? !isOtherMarker : false;
    return blockToMarkdown(block, options, isOtherMarker);
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockToMarkdown(block: BlockNode, options: Writing, isOtherMarker: boolean): string {
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
      return asBlockquote(blocksToMarkdown(block.content, options));
    }
    case 'codeBlock': {
      const code = (block.content ?? []).map(({ text }) => text).join('');
      const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
      return `${fence}${fenceLanguage(block.attrs.language)}\n${code === '' ? '' : `${code}\n`}${fence}`;
    }
    case 'table':
      return [tableToMarkdown(block.content, options), captionToMarkdown(block)]
        .filter((part) => part !== '')
        .join('\n\n');
    case 'horizontalRule':
      // Of the three marks the one that no list takes for its own.
      return '___';
    case 'mathBlock': {
      const latex = block.attrs.latex.replace(/^\s*\n/gm, '').trim();
      return latex === '' ? '' : `$$\n${latex}\n$$`;
    }
    case 'figure':
      return figureToMarkdown(block, options);
  }
}

function figureToMarkdown({ attrs, content }: FigureNode, options: Writing): string {
  const caption = oneLine(content, options);
  const words = caption === '' ? oneLine([{ type: 'text', text: attrs.alt }], options) : caption;
  return `![${words}](assets/${attrs.assetId})`;
}

function listToMarkdown(items: readonly ListItemNode[], options: Writing, marker: (index: number) => string): string {
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

function tableToMarkdown(rows: readonly TableRowNode[], options: Writing): string {
  const cells = cellGrid(rows).map((row) => row.map((cell) => oneLine(flatBlocks(cell?.content ?? []), options, true)));
  const width = Math.max(0, ...cells.map((row) => row.length));
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [header, ...rest] = cells;
  if (header === undefined || width === 0) return '';
  return [line(header), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}

/** A paragraph behind the table, as pandoc has it. */
function captionToMarkdown({ attrs }: BlockNode & { type: 'table' }): string {
  const caption = attrs?.caption.trim() ?? '';
  return caption === '' ? '' : `Table: ${escapeMarkdown(caption)}`;
}

const widestCell = 100;

/** Each cell at its row and column, null where a larger one reaches. */
function cellGrid(rows: readonly TableRowNode[]): readonly (readonly (TableCellNode | null)[])[] {
  const grid = rows.map((): (TableCellNode | null | undefined)[] => []);
  rows.forEach(({ content }, rowIndex) => {
    let column = 0;
    for (const cell of content) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      const { colspan: wanted, rowspan } = cell.attrs ?? { colspan: 1, rowspan: 1 };
      const colspan = Math.min(wanted, widestCell);
      for (const row of grid.slice(rowIndex, rowIndex + rowspan)) {
        for (let at = column; at < column + colspan; at += 1) row[at] = null;
      }
      const own = grid[rowIndex];
      if (own !== undefined) own[column] = cell;
      column += colspan;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? null));
}

function lines(content: readonly InlineNode[] | undefined, options: Writing): string {
  return inlineMarkdown(content ?? [], inlineOptions(options, false))
    .split('\n')
    .map(escapeLineStart)
    .join('\n');
}

function inlineOptions(options: Writing, isInTable: boolean): Parameters<typeof inlineMarkdown>[1] {
  const { citation, footnotes } = options;
  return { citation, footnote: (text) => footnotes.call(text), dialect: 'commonmark', isInTable };
}

function oneLine(content: readonly InlineNode[] | undefined, options: Writing, isInTable = false): string {
  const nodes = (content ?? []).map((node): InlineNode =>
    node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node,
  );
  return inlineMarkdown(nodes, inlineOptions(options, isInTable));
}

function isList(block: BlockNode): boolean {
  return block.type === 'bulletList' || block.type === 'orderedList';
}

function longestRun(code: string): number {
  return Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
}
