import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
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
import { openUnwritable } from './open-unwritable.ts';
import { lockProject, type ProjectLock } from './project-lock.ts';
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
 * `project-in-use`, `project-damaged`, `project-read-only`, `writes-lost` (once: it then opens), `migration-failed`. A
 * project of a newer version, and one whose folder can't be written, is only read.
 */
export function openProjectStore(options: {
  folder: string;
  create: boolean;
  clock: Clock;
  /** In the place of the released ones. */
  migrations?: readonly Migration[];
}): Result<OpenedStore> {
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
    const store = { ...createStores(database, clock, { isNewer: true }), close };
    return succeed({ store, access: 'read-only', readOnlyBecause: 'too-new' });
  }
  if (create) mkdirSync(folder, { recursive: true });
  const lock = lockOrNone(folder, create);
  if (!lock.ok) return lock;
  try {
    const isUnwritable = lock.value === null || !isWritable(path);
    const framesBefore = framesLeft(folder);
    const { database, readOnlyBecause } = isUnwritable
      ? { database: openUnwritable(path), readOnlyBecause: 'unwritable' as const }
      : openDatabase(path, { migrations, backupFolder: join(folder, 'backups') });
    if (isUnwritable && schemaVersion(database) < newestSchema) {
      database.close();
      lock.value?.release();
      return fail(olderAndUnwritable(folder));
    }
    if (readOnlyBecause === null && isLogCut(database, framesBefore)) {
      // What is left of the log becomes part of the database, so that the next opening goes on with it.
      database.close();
      lock.value?.release();
      return fail(logCutFault(folder));
    }
    const close = () => {
      database.close();
      lock.value?.release();
    };
    const access = readOnlyBecause === null ? 'read-write' : 'read-only';
    const isNewer = readOnlyBecause === 'too-new';
    return succeed({ store: { ...createStores(database, clock, { isNewer }), close }, access, readOnlyBecause });
  } catch (error) {
    lock.value?.release();
    if (create) removeNewProject(folder);
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

/** Takes away the database of a project that could not be made whole, so that it can be made again. */
export function removeNewProject(folder: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `project.db${ending}`), { force: true });
}

type OpenedStore = {
  readonly store: ProjectStore;
  readonly access: 'read-write' | 'read-only';
  readonly readOnlyBecause: 'too-new' | 'unwritable' | null;
};

/** Null where the folder lets nobody own the project, as nobody can change it there. */
function lockOrNone(folder: string, create: boolean): Result<ProjectLock | null> {
  try {
    return lockProject(folder);
  } catch (error) {
    const code = Number((error as { errcode?: number }).errcode) % 256;
    if (create || !unwritableCodes.includes(code)) throw error;
    return succeed(null);
  }
}

const unwritableCodes = [8, 14];

/** A file that isn't there yet can be written where its folder can. */
function isWritable(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function olderAndUnwritable(folder: string): Fault {
  return userFault(
    'project-read-only',
    `The project in ${folder} is of an earlier Heddle and must be brought to this one, but nothing can be written there. Copy it to a folder that you may write, and open it there.`,
  );
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
): { database: DatabaseSync; readOnlyBecause: 'too-new' | null } {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    if (schemaVersion(database) > newestSchema) {
      database.close();
      return { database: new DatabaseSync(path, { readOnly: true }), readOnlyBecause: 'too-new' };
    }
    // FULL: an acknowledged write outlives a power cut, not only a kill.
    // Checkpoints at 32 MB: during an import the same index pages are written once instead of many times.
    database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000`);
    migrate({ database, migrations, backupFolder });
    return { database, readOnlyBecause: null };
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
