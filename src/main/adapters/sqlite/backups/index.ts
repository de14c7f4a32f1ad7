import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { backupsToDrop } from '#shared/domain/backups-to-keep.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { BackupFile, ProjectBackups } from '#main/ports/project-backups.ts';
import { orStorageFault } from '#main/ports/or-storage-fault.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import { backupName, readBackupName } from './backup-name.ts';
import type { CopyOutcome } from './copy-task.ts';
import { runCopyTask } from './copy-thread.ts';
import { bringBackOriginals, dropBackup, hasSources, keepOriginals } from './originals.ts';
import { putInPlace } from './put-in-place.ts';

/** Backups as SQLite makes them, in each project's folder `backups`. */
export function createProjectBackups(options: {
  readonly clock: Clock;
  readonly newestSchema: number;
}): ProjectBackups {
  const { clock, newestSchema } = options;

  async function make({
    folder,
    reason,
    outFile,
    originals = [],
  }: Parameters<ProjectBackups['make']>[0]): Promise<Result<BackupFile>> {
    const from = join(folder, 'project.db');
    if (!existsSync(from)) return fail(noProject(folder));
    const nowMs = clock.nowMs();
    const recent = reason === 'before-change' ? await recentWith(folder, { nowMs, originals }) : null;
    if (recent !== null) {
      await keepOriginals({ folder, backup: recent.path, contentHashes: originals });
      return succeed(recent);
    }
    const name = outFile === undefined ? backupName(nameable(reason), nowMs) : basename(outFile);
    const path = outFile === undefined ? join(folder, 'backups', name) : resolve(outFile);
    const copied = await copyDatabase({ from, path });
    if (!copied.ok) return copied;
    if (outFile === undefined) {
      for (const old of backupsToDrop(await list(folder), nowMs)) await dropBackup(old.path);
    }
    await keepOriginals({ folder, backup: path, contentHashes: originals });
    const { size } = await stat(path);
    return succeed({ name, path, madeAt: new Date(nowMs).toISOString(), byteCount: size, reason });
  }

  return {
    list,
    make: (request) => orStorageFault(() => make(request)),
    restore: ({ folder, path }) =>
      orStorageFault(async () => {
        const checked = await checkBackup(path, newestSchema);
        if (!checked.ok) return checked;
        const put = await putInPlace({ folder, path, keptName: backupName('before-restore', clock.nowMs()) });
        if (put.ok) await bringBackOriginals(folder);
        return put;
      }),
    restoreTo: ({ folder, path, toFolder }) =>
      orStorageFault(async () => {
        const checked = await checkBackup(path, newestSchema);
        if (!checked.ok) return checked;
        if (await isSomething(toFolder)) return fail(placeTaken(toFolder));
        const draft = `${resolve(toFolder)}.part`;
        try {
          await rm(draft, { recursive: true, force: true });
          await mkdir(draft, { recursive: true });
          await cp(path, join(draft, 'project.db'));
          for (const own of ['sources', 'assets']) {
            if (existsSync(join(folder, own))) await cp(join(folder, own), join(draft, own), { recursive: true });
          }
          await bringBackOriginals(folder, draft);
          await rm(toFolder, { recursive: true, force: true });
          await rename(draft, toFolder);
          return succeed(undefined);
        } finally {
          await rm(draft, { recursive: true, force: true });
        }
      }),
  };
}

/** Sources that go one after the other are kept by one copy: nothing else is lost with them. */
const recentMs = 3600 * 1000;
/** More are looked up in no time that a core may take. */
const mostLookedUp = 500;

/** The newest backup of the last hour that has the sources which are about to go; null where there is none. */
async function recentWith(
  folder: string,
  { nowMs, originals }: { nowMs: number; originals: readonly string[] },
): Promise<BackupFile | null> {
  const newest = (await list(folder)).find(({ reason }) => reason === 'before-change');
  if (newest === undefined || originals.length > mostLookedUp) return null;
  const ageMs = nowMs - Date.parse(newest.madeAt);
  return ageMs >= 0 && ageMs < recentMs && hasSources(newest.path, originals) ? newest : null;
}

