import type { PrintCell, PrintTable } from '#main/ports/report-writer.ts';

export type GridCell = {
  /** Null where one of a row above reaches down, and where the row ends early. */
  readonly cell: PrintCell | null;
  /** Of the first column, from 0. */
  readonly start: number;
  readonly columnSpan: number;
  /** Whether one of a row above reaches down to here. */
  readonly isCovered: boolean;
};

export type GridRow = { readonly isHeader: boolean; readonly cells: readonly GridCell[] };

/** Gives each cell its columns, and fills the places that spans leave: every row has all columns. */
export function layGrid(rows: PrintTable['rows'], columns: number): readonly GridRow[] {
  /** For each column: how many rows the cell above still takes. */
  const taken = Array.from({ length: columns }, () => 0);
  return rows.map(({ isHeader, cells }) => {
    const queue = [...cells];
    const laid: GridCell[] = [];
    for (let start = 0; start < columns;) {
      const isFree = taken[start] === 0;
      const cell = isFree ? (queue.shift() ?? null) : null;
      const columnSpan = Math.max(1, Math.min(cell?.columnSpan ?? 1, freeFrom(taken, start)));
      for (let at = start; at < start + columnSpan; at += 1) {
        taken[at] = isFree ? Math.max(0, (cell?.rowSpan ?? 1) - 1) : Math.max(0, (taken[at] ?? 0) - 1);
      }
      laid.push({ cell, start, columnSpan, isCovered: !isFree });
      start += columnSpan;
    }
    return { isHeader, cells: laid };
  });
}

function freeFrom(taken: readonly number[], start: number): number {
  const end = taken.findIndex((rows, at) => at > start && rows > 0);
  return (end === -1 ? taken.length : end) - start;
}
