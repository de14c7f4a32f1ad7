import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ourFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { firstSchema } from './migrations/0001-first-schema.ts';
import { modelCalls } from './migrations/0002-model-calls.ts';
import { reportEditing } from './migrations/0003-report-editing.ts';
import { library } from './migrations/0004-library.ts';
import { outlineAuthors } from './migrations/0005-outline-authors.ts';
import { bibliographyEntries } from './migrations/0006-bibliography-entries.ts';
import { passageCounts } from './migrations/0007-passage-counts.ts';
import { createEntryStore } from './entry-store.ts';
import { createLibraryStore } from './library-store.ts';
import { migrate, MigrationError, schemaVersion, type Migration } from './migrate.ts';
import { framesLeft, isLogCut, logCutFault, missingDatabase } from './missing-parts.ts';
import { isOfNewer, openNewer } from './open-newer.ts';
import { createPassageReader, createPassageStore } from './passage-store.ts';
import { lockProject } from './project-lock.ts';
import { createProjectionStore } from './projection-store.ts';
import { createMemoryBankStore, createOutlineStore } from './report-stores.ts';
import { createAssetStore, createReportVersionStore } from './report-version-store.ts';
import { createImportStore, createRunStore, createSettingsStore, createVerdictStore } from './run-stores.ts';
import { createSectionStore, createSuggestionStore } from './section-store.ts';
import { createSourceReader, createSourceStore } from './source-store.ts';
import { createStatements } from './statements.ts';

/** Every schema that projects on disk may have, by the step that leads to it. */
export const released: readonly Migration[] = [
  firstSchema,
  modelCalls,
  reportEditing,
  library,
  outlineAuthors,
  bibliographyEntries,
  passageCounts,
];
/** The form of projects that this Heddle writes. */
export const newestSchema = Math.max(...released.map((migration) => migration.version));
const corruptionCodes = [11, 26];

/**
 * Opens the project in `folder` as its only owner, migrating its schema (with a backup first) where that is due.
 * With `create`, the folder must not hold a project yet. Faults: `project-not-found`, `project-exists`,
 * `project-in-use`, `project-damaged`, `writes-lost` (once: it then opens), `migration-failed`. A project of a newer version opens with `access: 'read-only'`.
 */
export function openProjectStore(options: {
  folder: string;
  create: boolean;
  clock: Clock;
  /** In the place of the released ones. */
  migrations?: readonly Migration[];
}): Result<{ store: ProjectStore; access: 'read-write' | 'read-only' }> {
  const { folder, create, clock, migrations = released } = options;
  const path = join(folder, 'project.db');
  if (create && existsSync(path)) {
    return fail(
      userFault('project-exists', `There is a Heddle project in ${folder} already. Use it, or name another folder.`),
    );
  }
  const missing = missingDatabase(folder);
  if (missing !== null) return fail(missing);
  if (!create && !existsSync(path)) {
    return fail(
      userFault('project-not-found', `There is no Heddle project in ${folder}. Make one with: heddle init ${folder}`),
    );
  }
  if (!create && isOfNewer(path, newestSchema)) {
    const opened = openNewer(folder);
    if (!opened.ok) return opened;
    const { database, release } = opened.value;
    const close = () => {
      database.close();
      release();
    };
    return succeed({ store: { ...createStores(database, clock, { isNewer: true }), close }, access: 'read-only' });
  }
  if (create) mkdirSync(folder, { recursive: true });
  const lock = lockProject(folder);
  if (!lock.ok) return lock;
  try {
    const framesBefore = framesLeft(folder);
    const { database, access } = openDatabase(path, { migrations, backupFolder: join(folder, 'backups') });
    if (access === 'read-write' && isLogCut(database, framesBefore)) {
      // What is left of the log becomes part of the database, so that the next opening goes on with it.
      database.close();
      lock.value.release();
      return fail(logCutFault(folder));
    }
    const close = () => {
      database.close();
      lock.value.release();
    };
    const isNewer = access === 'read-only';
    return succeed({ store: { ...createStores(database, clock, { isNewer }), close }, access });
  } catch (error) {
    lock.value.release();
    if (error instanceof MigrationError) return fail(migrationFault(error, join(folder, 'backups')));
    if (!corruptionCodes.includes(Number((error as { errcode?: number }).errcode))) throw error;
    return fail(
      userFault(
        'project-damaged',
        `The project's database ${path} is damaged. Put back a copy from your own backup or from ${join(folder, 'backups')}.`,
        String(error),
      ),
    );
  }
}

function migrationFault(error: MigrationError, backupFolder: string): Fault {
  return ourFault(
    'migration-failed',
    `This project is of an earlier Heddle and could not be brought to this one. It is as it was, and there is a copy in ${backupFolder}. Go on with the Heddle that made it, and tell the makers of Heddle.`,
    error.message,
  );
}

function openDatabase(
  path: string,
  { migrations, backupFolder }: { migrations: readonly Migration[]; backupFolder: string },
): { database: DatabaseSync; access: 'read-write' | 'read-only' } {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    if (schemaVersion(database) > newestSchema) {
      database.close();
      return { database: new DatabaseSync(path, { readOnly: true }), access: 'read-only' };
    }
    // FULL: an acknowledged write outlives a power cut, not only a kill.
    // Checkpoints at 32 MB: during an import the same index pages are written once instead of many times.
    database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000`);
    migrate({ database, migrations, backupFolder });
    return { database, access: 'read-write' };
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}

function createStores(
  database: DatabaseSync,
  clock: Clock,
  { isNewer }: { readonly isNewer: boolean },
): Omit<ProjectStore, 'close'> {
  const sql = createStatements(database);
  const transact = <T>(work: () => T): T => {
    // A transaction within one is part of it.
    if (database.isTransaction) return work();
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      // A full disk may have rolled it back already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  const readSource = createSourceReader();
  const sources = createSourceStore(sql, transact, readSource);
  const toPassage = createPassageReader(sources.readText);
  return {
    ...sources,
    ...createLibraryStore(sql, transact, { clock, readSource }),
    ...createEntryStore(sql, transact),
    ...createPassageStore(sql, toPassage),
    ...createProjectionStore(sql, transact, toPassage),
    ...createMemoryBankStore(sql, transact, clock),
    ...createOutlineStore(sql, clock),
    ...createSectionStore(sql, transact, { isNewer }),
    ...createSuggestionStore(sql, transact),
    ...createReportVersionStore(sql, transact),
    ...createAssetStore(sql),
    ...createRunStore(sql),
    ...createVerdictStore(sql, transact),
    ...createImportStore(sql, transact),
    ...createSettingsStore(sql),
    transact,
  };
}
