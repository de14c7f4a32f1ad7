import type { PrintBlock, PrintCell, PrintTable } from '#main/ports/report-writer.ts';
import { layGrid, type GridRow } from '../shared-grid.ts';
import { waitingNotes } from './runs.ts';
import type { Place } from './sheet.ts';
import { texText } from './text.ts';

type WriteBlocks = (blocks: readonly PrintBlock[], place: Place) => string;

/**
 * A table that breaks across pages and says its header again on each; one within a cell stays together. What spans rows
 * stands in the first of them, so that it never runs into the next.
 */
export function texTable(table: PrintTable, place: Place, writeBlocks: WriteBlocks): string {
  const { rows, columnWidths } = table;
  const columns = Math.max(1, columnWidths.length);
  const grid = layGrid(rows, columns);
  if (grid.length === 0) return '';
  const isLong = place.waiting === null;
  const within: Place = { ...place, waiting: place.waiting ?? [], isOutermost: false };
  const write = (row: GridRow): string => writeRow(row, { table, place: within, writeBlocks });
  const bodyStart = grid.findIndex(({ isHeader }) => !isHeader);
  const headCount = bodyStart === -1 ? 0 : bodyStart;
  const head = grid.slice(0, headCount).map(write).join('');
  const body = grid
    .slice(headCount)
    .map((row) => `${write(row)}${row.isHeader ? '\\midrule\n' : ''}`)
    .join('');
  const spec = columnWidths.map((width) => column(width)).join('\n  ');
  const ruled = head === '' ? '\\toprule\n' : `\\toprule\n${head}\\midrule\n`;
  const caption = captionOf(table, place, isLong);
  if (!isLong) {
    return `${caption}\\begin{tabular}{@{}\n  ${spec}\n@{}}\n${ruled}${body}\\bottomrule\n\\end{tabular}\n\n`;
  }
  const notes = waitingNotes(within);
  const uncounted = table.number === null ? '\\addtocounter{table}{-1}\n' : '';
  const top = `${caption}${ruled}\\endfirsthead\n${ruled}\\endhead\n\\bottomrule\n\\endfoot\n`;
  return `\\begin{longtable}{@{}\n  ${spec}\n@{}}\n${top}${body}\\end{longtable}\n${uncounted}${notes}\n`;
}

function captionOf({ number, caption, anchor }: PrintTable, { sheet }: Place, isLong: boolean): string {
  if (number === null) return isLong ? '' : `\\phantomsection\\label{${anchor}}`;
  const words = `{${texText(caption, sheet)}}\\label{${anchor}}`;
  return isLong ? `\\caption${words}\\\\\n` : `\\captionof{table}${words}\n`;
}

function column(width: number): string {
  return `>{\\raggedright\\arraybackslash}p{${widthOf(width)}}`;
}

function widthOf(fraction: number): string {
  return `\\dimexpr ${fraction.toFixed(4)}\\linewidth-2\\tabcolsep\\relax`;
}

function writeRow(
  { cells }: GridRow,
  options: { readonly table: PrintTable; readonly place: Place; readonly writeBlocks: WriteBlocks },
): string {
  const { table, place, writeBlocks } = options;
  const made = cells.map(({ cell, start, columnSpan }) => {
    const text = cell === null ? '' : cellText(cell, place, writeBlocks);
    if (columnSpan === 1) return text;
    const width = table.columnWidths.slice(start, start + columnSpan).reduce((sum, each) => sum + each, 0);
    const [left, right] = [start === 0 ? '@{}' : '', start + columnSpan === table.columnWidths.length ? '@{}' : ''];
    return `\\multicolumn{${columnSpan}}{${left}${column(width)}${right}}{${text}}`;
  });
  return `${made.join(' &\n')} \\\\\n`;
}

function cellText({ blocks, isHeader }: PrintCell, place: Place, writeBlocks: WriteBlocks): string {
  const text = writeBlocks(blocks, place).trim();
  return isHeader && text !== '' ? `\\bfseries ${text}` : text;
}
