import { connect, type Connection, type Table } from '@lancedb/lancedb';
import { collectGarbage } from './collect-garbage.ts';

type Generation = { readonly connection: Connection; readonly tables: Set<Table>; readers: number; isOld: boolean };

/** The connection to the folder, which can be renewed while others read through the one before. */
export type Connections = {
  readonly current: () => Connection;
  /** Has the table closed with the connection that it was opened by. */
  readonly keep: (opening: Promise<Table>) => Promise<Table>;
  /** Whatever is opened meanwhile stays open until `read` has ended. */
  readonly reading: <T>(read: () => Promise<T>) => Promise<T>;
  /**
   * Another connection takes its place, and `forget` is called before anything goes through that one; the one before is
   * closed when nobody reads through it any more.
   */
  readonly renew: (forget: () => void) => Promise<void>;
};

export async function openConnections(folder: string): Promise<Connections> {
  const open = async (): Promise<Generation> => ({
    connection: await connect(folder),
    tables: new Set(),
    readers: 0,
    isOld: false,
  });
  let current = await open();

  function closeIfDone({ isOld, readers, tables, connection }: Generation): void {
    if (!isOld || readers > 0) return;
    for (const table of tables) table.close();
    connection.close();
    collectGarbage();
  }

  return {
    current: () => current.connection,
    keep: async (opening) => {
      const { tables } = current;
      const table = await opening;
      tables.add(table);
      return table;
    },
    reading: async (read) => {
      const through = current;
      through.readers += 1;
      try {
        return await read();
      } finally {
        through.readers -= 1;
        closeIfDone(through);
      }
    },
    renew: async (forget) => {
      const next = await open();
      const before = current;
      current = next;
      forget();
      before.isOld = true;
      closeIfDone(before);
    },
  };
}
