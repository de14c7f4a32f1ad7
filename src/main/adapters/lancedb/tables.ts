import { Index, type Table } from '@lancedb/lancedb';
import type { Table as ArrowTable } from 'apache-arrow';
import { fullTextIndex } from './full-text.ts';
import { openOptimisedVersions } from './optimised-versions.ts';
import type { Connections } from './connections.ts';
import { whereIn } from './where.ts';

/** The words' table; every other one holds a space of vectors. */
export const wordsName = 'words';

export type Tables = {
  readonly names: () => Promise<readonly string[]>;
  /** Null when there is no table of that name. */
  readonly open: (name: string) => Promise<Table | null>;
  /** Lets go of open tables, so that the next use sees what is on disk. */
  readonly reopen: () => void;
  /** Adds rows and replaces those of the same id. */
  readonly putRows: (name: string, rows: ArrowTable, options: { replaces: boolean }) => Promise<void>;
  readonly removeRows: (name: string, ids: readonly string[]) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
  /** Whether nothing was written since `optimise`. */
  readonly isOptimised: (name: string) => Promise<boolean>;
  /** Whether so much was written since that searches feel it. */
  readonly isOptimiseDue: (name: string) => Promise<boolean>;
  readonly optimise: (name: string) => Promise<void>;
  readonly hasVectorIndex: (name: string) => Promise<boolean>;
};

/** A scan of fewer rows is quicker, and exact. */
const leastIndexedRows = 20_000;
/** In a larger table, which takes seconds to optimise, new rows wait until there are so many, or so many writes. */
const mostWaitingRows = 1000;
const mostWaitingWrites = 64;
const idsPerDelete = 1000;

export function openTables(options: { connections: Connections; folder: string }): Tables {
  const { connections, folder } = options;
  const optimised = openOptimisedVersions(folder);
  let opened = new Map<string, Promise<Table>>();
  let vectorIndexed = new Map<string, boolean>();
  /** Tables optimised by this process and not written since. */
  const unwritten = new Set<string>();
  /** Tables that were there, and those of them that were dropped: one that is missing without being dropped was taken away. */
  const seen = new Set<string>();
  const dropped = new Set<string>();

  const names = async () => {
    const due = [...seen];
    const found = (await connections.current().tableNames()).filter((name) => !dropped.has(name));
    const missing = due.find((name) => !found.includes(name) && !dropped.has(name));
    if (missing !== undefined) throw new Error(`the table ${missing} is gone`);
    for (const name of found) seen.add(name);
    return found.toSorted((a, b) => (a < b ? -1 : 1));
  };

  const open = async (name: string): Promise<Table | null> => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    if (!(await names()).includes(name)) return null;
    const opening = opened.get(name) ?? openWhole(connections, name);
    opened.set(name, opening);
    // A failure isn't kept: the next use tries again.
    opening.catch(() => opened.delete(name));
    return opening;
  };

  const reopen = (): void => {
    opened = new Map();
    vectorIndexed = new Map();
    unwritten.clear();
  };

  const isOptimised = async (name: string) => {
    if (unwritten.has(name)) return true;
    const table = await open(name);
    return table === null || (await optimised.get(name)) === (await table.version());
  };

  const hasVectorIndex = async (name: string) => {
    const known = vectorIndexed.get(name);
    if (known !== undefined) return known;
    const table = await open(name);
    const has = table !== null && (await indexedColumns(table)).has('vector');
    vectorIndexed.set(name, has);
    return has;
  };

  return {
    names,
    open,
    isOptimised,
    hasVectorIndex,
    isOptimiseDue: async (name) => {
      const table = await open(name);
      if (table === null || (await isOptimised(name))) return false;
      const version = await optimised.get(name);
      if (version === null || (await table.countRows()) <= leastIndexedRows) return true;
      if ((await table.version()) - version >= mostWaitingWrites) return true;
      return (await waitingRows(table)) >= mostWaitingRows;
    },
    reopen,
    putRows: async (name, rows, { replaces }) => {
      unwritten.delete(name);
      const table = await open(name);
      if (table === null) {
        const made = await connections.keep(connections.current().createTable(name, rows));
        if (name === wordsName) await made.createIndex('terms', { config: fullTextIndex() });
        seen.add(name);
        dropped.delete(name);
        opened.set(name, Promise.resolve(made));
      } else if (replaces) {
        await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows);
      } else {
        await table.add(rows);
      }
    },
    removeRows: async (name, ids) => {
      unwritten.delete(name);
      const table = await open(name);
      if (table === null) return;
      for (let start = 0; start < ids.length; start += idsPerDelete) {
        const where = whereIn('id', ids.slice(start, start + idsPerDelete));
        if ((await table.countRows(where)) > 0) await table.delete(where);
      }
    },
    drop: async (name) => {
      unwritten.delete(name);
      opened.delete(name);
      vectorIndexed.delete(name);
      dropped.add(name);
      await connections.current().dropTable(name);
      await optimised.set(name, null);
    },
    optimise: async (name) => {
      const table = await open(name);
      if (table === null || (await isOptimised(name))) return;
      if ((await table.countRows()) >= leastIndexedRows) await addIndexes(table, name);
      vectorIndexed.delete(name);
      await optimiseTable(table);
      await optimised.set(name, await table.version());
      // What the engine read of indexes that are gone stays in its memory, and their files open, for as long as the connection.
      await connections.renew(reopen);
      unwritten.add(name);
    },
  };
}

/** Rows that the index doesn't know yet. */
async function waitingRows(table: Table): Promise<number> {
  const index = (await table.listIndices()).find(({ columns }) =>
    ['terms', 'vector'].some((name) => columns.includes(name)),
  );
  const stats = index === undefined ? undefined : await table.indexStats(index.name);
  return stats?.numUnindexedRows ?? Number.POSITIVE_INFINITY;
}

/** Opens a table; the words' index is made up for if the process was killed between making the table and it. */
async function openWhole(connections: Connections, name: string): Promise<Table> {
  const table = await connections.keep(connections.current().openTable(name));
  if (name === wordsName && !(await indexedColumns(table)).has('terms')) {
    await table.createIndex('terms', { config: fullTextIndex() });
  }
  return table;
}

async function addIndexes(table: Table, name: string): Promise<void> {
  const indexed = await indexedColumns(table);
  for (const column of ['id', 'source_id']) {
    if (!indexed.has(column)) await table.createIndex(column, { config: Index.btree() });
  }
  if (name !== wordsName && !indexed.has('vector')) {
    // With the engine's own choice of one bit a third of the nearest is missed; four take no longer to search.
    await table.createIndex('vector', { config: Index.ivfRq({ distanceType: 'dot', numBits: 4 }) });
  }
}

async function indexedColumns(table: Table): Promise<ReadonlySet<string>> {
  return new Set((await table.listIndices()).flatMap(({ columns }) => columns));
}

async function optimiseTable(table: Table): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await table.optimize({ cleanupOlderThan: new Date() });
      return;
    } catch (error) {
      if (attempt === 3 || !/retryable commit conflict/i.test(String(error))) throw error;
    }
  }
}
