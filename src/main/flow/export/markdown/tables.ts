import type { PrintBlock, PrintCell, PrintRun, PrintTable } from '#main/ports/report-writer.ts';
import type { MarkdownLayout } from './layout.ts';
import { oneLineOf } from './runs.ts';

/** Dashes of the line below the header; pandoc takes their numbers for the widths of the columns. */
const dashes = 72;

/**
 * A table of pipes: a cell's blocks stand behind each other on one line, what spans stands in the first of its places,
 * several header rows are joined in one.
 */
export function tableMarkdown(table: PrintTable, layout: MarkdownLayout): string {
  const columns = table.columnWidths.length;
  const rows = gridOf(table).map((row) => row.map((cell) => (cell === null ? '' : cellLine(cell, layout))));
  const headerRows = table.rows.filter(({ isHeader }) => isHeader).length;
  const header = Array.from({ length: columns }, (_, column) =>
    rows
      .slice(0, headerRows)
      .map((row) => row[column] ?? '')
      .filter((words) => words !== '')
      .join(', '),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = table.columnWidths.map((width) => '-'.repeat(Math.max(3, Math.round(width * dashes))));
  return [line(header), `|${rule.join('|')}|`, ...rows.slice(headerRows).map(line)].join('\n');
}

/** Each cell at its first row and column, null where a larger one reaches. */
function gridOf({ rows, columnWidths }: PrintTable): readonly (readonly (PrintCell | null)[])[] {
  const covered = rows.map((): boolean[] => []);
  return rows.map(({ cells }, rowIndex) => {
    const line: (PrintCell | null)[] = Array.from({ length: columnWidths.length }, () => null);
    let column = 0;
    for (const cell of cells) {
      while (covered[rowIndex]?.[column] === true) column += 1;
      line[column] = cell;
      for (const row of covered.slice(rowIndex, rowIndex + cell.rowSpan)) {
        for (let at = column; at < column + cell.columnSpan; at += 1) row[at] = true;
      }
      column += cell.columnSpan;
    }
    return line;
  });
}

function cellLine({ blocks }: PrintCell, layout: MarkdownLayout): string {
  return blocks
    .flatMap(flatRuns)
    .map((runs) => oneLineOf(runs, layout, true))
    .filter((line) => line !== '')
    .join(' ');
}

/** What a block says, a line for each of its paragraphs. */
function flatRuns(block: PrintBlock): readonly (readonly PrintRun[])[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.content];
    case 'bullet-list':
      return block.items
        .flatMap((item) => item.flatMap(flatRuns))
        .map((runs) => [{ type: 'text', text: '• ', marks: [] }, ...runs]);
    case 'ordered-list':
      return block.items.flatMap((item, index) =>
        item
          .flatMap(flatRuns)
          .map((runs, at): readonly PrintRun[] =>
            at === 0 ? [{ type: 'text', text: `${block.start + index}. `, marks: [] }, ...runs] : runs,
          ),
      );
    case 'quotation':
      return block.blocks.flatMap(flatRuns);
    case 'code':
      return [[{ type: 'text', text: block.text.trim(), marks: [{ type: 'code' }] }]];
    case 'maths':
      return [[block]];
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(flatRuns)));
    case 'figure':
      return [block.caption];
    case 'rule':
      return [];
  }
}
