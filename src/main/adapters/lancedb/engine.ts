import { connect } from '@lancedb/lancedb';
import type { Answer, Ask, OperationName } from './messages.ts';
import { createSerialQueue } from './serial-queue.ts';
import { spaceOfTable, tableOfSpace } from './space-tables.ts';
import { openTables, type Tables } from './tables.ts';
import { createVectorsTables } from './vectors-tables.ts';
import { createWordsTable } from './words-table.ts';

export type Engine = { readonly [Name in OperationName]: (ask: Ask<Name>) => Promise<Answer<Name>> };

/** LanceDB over the tables of one folder, which no other process may write. Writes happen one after the other. */
export async function openEngine(folder: string): Promise<Engine> {
  const connection = await connect(folder);
  const tables = openTables({ connection, folder });
  const write = createSerialQueue();
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
    searchWords: (ask) => readAgainOnce(tables, () => words.search(ask)),
    searchVectors: (ask) => readAgainOnce(tables, () => vectors.search(ask)),
    getVectors: (ask) => readAgainOnce(tables, () => vectors.get(ask)),
    keepOnlySpace: ({ space }) =>
      write(() => {
        vectors.forget();
        return keepOnly(tables, space);
      }),
    count: () => readAgainOnce(tables, () => countAll(tables)),
    optimise: () => write(() => optimiseAll(tables)),
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

async function optimiseAll(tables: Tables): Promise<null> {
  for (const name of await tables.names()) await tables.optimise(name);
  return null;
}
