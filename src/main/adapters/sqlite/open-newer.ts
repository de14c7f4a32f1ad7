import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { openAlone } from './backups/open-for-copying.ts';

/** Where a SQLite file says which schema it has, without anyone opening it. */
const versionOffset = 60;
const busy = 5;

/** Whether the database says of itself that a newer Heddle made it. Nothing is touched to find out. */
export function isOfNewer(path: string, newestSchema: number): boolean {
  const bytes = Buffer.alloc(versionOffset + 4);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, bytes) < bytes.length || !bytes.toString('latin1').startsWith('SQLite format 3')) return false;
  } finally {
    closeSync(file);
  }
  return bytes.readUInt32BE(versionOffset) > newestSchema;
}

/**
 * Opens a project of a newer Heddle to read it, and leaves every file of its folder as it is, also the lock's: who may
 * write it can't open it meanwhile. Fault: `project-in-use`.
 */
export function openNewer(folder: string): Result<{ database: DatabaseSync; release: () => void }> {
  const lock = holdShared(join(folder, 'project.lock'));
  if (!lock.ok) return lock;
  const path = join(folder, 'project.db');
  const hasChanges = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  // Its log can only be read where files may be written: beside a copy.
  const copy = hasChanges ? mkdtempSync(join(tmpdir(), 'heddle-newer-')) : null;
  const release = () => {
    if (copy !== null) rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
    lock.value.release();
  };
  try {
    if (copy === null) return succeed({ database: openAlone(path), release });
    for (const ending of ['', '-wal']) cpSync(`${path}${ending}`, join(copy, `project.db${ending}`));
    return succeed({ database: new DatabaseSync(join(copy, 'project.db'), { readOnly: true }), release });
  } catch (error) {
    release();
    throw error;
  }
}

/** Keeps owners away and lets other readers in, without a byte being written. */
function holdShared(path: string): Result<{ release: () => void }> {
  if (!existsSync(path)) return succeed({ release: () => undefined });
  const database = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
  } catch (error) {
    database.close();
    // What a kill left of the lock is its next owner's to put away.
    if ((error as { errcode?: number }).errcode !== busy) return succeed({ release: () => undefined });
    return fail(
      userFault('project-in-use', 'A newer Heddle has this project open. Close it there, or wait until it is done.'),
    );
  }
  return succeed({ release: () => database.close() });
}
