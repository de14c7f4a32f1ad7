import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { userFault, type Fault } from '#shared/base/fault.ts';

/**
 * Why the project in `folder` can't be opened as it lies there, told by its files alone; null where nothing speaks
 * against it. An empty database beside what only a project leaves behind is no new project but a damaged one.
 */
export function missingDatabase(folder: string): Fault | null {
  const path = join(folder, 'project.db');
  const found = lookAt(path);
  if (found !== undefined && !found.isFile()) return damaged(folder, `${path} is no file.`);
  if (found !== undefined && found.size > 0) return null;
  if (!hasRemains(folder)) return null;
  return damaged(folder, found === undefined ? `${path} is gone.` : `${path} is empty.`);
}

/** Nothing can lie under a name that is too long for the disk. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

function damaged(folder: string, what: string): Fault {
  return userFault(
    'project-damaged',
    `The project's database is missing: ${what} Its sources and its search index are still there. Put back a copy from your own backup or from ${join(folder, 'backups')}.`,
  );
}

/** Originals are named by their hash: a person's own folder “sources” has no such names. */
function hasRemains(folder: string): boolean {
  const namesIn = (inner: string): readonly string[] => {
    const place = join(folder, inner);
    return lookAt(place)?.isDirectory() === true ? readdirSync(place) : [];
  };
  return (
    namesIn('sources').some((name) => /^[0-9a-f]{64}(?:\.|$)/.test(name)) ||
    namesIn('backups').some((name) => /^project-.*\.db$/.test(name)) ||
    existsSync(join(folder, 'memory', 'words.lance'))
  );
}

/**
 * How many frames of the log of committed writes weren't copied into the database when the process that wrote them ended
 * (SQLite's file format, "The WAL-Index File Format"); 0 where it ended properly. To be read before the database is
 * opened: closing the file would take away the locks that SQLite has on it.
 */
export function framesLeft(folder: string): number {
  const path = join(folder, 'project.db-shm');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size < indexBytes) return 0;
  const index = readFileSync(path).subarray(0, indexBytes);
  // Both copies of the header are the same, unless a kill came between their writing.
  if (!index.subarray(0, headerBytes).equals(index.subarray(headerBytes, 2 * headerBytes)) || index[12] !== 1) return 0;
  const numbers = new Uint32Array(Uint8Array.from(index).buffer);
  const [frames = 0, copied = 0] = [numbers[4], numbers[24]];
  return copied >= frames ? 0 : frames;
}

const headerBytes = 48;
const indexBytes = 2 * headerBytes + 4;

/** Whether the log of a database that was just opened holds fewer frames than were in it. */
export function isLogCut(database: DatabaseSync, framesBefore: number): boolean {
  if (framesBefore === 0) return false;
  return Number(database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.['log']) < framesBefore;
}

export function logCutFault(folder: string): Fault {
  return userFault(
    'writes-lost',
    `The last things written to this project are lost: ${join(folder, 'project.db-wal')}, which held them, was damaged or taken away while Heddle wasn't running. All from before is whole. Open the project again to go on with that, or put back a copy from your own backup.`,
  );
}
