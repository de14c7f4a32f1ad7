import { asBlockquote, fenceLanguage } from '#shared/text/markdown-escape.ts';
import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import type { MarkdownLayout } from './layout.ts';
import { linesOf, oneLineOf } from './runs.ts';
import { tableMarkdown } from './tables.ts';

/** The blocks with empty lines between them. */
export function blocksMarkdown(blocks: readonly PrintBlock[], layout: MarkdownLayout): string {
  let isOtherMarker = false;
  const parts = blocks.map((block, index) => {
    // Two lists side by side would be read as one: the second takes another marker.
    isOtherMarker = isList(block) && blocks[index - 1]?.type === block.type ? !isOtherMarker : false;
    return blockMarkdown(block, layout, isOtherMarker);
  });
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockMarkdown(block: PrintBlock, layout: MarkdownLayout, isOtherMarker: boolean): string {
  const isPandoc = layout.dialect === 'pandoc';
  switch (block.type) {
    case 'heading': {
      const level = Math.min(6, block.level + (isPandoc ? 0 : 1));
      return headingMarkdown({ ...block, level, anchor: isPandoc ? block.anchor : null }, layout);
    }
    case 'paragraph':
      return linesOf(block.content, layout);
    case 'bullet-list':
      return listMarkdown(block.items, layout, () => (isOtherMarker ? '* ' : '- '));
    case 'ordered-list':
      return listMarkdown(block.items, layout, (index) => `${block.start + index}${isOtherMarker ? ')' : '.'} `);
    case 'quotation':
      return asBlockquote(blocksMarkdown(block.blocks, layout));
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      const text = block.text.replace(/\n$/u, '');
      return `${fence}${fenceLanguage(block.language)}\n${text === '' ? '' : `${text}\n`}${fence}`;
    }
    case 'table': {
      const table = tableMarkdown(block, layout);
      if (block.caption === '') return table;
      const words = oneLineOf([{ type: 'text', text: block.caption, marks: [] }], layout);
      return isPandoc
        ? `${table}\n\n: ${words}`
        : `${captionMarkdown(layout.report.wording.table, block.number, words)}\n\n${table}`;
    }
    case 'figure': {
      const caption = oneLineOf(block.caption, layout);
      const alt = oneLineOf([{ type: 'text', text: block.alt, marks: [] }], layout);
      const path = layout.imagePath(block.assetId);
      if (isPandoc) {
        const attributes = [
          `width=${block.widthPercent}%`,
          ...(block.alt === '' ? [] : [`alt=${JSON.stringify(block.alt)}`]),
        ];
        return `![${caption}](${path}){#${block.anchor} ${attributes.join(' ')}}`;
      }
      const image = `![${alt}](${path})`;
      return caption === ''
        ? image
        : `${image}\n\n${captionMarkdown(layout.report.wording.figure, block.number, caption)}`;
    }
    case 'maths': {
      const latex = block.latex.replace(/^\s*\n/gm, '').trim();
      return latex === '' ? '' : `$$\n${latex}\n$$`;
    }
    case 'rule':
      // Of the three marks the one that no list takes for its own.
      return '___';
  }
}

/** A heading; with an anchor in pandoc's form where one is given. */
export function headingMarkdown(
  heading: {
    readonly level: number;
    readonly number: string | null;
    readonly anchor: string | null;
    readonly content: readonly PrintRun[];
  },
  layout: MarkdownLayout,
): string {
  const { level, number, anchor, content } = heading;
  const words = oneLineOf(
    number === null ? content : [{ type: 'text', text: `${number} `, marks: [] }, ...content],
    layout,
  );
  // A row of # at the end would be read as part of the heading's frame.
  const text = words.replace(/(^|\s)(#+)$/u, '$1\\$2');
  return `${'#'.repeat(level)} ${text}${anchor === null ? '' : ` {#${anchor}}`}`.trimEnd();
}

function captionMarkdown(word: string, number: number | null, words: string): string {
  return `**${word}${number === null ? '' : ` ${number}`}.** ${words}`;
}

function listMarkdown(
  items: readonly (readonly PrintBlock[])[],
  layout: MarkdownLayout,
  marker: (index: number) => string,
): string {
  const isTight = items.every((blocks) => blocks.length === 1 && blocks[0]?.type === 'paragraph');
  return items
    .map((blocks, index) => {
      const lead = marker(index);
      return `${lead}${blocksMarkdown(blocks, layout).replace(/\n(?=[^\n])/g, `\n${' '.repeat(lead.length)}`)}`.trimEnd();
    })
    .join(isTight ? '\n' : '\n\n');
}

function isList(block: PrintBlock): boolean {
  return block.type === 'bullet-list' || block.type === 'ordered-list';
}

function longestRun(code: string): number {
  return Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
}
