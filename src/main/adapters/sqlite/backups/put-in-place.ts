import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { succeed, type Result } from '#shared/base/result.ts';
import { lockProject } from '../project-lock.ts';

/**
 * Puts the database at `path` in the place of the project's own, which stays in `backups` under `keptName`. Killed at
 * any moment, the folder holds the one or the other, and what was there is kept. Fault: `project-in-use`.
 */
export async function putInPlace(options: {
  readonly folder: string;
  readonly path: string;
  readonly keptName: string;
}): Promise<Result<{ readonly keptAs: string | null }>> {
  const { folder, path, keptName } = options;
  const lock = lockProject(folder);
  if (!lock.ok) return lock;
  try {
    const present = join(folder, 'project.db');
    const draft = join(folder, 'project.db.part');
    await copyFile(path, draft);
    await flush(draft);
    const isThere = existsSync(present);
    if (isThere) {
      await mkdir(join(folder, 'backups'), { recursive: true });
      await keepPresent(present, join(folder, 'backups', keptName));
    }
    await rename(draft, present);
    // It is made anew of what the database says now: rows of it may be of what was there before.
    await rm(join(folder, 'memory'), { recursive: true, force: true, maxRetries: 3 });
    return succeed({ keptAs: isThere ? keptName : null });
  } finally {
    lock.value.release();
  }
}

/** With its log, without which it may not be whole, and which must not lie beside another database. */
async function keepPresent(present: string, kept: string): Promise<void> {
  takeInLog(present);
  for (const ending of ['', '-wal']) {
    if (existsSync(`${present}${ending}`)) await keep(`${present}${ending}`, `${kept}${ending}`);
  }
  for (const ending of ['-wal', '-shm', '-journal']) await rm(`${present}${ending}`, { force: true });
}

/** One that isn't damaged takes its log in when the last who has it open closes it. */
function takeInLog(present: string): void {
  try {
    const database = new DatabaseSync(present);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  } catch {
    // It is kept with its log as it is.
  }
}

/** The present one stays in its place under both names until another takes it. */
async function keep(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
  await flush(to);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
