import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { firstSchema } from '#main/adapters/sqlite/migrations/0001-first-schema.ts';
import { modelCalls } from '#main/adapters/sqlite/migrations/0002-model-calls.ts';
import { reportEditing } from '#main/adapters/sqlite/migrations/0003-report-editing.ts';
import { library } from '#main/adapters/sqlite/migrations/0004-library.ts';
import { outlineAuthors } from '#main/adapters/sqlite/migrations/0005-outline-authors.ts';
import { bibliographyEntries } from '#main/adapters/sqlite/migrations/0006-bibliography-entries.ts';

const migrations = [firstSchema, modelCalls, reportEditing, library, outlineAuthors, bibliographyEntries];

export const newestSchema = migrations.length;
/** Makes copying the database take long enough to be killed in. */
const ballastBytes = 24_000_000;

/** Makes of a project what an older Heddle would have made of it: the same rows, as far as its tables have them. */
export function makeOlder(folder: string, version: number): void {
  const path = join(folder, 'project.db');
  const older = `${path}.older`;
  const database = new DatabaseSync(older);
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF');
  for (const { sql } of migrations.slice(0, version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${0x48_64_64_6c}`);
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
