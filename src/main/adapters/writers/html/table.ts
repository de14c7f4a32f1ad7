import type { PrintBlock, PrintCell, PrintTable } from '#main/ports/report-writer.ts';
import { captionLabel, widthClass } from './caption.ts';
import type { Layout } from './layout.ts';
import { element, emptyElement, escapeText, type Attributes } from './markup.ts';

/** What a table takes of the blocks that it holds. */
type OfBlocks = {
  readonly attributes: (blocks: readonly PrintBlock[], layout: Layout) => Attributes;
  readonly render: (blocks: readonly PrintBlock[], layout: Layout) => string;
};

/** A table with its caption; header rows that come first are its head, which paper repeats on each page. */
export function renderTable(table: PrintTable, layout: Layout, ofBlocks: OfBlocks): string {
  const { anchor, number, caption, rows, columnWidths } = table;
  const bodyStart = rows.findIndex(({ isHeader }) => !isHeader);
  const headCount = bodyStart === -1 ? rows.length : bodyStart;
  const render = (part: PrintTable['rows'], isHead: boolean): string =>
    part.map(({ cells }) => renderRow(cells, { isHead, layout, ofBlocks })).join('\n');
  const inner = [
    renderCaption({ number, caption }, layout),
    element(
      'colgroup',
      {},
      columnWidths.map((width) => emptyElement('col', { class: widthClass(width * 100) })).join(''),
    ),
    headCount === 0 ? '' : element('thead', {}, render(rows.slice(0, headCount), true)),
    headCount === rows.length ? '' : element('tbody', {}, render(rows.slice(headCount), false)),
  ];
  const made = element('table', { id: anchor }, inner.filter((part) => part !== '').join('\n'));
  const isWide = columnWidths.length > 4;
  // What is wider than the page scrolls, by keyboard too; a scrolling box must be named.
  const name = number === null ? layout.report.wording.table : `${layout.report.wording.table} ${number}`;
  return element(
    'div',
    {
      class: classOf(table),
      ...(isWide ? { tabindex: 0, role: 'group', 'aria-label': name } : {}),
    },
    made,
  );
}

/** Paper sets many columns smaller, and turns the page rather than within a table of few rows. */
function classOf({ columnWidths, rows }: PrintTable): string {
  return ['table', ...(columnWidths.length > 6 ? ['many'] : []), ...(rows.length <= 12 ? ['short'] : [])].join(' ');
}

function renderCaption({ number, caption }: Pick<PrintTable, 'number' | 'caption'>, { report }: Layout): string {
  const label = number === null ? '' : captionLabel(report.wording.table, number, caption !== '');
  return label === '' && caption === '' ? '' : element('caption', {}, `${label}${escapeText(caption)}`);
}

function renderRow(
  cells: readonly PrintCell[],
  { isHead, layout, ofBlocks }: { readonly isHead: boolean; readonly layout: Layout; readonly ofBlocks: OfBlocks },
): string {
  const made = cells.map(({ isHeader, columnSpan, rowSpan, blocks }) => {
    const attributes = {
      scope: isHead ? 'col' : isHeader ? 'row' : null,
      colspan: columnSpan > 1 ? columnSpan : null,
      rowspan: rowSpan > 1 ? rowSpan : null,
      ...ofBlocks.attributes(blocks, layout),
    };
    return element(isHeader || isHead ? 'th' : 'td', attributes, ofBlocks.render(blocks, layout));
  });
  return element('tr', {}, made.join(''));
}