/**
 * Copies a database that may be open and written to, checks the copy, and only then gives it its name. Faults:
 * `project-damaged`, and those of the disk.
 */
export async function copyDatabase({ from, path }: { from: string; path: string }): Promise<Result<void>> {
  await mkdir(join(path, '..'), { recursive: true });
  const draft = `${path}.part`;
  await rm(draft, { force: true });
  try {
    const outcome = await runCopyTask({ kind: 'copy', from, to: draft });
    if (outcome.kind !== 'good') return fail(faultOfCopy(outcome, from));
    await rename(draft, path);
    return succeed(undefined);
  } finally {
    for (const left of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`]) await rm(left, { force: true });
  }
}

/** Whether a database is whole and a project's, of whatever version. Faults: `pack-damaged`, and those of the disk. */
export async function checkDatabase(path: string): Promise<Result<void>> {
  const checked = await checkBackup(path, Number.POSITIVE_INFINITY);
  if (checked.ok || checked.fault.code !== 'backup-damaged') return checked;
  return fail(
    userFault('pack-damaged', 'The database in the project file is damaged. Get the file anew.', checked.fault.detail),
  );
}

async function list(folder: string): Promise<readonly BackupFile[]> {
  const place = join(folder, 'backups');
  const names = await readdir(place).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const said = readBackupName(name);
      const path = join(place, name);
      const stats = said === null ? null : await stat(path).catch(() => null);
      return said === null || stats === null ? [] : [{ name, path, byteCount: stats.size, ...said }];
    }),
  );
  return found.flat().toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

async function checkBackup(path: string, newestSchema: number): Promise<Result<void>> {
  if (!existsSync(path)) {
    return fail(
      userFault('backup-not-found', `There is no backup ${path}. See which there are with: heddle backups DIR`),
    );
  }
  const outcome = await runCopyTask({ kind: 'check', path });
  const another = 'Choose another backup.';
  switch (outcome.kind) {
    case 'good':
      if (outcome.schema <= newestSchema) return succeed(undefined);
      return fail(
        userFault('project-too-new', `The backup ${path} is of a newer Heddle. Update Heddle to restore it.`),
      );
    case 'damaged':
      return fail(userFault('backup-damaged', `The backup ${path} is damaged. ${another}`, outcome.detail));
    case 'no-project':
      return fail(userFault('backup-damaged', `${path} is no backup of a Heddle project. ${another}`));
    case 'failed':
      return fail(
        storageFault(Object.assign(new Error(outcome.message), outcome)) ??
          userFault('backup-damaged', `The backup ${path} could not be read. ${another}`, outcome.message),
      );
  }
}

function faultOfCopy(outcome: Exclude<CopyOutcome, { kind: 'good' }>, from: string): Fault {
  if (outcome.kind !== 'failed') {
    const detail = outcome.kind === 'damaged' ? outcome.detail : 'it is no project';
    return userFault(
      'project-damaged',
      `The project’s database ${from} is damaged, so no copy was made of it. Restore a backup.`,
      detail,
    );
  }
  return (
    storageFault(Object.assign(new Error(outcome.message), outcome)) ??
    providerFault('storage-failed', 'The copy could not be made. Check the disk and try again.', outcome.message)
  );
}

async function isSomething(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found !== null && (!found.isDirectory() || (await readdir(place)).length > 0);
}

function placeTaken(place: string): Fault {
  return userFault('project-exists', `${place} is there already and isn’t empty. Name another folder.`);
}

function noProject(folder: string): Fault {
  return userFault('project-not-found', `There is no Heddle project in ${folder}.`);
}

function nameable(reason: BackupFile['reason']): Exclude<BackupFile['reason'], 'before-migration'> {
  if (reason === 'before-migration') throw new Error('migrations make their own backup');
  return reason;
}
