import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { applicationId } from './application-id.ts';

export type Migration = { readonly version: number; readonly sql: string };

/** A migration that its own SQL broke: nothing was changed. `cause` is what SQLite said. */
export class MigrationError extends Error {
  constructor(migration: Migration, options: { readonly cause: unknown }) {
    super(`the migration to schema ${migration.version} failed: ${String(options.cause)}`, options);
  }
}

export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * Brings the schema to the newest of `migrations`: all that are due in one transaction, so that a project is of the
 * version that made it or of this one and never between. A database that has a schema already is first copied to
 * `backupFolder`, and the copy is checked, before anything is changed. Throws `MigrationError`, and what SQLite says
 * of a disk or a file that fails.
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
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of due) apply(database, migration);
    database.exec(`PRAGMA application_id = ${applicationId}; COMMIT`);
  } catch (error) {
    // A full disk may have rolled it back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function apply(database: DatabaseSync, migration: Migration): void {
  try {
    database.exec(`${migration.sql}; PRAGMA user_version = ${migration.version}`);
  } catch (error) {
    const { errcode = 0 } = error as { errcode?: number };
    throw ofTheSql.includes(errcode % 256) ? new MigrationError(migration, { cause: error }) : error;
  }
}

/** What SQLite says of statements that don't fit the database, as opposed to a disk or a file that fails. */
const ofTheSql = [1, 19, 20];

/** What lies in the folder under a backup's name is whole: it gets that name once it was checked and is on the disk. */
function backUp(database: DatabaseSync, backupFolder: string, version: number): void {
  mkdirSync(backupFolder, { recursive: true });
  for (const name of readdirSync(backupFolder).filter((each) => each.endsWith(draftEnding))) {
    rmSync(join(backupFolder, name), { force: true });
  }
  const day = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const path = join(backupFolder, `project-schema-${version}-${day}.db`);
  const draft = `${path}${draftEnding}`;
  database.prepare('VACUUM INTO ?').run(draft);
  const copy = new DatabaseSync(draft, { readOnly: true });
  try {
    const verdict = copy.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (verdict !== 'ok' || schemaVersion(copy) !== version) {
      throw new Error(`the backup ${path} failed its check: ${String(verdict)}`);
    }
  } finally {
    copy.close();
  }
  // SQLite leaves it to the system when a copy reaches the disk.
  const file = openSync(draft, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** Of a backup that isn't finished: a kill leaves it behind, and the next backup takes it away. */
const draftEnding = '.part';
