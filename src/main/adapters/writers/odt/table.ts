import type { PrintBlock, PrintTable } from '#main/ports/report-writer.ts';
import { layGrid, type GridRow } from '../shared-grid.ts';
import { paragraph } from './paragraph.ts';
import { bookmarked, sequence } from './runs.ts';
import type { Place } from './sheet.ts';
import { element, escapeXml } from './xml.ts';

type WriteBlocks = (blocks: readonly PrintBlock[], place: Place) => string;

/** A table below its caption; header rows that come first are repeated on each page. */
export function tableXml(table: PrintTable, place: Place, writeBlocks: WriteBlocks): string {
  const { sheet } = place;
  const { anchor, columnWidths, rows } = table;
  const grid = layGrid(rows, Math.max(1, columnWidths.length));
  if (grid.length === 0) return '';
  sheet.counts.tables += 1;
  const columns = columnWidths.map((width) =>
    element('table:table-column', { 'table:style-name': sheet.styles.column(width) }),
  );
  const bodyStart = grid.findIndex(({ isHeader }) => !isHeader);
  const headCount = bodyStart === -1 ? 0 : bodyStart;
  const rowsXml = grid.map((row, index) => rowXml(row, { table, place, writeBlocks, below: grid.slice(index) }));
  const head = rowsXml.slice(0, headCount).join('');
  const name = `Table${sheet.counts.tables}`;
  const made = element(
    'table:table',
    { 'table:name': name, 'table:style-name': 'ReportTable' },
    `${columns.join('')}${head === '' ? '' : element('table:table-header-rows', {}, head)}${rowsXml.slice(headCount).join('')}`,
  );
  return `${captionXml(table, place, bookmarked(anchor, ''))}${made}${element('text:p', { 'text:style-name': 'After_20_Table' })}`;
}

function captionXml({ number, caption, anchor }: PrintTable, { sheet }: Place, mark: string): string {
  if (number === null) return '';
  const { wording } = sheet.report;
  const label = `${escapeXml(wording.table)} ${sequence('Table', number)}. `;
  const inner = caption === '' ? `${label}${mark}` : bookmarked(anchor, `${label}${escapeXml(caption)}`);
  return paragraph('Table_20_Caption', inner, { text: `${wording.table} ${caption}`, sheet });
}

function rowXml(
  row: GridRow,
  options: {
    readonly table: PrintTable;
    readonly place: Place;
    readonly writeBlocks: WriteBlocks;
    /** This row and those below it: a cell may not reach beyond the last. */
    readonly below: readonly GridRow[];
  },
): string {
  const { table, place, writeBlocks, below } = options;
  const cells = row.cells.map(({ cell, start, columnSpan, isCovered }) => {
    const covered = element('table:covered-table-cell', {}).repeat(columnSpan - 1);
    if (isCovered) return element('table:covered-table-cell', {});
    const isHeader = row.isHeader || cell?.isHeader === true;
    const width = table.columnWidths.slice(start, start + columnSpan).reduce((sum, each) => sum + each, 0);
    const style = isHeader ? 'Table_20_Heading' : 'Table_20_Contents';
    const inner = writeBlocks(cell?.blocks ?? [], { ...place, style, widthCm: place.widthCm * width - 0.2 });
    const rowSpan = Math.min(cell?.rowSpan ?? 1, below.length);
    const attributes = {
      'table:style-name': isHeader ? 'ReportTable.Heading' : 'ReportTable.Cell',
      'office:value-type': 'string',
      'table:number-columns-spanned': columnSpan > 1 || rowSpan > 1 ? columnSpan : null,
      'table:number-rows-spanned': columnSpan > 1 || rowSpan > 1 ? rowSpan : null,
    };
    const filled = inner === '' ? element('text:p', { 'text:style-name': style }) : inner;
    return `${element('table:table-cell', attributes, filled)}${covered}`;
  });
  return element('table:table-row', {}, cells.join(''));
}
