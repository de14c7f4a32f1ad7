import type { BlockNode } from '#shared/domain/rich-text.ts';
import type { Found } from './found.ts';

/** Whether a table has a caption, and as many columns in each row. */
export function lintTable({ attrs, content }: BlockNode & { type: 'table' }): readonly Found[] {
  const caption = attrs?.caption.trim() ?? '';
  const name = caption === '' ? firstWords(content[0]?.content.flatMap((cell) => cell.content) ?? []) : caption;
  const found: Found[] = [];
  if (caption === '') {
    found.push({ code: 'table-without-caption', text: name, detail: 'It has no caption, so it isn’t numbered.' });
  }
  if (isRagged(content)) {
    const detail = 'Its rows have unlike numbers of columns. The export fills them up with empty cells.';
    found.push({ code: 'table-ragged', text: name, detail });
  }
  return found;
}

function isRagged(rows: (BlockNode & { type: 'table' })['content']): boolean {
  const widths = rows.map(() => 0);
  rows.forEach(({ content }, index) => {
    for (const { attrs } of content) {
      const { colspan, rowspan } = attrs ?? { colspan: 1, rowspan: 1 };
      for (let row = index; row < Math.min(rows.length, index + rowspan); row += 1) {
        widths[row] = (widths[row] ?? 0) + colspan;
      }
    }
  });
  return new Set(widths).size > 1;
}

function firstWords(blocks: readonly BlockNode[]): string {
  const words = blocks
    .flatMap((block) => (block.type === 'paragraph' ? (block.content ?? []) : []))
    .map((node) => (node.type === 'text' ? node.text : ''))
    .filter((text) => text.trim() !== '')
    .join(' | ');
  return words.length <= 60 ? words : `${words.slice(0, 60)}…`;
}
