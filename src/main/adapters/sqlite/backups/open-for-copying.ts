import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/**
 * Opens a database for reading, and leaves its folder as it is: where no log lies beside it nobody has it open, and all
 * of it is in the one file; else the log that is there is read with it.
 */
export function openForCopying(path: string): DatabaseSync {
  return existsSync(`${path}-wal`) ? new DatabaseSync(path, { readOnly: true, timeout: 5000 }) : openAlone(path);
}

/** Opens a database that nobody writes, without its log: not a byte of its folder is written. */
export function openAlone(path: string): DatabaseSync {
  const place = pathToFileURL(path);
  place.searchParams.set('immutable', '1');
  return new DatabaseSync(place, { readOnly: true });
}
