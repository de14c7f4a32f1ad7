import type { Table } from '@lancedb/lancedb';
import type { Table as ArrowTable } from 'apache-arrow';
import { readAddresses } from './arrow-rows.ts';

export type RowCache<Row> = {
  /** The rows at these addresses, in the same order. Throws if one isn't there. */
  readonly rowsAt: (table: Table, addresses: readonly bigint[]) => Promise<readonly Row[]>;
};

/**
 * Rows that searches came upon lately. Reading a row from the table takes longer than finding it, and the searches of
 * one question come upon the same ones. What is at an address never changes: a row that is replaced or moved gets a new one.
 */
export function createRowCache<Row>(options: {
  readonly columns: readonly string[];
  readonly mostRows: (row: Row) => number;
  readonly toRows: (found: ArrowTable) => readonly Row[];
}): RowCache<Row> {
  const { columns, mostRows, toRows } = options;
  const caches = new WeakMap<Table, Map<bigint, Row>>();

  return {
    rowsAt: async (table, addresses) => {
      const cache = caches.get(table) ?? new Map<bigint, Row>();
      caches.set(table, cache);
      const missing = addresses.filter((address) => !cache.has(address));
      const fresh = missing.length === 0 ? new Map<bigint, Row>() : await readRows(table, missing, columns, toRows);
      const rows = addresses.map((address) => {
        const row = cache.get(address) ?? fresh.get(address);
        if (row === undefined) throw new Error('a row that was found is gone');
        // Put at the end, so that the longest unused goes first.
        cache.delete(address);
        cache.set(address, row);
        return row;
      });
      const [first] = rows;
      if (first !== undefined) shrink(cache, mostRows(first));
      return rows;
    },
  };
}

async function readRows<Row>(
  table: Table,
  addresses: readonly bigint[],
  columns: readonly string[],
  toRows: (found: ArrowTable) => readonly Row[],
): Promise<ReadonlyMap<bigint, Row>> {
  const found = await table
    .takeRowIds(addresses)
    .select([...columns])
    .withRowId()
    .toArrow();
  const rows = toRows(found);
  const read = new Map<bigint, Row>();
  readAddresses(found).forEach((address, at) => {
    const row = rows[at];
    if (row !== undefined) read.set(address, row);
  });
  return read;
}

function shrink(cache: Map<bigint, unknown>, mostRows: number): void {
  for (const address of cache.keys()) {
    if (cache.size <= mostRows) return;
    cache.delete(address);
  }
}
