import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { released } from '#main/adapters/sqlite/index.ts';

/** Makes of a project what an older Heddle would have made of it: the same rows, as far as its tables have them, and as many bytes more. */
export function makeOlder(folder: string, version: number, ballastBytes = 0): void {
  const path = join(folder, 'project.db');
  const older = `${path}.older`;
  const database = new DatabaseSync(older);
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF');
  for (const { sql } of released.slice(0, version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = 1214538860`);
  database.prepare('ATTACH ? AS newest').run(path);
  const tables = database.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`).all();
  for (const name of tables.map((row) => String(row['name'])).filter((each) => !each.startsWith('sqlite_'))) {
    const columnsIn = (schema: string) =>
      database
        .prepare(`SELECT name FROM pragma_table_info(?, ?)`)
        .all(name, schema)
        .map((row) => String(row['name']));
    const newer = new Set(columnsIn('newest'));
    const columns = columnsIn('main')
      .filter((column) => newer.has(column))
      .join(', ');
    if (columns !== '')
      database.exec(`INSERT INTO main."${name}" (${columns}) SELECT ${columns} FROM newest."${name}"`);
  }
  database
    .prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
    .run('ballast', JSON.stringify('x'.repeat(ballastBytes)));
  database.exec('DETACH newest');
  database.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  const moved = new DatabaseSync(older);
  moved.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  moved.prepare('VACUUM INTO ?').run(path);
  moved.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${older}${ending}`, { force: true });
}
