import { openConnections } from './connections.ts';
import type { Answer, Ask, OperationName } from './messages.ts';
import { createQuietTime } from './quiet-time.ts';
import { createSerialQueue } from './serial-queue.ts';
import { spaceOfTable, tableOfSpace } from './space-tables.ts';
import { openTables, type Tables } from './tables.ts';
import { createVectorsTables } from './vectors-tables.ts';
import { createWordsTable } from './words-table.ts';

export type Engine = { readonly [Name in OperationName]: (ask: Ask<Name>) => Promise<Answer<Name>> };

/** LanceDB over the tables of one folder, which no other process may write. Writes happen one after the other. */
export async function openEngine(folder: string, options: { readonly quietMs?: number } = {}): Promise<Engine> {
  const { quietMs = 20_000 } = options;
  const connections = await openConnections(folder);
  const tables = openTables({ connections, folder });
  const write = createSerialQueue();
  const quiet = createQuietTime(quietMs, () => write(() => optimiseAll(tables, tables.optimise)));
  const read = <T>(work: () => Promise<T>): Promise<T> => {
    quiet.disturb();
    return connections.reading(() => readAgainOnce(tables, work));
  };
  const words = createWordsTable({ tables, write });
  const vectors = createVectorsTables({ tables });

  return {
    putWords: (ask) => write(() => words.put(ask)),
    putVectors: (ask) => write(() => vectors.put(ask)),
    remove: ({ ids }) =>
      write(() => {
        vectors.forget();
        return removeFromAll(tables, ids);
      }),
    searchWords: (ask) => read(() => words.search(ask)),
    searchVectors: (ask) => read(() => vectors.search(ask)),
    getVectors: (ask) => read(() => vectors.get(ask)),
    keepOnlySpace: ({ space }) =>
      write(() => {
        vectors.forget();
        return keepOnly(tables, space);
      }),
    count: () => read(() => countAll(tables)),
    optimise: () => {
      quiet.disturb();
      return write(() =>
        optimiseAll(tables, async (name) => {
          if (await tables.isOptimiseDue(name)) await tables.optimise(name);
        }),
      );
    },
  };
}

/** A read that met a cleanup finds the newer files the second time; damage is still there. */
async function readAgainOnce<T>(tables: Tables, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    tables.reopen();
    return await read();
  }
}

async function removeFromAll(tables: Tables, ids: readonly string[]): Promise<null> {
  for (const name of await tables.names()) await tables.removeRows(name, ids);
  return null;
}

async function keepOnly(tables: Tables, space: string | null): Promise<null> {
  const kept = space === null ? null : tableOfSpace(space);
  for (const name of await tables.names()) {
    if (spaceOfTable(name) !== null && name !== kept) await tables.drop(name);
  }
  return null;
}

async function countAll(tables: Tables): Promise<Answer<'count'>> {
  const vectors: Record<string, number> = {};
  let words = 0;
  for (const name of await tables.names()) {
    const table = await tables.open(name);
    if (table === null) continue;
    const space = spaceOfTable(name);
    if (space === null) words += await table.countRows();
    else vectors[space] = await table.countRows();
  }
  return { words, vectors };
}

async function optimiseAll(tables: Tables, optimise: (name: string) => Promise<void>): Promise<null> {
  for (const name of await tables.names()) await optimise(name);
  return null;
}
