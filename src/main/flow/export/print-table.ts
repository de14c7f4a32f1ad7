import type { BlockNode, TableCellNode, TableRowNode } from '#shared/domain/rich-text.ts';
import type { PrintBlock, PrintCell, PrintTable } from '#main/ports/report-writer.ts';

/**
 * The rows of a table so that every column of every row is covered by exactly one cell, and how wide the columns are.
 * Cells that reach too far are cut, missing ones are empty.
 */
export function printTable(
  rows: readonly TableRowNode[],
  toBlocks: (blocks: readonly BlockNode[]) => readonly PrintBlock[],
): Pick<PrintTable, 'rows' | 'columnWidths'> {
  const placed = placeCells(rows);
  const columns = Math.max(1, ...placed.map((row) => row.width));
  const headerRows = countHeaderRows(placed);
  const printed = placed.map(({ cells }) =>
    cells.map(({ node, column, columnSpan, rowSpan }) => ({
      column,
      width: node.attrs?.colwidth ?? null,
      cell: cellOf(node.type === 'tableHeader', { columnSpan, rowSpan }, toBlocks(node.content)),
    })),
  );
  return {
    columnWidths: columnWidths(printed.flat(), columns),
    rows: placed.map(({ isCovered }, index) => {
      const own = (printed[index] ?? []).map(({ column, cell }) => ({ column, cell }));
      const missing = Array.from({ length: columns }, (_, column) => column).filter(
        (column) => isCovered[column] !== true,
      );
      const isHeader = index < headerRows;
      const filled = missing.map((column) => ({ column, cell: cellOf(isHeader, { columnSpan: 1, rowSpan: 1 }, []) }));
      return { isHeader, cells: [...own, ...filled].toSorted((a, b) => a.column - b.column).map(({ cell }) => cell) };
    }),
  };
}

function cellOf(
  isHeader: boolean,
  spans: Pick<PrintCell, 'columnSpan' | 'rowSpan'>,
  blocks: readonly PrintBlock[],
): PrintCell {
  return { isHeader, ...spans, blocks: blocks.length === 0 ? [{ type: 'paragraph', content: [] }] : blocks };
}

type PlacedRow = {
  readonly cells: { node: TableCellNode; column: number; columnSpan: number; rowSpan: number }[];
  readonly isCovered: true[];
  width: number;
};

const widestCell = 100;

function placeCells(rows: readonly TableRowNode[]): readonly PlacedRow[] {
  const placed = rows.map((): PlacedRow => ({ cells: [], isCovered: [], width: 0 }));
  rows.forEach(({ content }, rowIndex) => {
    let column = 0;
    for (const node of content) {
      const own = placed[rowIndex];
      if (own === undefined) continue;
      while (own.isCovered[column] === true) column += 1;
      const wanted = node.attrs ?? { colspan: 1, rowspan: 1 };
      const rowSpan = Math.min(wanted.rowspan, rows.length - rowIndex);
      // A cell ends where one from above reaches down.
      let columnSpan = 1;
      while (columnSpan < Math.min(wanted.colspan, widestCell) && own.isCovered[column + columnSpan] !== true) {
        columnSpan += 1;
      }
      own.cells.push({ node, column, columnSpan, rowSpan });
      for (const row of placed.slice(rowIndex, rowIndex + rowSpan)) {
        for (let at = column; at < column + columnSpan; at += 1) row.isCovered[at] = true;
        row.width = Math.max(row.width, column + columnSpan);
      }
      column += columnSpan;
    }
  });
  return placed;
}

/** The rows at the top that hold nothing but header cells, none of which reaches below them; never the whole table. */
function countHeaderRows(rows: readonly PlacedRow[]): number {
  const first = rows.findIndex(
    ({ cells }) => cells.length === 0 || cells.some(({ node }) => node.type !== 'tableHeader'),
  );
  let count = first === -1 ? Math.min(1, rows.length) : first;
  const reaches = (until: number) =>
    rows.slice(0, until).some(({ cells }, index) => cells.some(({ rowSpan }) => index + rowSpan > until));
  while (count > 0 && reaches(count)) count -= 1;
  return count;
}

/** As the person set them, where all are set; else by what the cells hold. */
function columnWidths(
  cells: readonly { readonly column: number; readonly width: readonly number[] | null; readonly cell: PrintCell }[],
  columns: number,
): readonly number[] {
  const set = Array.from({ length: columns }, (_, column) => {
    const own = cells.find(
      ({ column: first, width, cell }) => width !== null && first <= column && column < first + cell.columnSpan,
    );
    return own?.width?.[column - own.column] ?? 0;
  });
  return fractions(set.every((width) => width > 0) ? set : widthsByContent(cells, columns));
}

const narrowest = 5;
const widest = 44;

function widthsByContent(
  cells: readonly { readonly column: number; readonly cell: PrintCell }[],
  columns: number,
): readonly number[] {
  const widths = Array.from({ length: columns }, () => narrowest);
  for (const { column, cell } of cells) {
    if (cell.columnSpan !== 1) continue;
    const words = cell.blocks.flatMap(wordsOf);
    const line = words.reduce((sum, length) => sum + length + 1, 0);
    const wanted = Math.max(Math.min(widest, line), Math.min(widest, Math.max(0, ...words)));
    widths[column] = Math.max(widths[column] ?? 0, wanted);
  }
  return widths;
}

/** How wide each word is, in Latin letters. */
function wordsOf(block: PrintBlock): readonly number[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content.flatMap((run) => {
        if (run.type === 'text')
          return run.text
            .split(/\s+/u)
            .filter((word) => word !== '')
            .map(widthOf);
        return run.type === 'maths' ? [Math.min(12, run.latex.length)] : [4];
      });
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flatMap((blocks) => blocks.flatMap(wordsOf));
    case 'quotation':
      return block.blocks.flatMap(wordsOf);
    case 'code':
      return block.text.split('\n').map((line) => line.length);
    case 'maths':
      return [Math.min(24, block.latex.length)];
    case 'table':
      return [widest];
    case 'figure':
      return [widest / 2];
    case 'rule':
      return [];
  }
}

function widthOf(word: string): number {
  return word.length + (word.match(/[\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60]/gu)?.length ?? 0);
}

function fractions(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => width / sum);
}
