import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Migration = { readonly version: number; readonly sql: string };

/** Marks a SQLite file as a Heddle project ("Hddl"). */
const applicationId = 0x4864_646c;

export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * Brings the schema to the newest of `migrations`, each in a transaction of its own. A database that has a schema
 * already is first copied to `backupFolder`, and the copy is checked, before anything is changed.
 */
export function migrate(options: {
  database: DatabaseSync;
  migrations: readonly Migration[];
  backupFolder: string;
}): void {
  const { database, migrations, backupFolder } = options;
  const from = schemaVersion(database);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  if (from > 0) backUp(database, backupFolder, from);
  for (const migration of due) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migration.sql);
      database.exec(`PRAGMA user_version = ${migration.version}; PRAGMA application_id = ${applicationId}`);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}

function backUp(database: DatabaseSync, backupFolder: string, version: number): void {
  mkdirSync(backupFolder, { recursive: true });
  const day = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const path = join(backupFolder, `project-schema-${version}-${day}.db`);
  database.prepare('VACUUM INTO ?').run(path);
  const copy = new DatabaseSync(path, { readOnly: true });
  try {
    const verdict = copy.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (verdict !== 'ok' || schemaVersion(copy) !== version) {
      throw new Error(`the backup ${path} failed its check: ${String(verdict)}`);
    }
  } finally {
    copy.close();
  }
}
