import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/**
 * Opens a database to be read where nothing can be written, not beside it either. What its log holds is part of it.
 * Throws what SQLite says.
 */
export function openUnwritable(path: string): DatabaseSync {
  const log = `${path}-wal`;
  const hasLog = existsSync(log) && statSync(log).size > 0;
  try {
    return opened(path, {});
  } catch {
    // Where its log can't be shared: the index over the log is kept in memory; without a log nothing is left to share.
    return hasLog
      ? opened(path, { vfs: unlocked }, 'PRAGMA locking_mode = EXCLUSIVE')
      : opened(path, { immutable: '1' });
  }
}

const unlocked = process.platform === 'win32' ? 'win32-none' : 'unix-none';

function opened(path: string, how: Readonly<Record<string, string>>, first = ''): DatabaseSync {
  const place = pathToFileURL(path);
  for (const [name, value] of Object.entries(how)) place.searchParams.set(name, value);
  const database = new DatabaseSync(place, { readOnly: true });
  try {
    database.exec(first);
    // It is only now looked into.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
