import { DatabaseSync } from 'node:sqlite';

type Row = Readonly<Record<string, unknown>>;

/** Every row of every table of a database, which is opened for reading alone. */
export function readTables(path: string): { readonly schema: number; readonly tables: Record<string, readonly Row[]> } {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const names = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
      .all()
      .map(({ name }) => String(name));
    const tables = names.map((name) => [name, database.prepare(`SELECT * FROM ${name} ORDER BY 1`).all()] as const);
    const schema = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    return { schema, tables: Object.fromEntries(tables) };
  } finally {
    database.close();
  }
}
