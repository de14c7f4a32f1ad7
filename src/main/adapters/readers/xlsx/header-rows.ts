import type { Merge } from './merged-cells.ts';
import type { Cell, SheetRow } from './read-sheet.ts';

export type Headers = {
  /** By column. */
  readonly names: ReadonlyMap<number, string>;
  /** Where they stand among the rows that were looked at: one or two rows. */
  readonly first: number;
  readonly last: number;
};

/**
 * The headers of a table: the first row that fills at least half of its width, if that could be headers: words, with
 * years among them. A row of groups right above or below is part of them. Where the sheet has headers already, numbers
 * or dates have to follow before new ones are believed.
 */
export function findHeaders(rows: readonly SheetRow[], isFirst: boolean, merges: readonly Merge[]): Headers | null {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.size));
  if (width < 2) return null;
  const at = rows.findIndex(({ cells }) => cells.size >= Math.max(2, width / 2));
  const row = rows[at];
  if (row === undefined) return null;
  const above = adjacent(rows[at - 1], row);
  const below = adjacent(row, rows[at + 1]);
  if (!isWords(row)) {
    const isHead = above !== null && isHeadWithCorner(above, row);
    return isHead ? { names: namesOf(above), first: at - 1, last: at - 1 } : null;
  }
  const hasData = rows.slice(at + 1).some(({ cells }) => [...cells.values()].some(({ kind }) => kind !== 'text'));
  if (!isFirst && !hasData) return null;
  const [sub] = below === null ? [] : [rows[at + 1]];
  if (sub !== undefined && isWords(sub) && hasGroups(row, sub, merges)) {
    return { names: joined(row, sub, merges), first: at, last: at + 1 };
  }
  if (above !== null && hasGroups(above, row, merges)) {
    return { names: joined(above, row, merges), first: at - 1, last: at };
  }
  return { names: namesOf(row), first: at, last: at };
}

function adjacent(upper: SheetRow | undefined, lower: SheetRow | undefined): SheetRow | null {
  return upper !== undefined && lower !== undefined && upper.number === lower.number - 1 ? upper : null;
}

/** Headers over all columns but the first, above the first full row. */
function isHeadWithCorner(head: SheetRow, full: SheetRow): boolean {
  const corner = Math.min(...full.cells.keys());
  return [...head.cells].every(([column, { kind }]) => kind === 'text' && column > corner && full.cells.has(column));
}

/** Merged cells over some of the columns; over all of them they are a title. */
function hasGroups(groups: SheetRow, row: SheetRow, merges: readonly Merge[]): boolean {
  const columns = [...row.cells.keys(), ...groups.cells.keys()];
  return merges.some(
    ({ row: number, from, to }) =>
      number === groups.number && (from > Math.min(...columns) || to < Math.max(...columns)),
  );
}

function joined(groups: SheetRow, row: SheetRow, merges: readonly Merge[]): ReadonlyMap<number, string> {
  const names = new Map(namesOf(row));
  for (const [column, { text }] of groups.cells) {
    const merge = merges.find(({ row: number, from }) => number === groups.number && from === column);
    for (let each = column; each <= (merge?.to ?? column); each += 1) {
      const own = row.cells.get(each)?.text;
      if (own !== undefined || each === column) names.set(each, own === undefined ? text : `${text} ${own}`);
    }
  }
  return names;
}

function namesOf({ cells }: SheetRow): ReadonlyMap<number, string> {
  return new Map([...cells].map(([column, { text }]) => [column, text]));
}

function isWords({ cells }: SheetRow): boolean {
  const all = [...cells.values()];
  return all.some(({ kind }) => kind === 'text') && all.every((cell) => cell.kind === 'text' || isYear(cell));
}

function isYear({ text, kind }: Cell): boolean {
  return kind === 'number' && /^[12]\d{3}$/.test(text);
}
