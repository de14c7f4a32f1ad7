import { Table, TableCell, TableRow, type Paragraph } from 'docx';
import type { PrintBlock, PrintCell, PrintTable } from '#main/ports/report-writer.ts';
import { paragraph } from '../paragraph.ts';
import { runsRightToLeft } from '../runs/scripts.ts';
import type { Place } from '../sheet.ts';
import { captionParagraph } from './caption.ts';

type LayoutBlocks = (blocks: readonly PrintBlock[], place: Place) => (Paragraph | Table)[];

/** What the table's style leaves free on the two sides of a cell. */
const cellPadding = 2 * 100;

/** The caption above the table, and below it a little room: Word joins tables that nothing parts. */
export function layoutTable(table: PrintTable, place: Place, layoutBlocks: LayoutBlocks): (Paragraph | Table)[] {
  const total = Math.max(1, place.width - place.indent);
  const columnWidths = table.columnWidths.map((fraction) => Math.max(1, Math.round(fraction * total)));
  const rows = gridOf(table).map(
    ({ isHeader, cells }) =>
      new TableRow({
        cantSplit: true,
        ...(isHeader && { tableHeader: true }),
        children: cells.map(({ cell, column }) => layoutCell(cell, column, columnWidths, place, layoutBlocks)),
      }),
  );
  const hasHead = table.rows[0]?.isHeader ?? false;
  const laidOut = new Table({
    style: hasHead ? 'ReportTable' : 'PlainReportTable',
    layout: 'fixed',
    width: { size: sum(columnWidths), type: 'dxa' },
    columnWidths,
    ...(place.indent > 0 && { indent: { size: place.indent, type: 'dxa' } }),
    ...(runsRightToLeft(firstWords(table)) && { visuallyRightToLeft: true }),
    tableLook: {
      firstRow: hasHead,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows,
  });
  return [...captionOf(table, place), laidOut, paragraph({ style: 'TableEnd' })];
}

function captionOf({ number, caption, anchor }: PrintTable, place: Place): Paragraph[] {
  if (number === null) return [];
  const content = [{ type: 'text' as const, text: caption, marks: [] }];
  return [captionParagraph(content, { kind: 'table', number, anchor, place })];
}

type PlacedCell = { readonly cell: PrintCell; readonly column: number };

/** Each row's cells with the columns they begin in; cells that come down from rows above take theirs. */
function gridOf(table: PrintTable): readonly { readonly isHeader: boolean; readonly cells: readonly PlacedCell[] }[] {
  const takenUntil: number[] = table.columnWidths.map(() => 0);
  return table.rows.map((row, at) => {
    let column = 0;
    const cells = row.cells.map((cell): PlacedCell => {
      while ((takenUntil[column] ?? 0) > at) column += 1;
      const placed = { cell: { ...cell, rowSpan: Math.min(cell.rowSpan, table.rows.length - at) }, column };
      for (let each = column; each < column + cell.columnSpan; each += 1) takenUntil[each] = at + cell.rowSpan;
      column += cell.columnSpan;
      return placed;
    });
    return { isHeader: row.isHeader, cells };
  });
}

function layoutCell(
  cell: PrintCell,
  column: number,
  columnWidths: readonly number[],
  place: Place,
  layoutBlocks: LayoutBlocks,
): TableCell {
  const inside: Place = {
    ...place,
    style: cell.isHeader ? 'TableHeading' : 'TableText',
    width: sum(columnWidths.slice(column, column + cell.columnSpan)) - cellPadding,
    indent: 0,
    styleIndent: 0,
    listDepth: 0,
  };
  const children = layoutBlocks(cell.blocks, inside);
  return new TableCell({
    // Word calls a file damaged that has a cell without a paragraph.
    children: children.length === 0 ? [paragraph({ style: inside.style })] : children,
    ...(cell.columnSpan > 1 && { columnSpan: cell.columnSpan }),
    ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
  });
}

function firstWords({ rows }: PrintTable): string {
  for (const { cells } of rows) {
    for (const { blocks } of cells) {
      for (const block of blocks) {
        const text = block.type === 'paragraph' ? block.content.find((run) => run.type === 'text') : undefined;
        if (text !== undefined && /\p{L}/u.test(text.text)) return text.text;
      }
    }
  }
  return '';
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
