import type { DraftBlock } from '../assemble-blocks.ts';
import type { Cell, SheetRow } from './read-sheet.ts';

/** Rows that are looked at to tell where a table's headers are. */
const rowsAhead = 30;

/**
 * Makes blocks of a sheet's rows as they come: a block per row with each value under its column's header. Lines of a
 * single cell above a table are paragraphs. After an empty row another table may begin, with headers of its own.
 */
export function createSheetTables(emit: (draft: DraftBlock) => void): {
  readonly push: (row: SheetRow) => void;
  readonly finish: () => void;
} {
  let headers: ReadonlyMap<number, string> | null = null;
  let ahead: SheetRow[] = [];
  let isAhead = true;
  let last = 0;

  const write = ({ cells }: SheetRow): void => {
    const only = cells.size === 1 ? [...cells.values()][0] : undefined;
    if (only !== undefined && (headers === null || headers.size === 0)) emit({ kind: 'paragraph', text: only.text });
    else emit({ kind: 'row', text: renderRow(cells, headers) });
  };
  const decide = (): void => {
    const isFirst = headers === null;
    const at = findHeaderRow(ahead, isFirst);
    ahead.forEach((row, index) => {
      const isWords = row.cells.size === 1 && [...row.cells.values()].every(({ kind }) => kind === 'text');
      if (index === at) headers = headersOf(row);
      else if (index < at || (isWords && !isFirst && index === 0))
        emit({ kind: 'paragraph', text: [...row.cells.values()].map(textOf).join(' ') });
      else write(row);
    });
    // A header alone is still something to find.
    const alone = ahead.length === 1 && at === 0 ? ahead[0] : undefined;
    if (alone !== undefined) emit({ kind: 'row', text: [...alone.cells.values()].map(textOf).join('; ') });
    ahead = [];
    isAhead = false;
  };
  return {
    push: (row) => {
      const isAfterGap = last > 0 && row.number > last + 1;
      if (isAfterGap) {
        if (isAhead) decide();
        isAhead = true;
      }
      last = row.number;
      if (!isAhead) write(row);
      else if (ahead.push(row) >= rowsAhead) decide();
    },
    finish: decide,
  };
}

/**
 * The first row that fills at least half of the table's width, if it could be headers: words, with years among them.
 * Where there are headers already, numbers or dates have to follow before new ones are believed.
 */
function findHeaderRow(rows: readonly SheetRow[], isFirst: boolean): number {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.size));
  if (width < 2) return -1;
  const at = rows.findIndex(({ cells }) => cells.size >= Math.max(2, width / 2));
  const cells = [...(rows[at]?.cells.values() ?? [])];
  const isWords =
    cells.some(({ kind }) => kind === 'text') && cells.every((cell) => cell.kind === 'text' || isYear(cell));
  if (!isWords) return isHeadWithCorner(rows[at - 1], rows[at]) ? at - 1 : -1;
  return isFirst || rows.slice(at + 1).some((row) => [...row.cells.values()].some(({ kind }) => kind !== 'text'))
    ? at
    : -1;
}

/** Headers over all columns but the first, right above the first full row. */
function isHeadWithCorner(head: SheetRow | undefined, full: SheetRow | undefined): boolean {
  if (head === undefined || full === undefined || head.number !== full.number - 1) return false;
  const corner = Math.min(...full.cells.keys());
  return [...head.cells].every(([column, { kind }]) => kind === 'text' && column > corner && full.cells.has(column));
}

function headersOf({ cells }: SheetRow): ReadonlyMap<number, string> {
  return new Map([...cells].map(([column, { text }]) => [column, text]));
}

function renderRow(cells: ReadonlyMap<number, Cell>, headers: ReadonlyMap<number, string> | null): string {
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([column, { text }]) => `${headers?.get(column) ?? `Column ${lettersOf(column)}`}: ${text}`)
    .join('; ');
}

function isYear({ text, kind }: Cell): boolean {
  return kind === 'number' && /^[12]\d{3}$/.test(text);
}

function textOf({ text }: Cell): string {
  return text;
}

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : lettersOf(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
