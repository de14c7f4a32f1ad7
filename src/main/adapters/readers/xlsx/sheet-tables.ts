import type { DraftBlock } from '../assemble-blocks.ts';
import { lettersOf } from './columns.ts';
import { findHeaders } from './header-rows.ts';
import type { Merge } from './merged-cells.ts';
import type { Cell, SheetRow } from './read-sheet.ts';

/** Rows that are looked at to tell where a table's headers are. */
const rowsAhead = 30;

/**
 * Makes blocks of a sheet's rows as they come: a block per row with each value under its column's header. Lines of a
 * single cell above a table are paragraphs. After an empty row another table may begin, with headers of its own.
 */
export function createSheetTables(
  merges: readonly Merge[],
  emit: (draft: DraftBlock) => void,
): {
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
    const found = findHeaders(ahead, isFirst, merges);
    if (found !== null) headers = found.names;
    const { first, last: end } = found ?? { first: -1, last: -1 };
    ahead.forEach((row, index) => {
      const isWords = row.cells.size === 1 && [...row.cells.values()].every(({ kind }) => kind === 'text');
      if (index >= first && index <= end) return;
      if (index < first || (isWords && !isFirst && index === 0))
        emit({ kind: 'paragraph', text: wordsOf(row).join(' ') });
      else write(row);
    });
    // A header alone is still something to find.
    const alone = ahead.length === 1 && found !== null ? ahead[0] : undefined;
    if (alone !== undefined) emit({ kind: 'row', text: wordsOf(alone).join('; ') });
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

function renderRow(cells: ReadonlyMap<number, Cell>, headers: ReadonlyMap<number, string> | null): string {
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([column, { text }]) => `${headers?.get(column) ?? `Column ${lettersOf(column)}`}: ${text}`)
    .join('; ');
}

function wordsOf({ cells }: SheetRow): string[] {
  return [...cells.values()].map(({ text }) => text);
}
