import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/**
 * Opens a database for reading, and leaves its folder as it is: where no log lies beside it nobody has it open, and all
 * of it is in the one file; else the log that is there is read with it.
 */
export function openForCopying(path: string): DatabaseSync {
  if (hasLog(path)) return new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const place = pathToFileURL(path);
  place.searchParams.set('immutable', '1');
  return new DatabaseSync(place, { readOnly: true });
}

/** Whether something may stand in the log that isn't in the database yet, or somebody has it open. */
export function hasLog(path: string): boolean {
  return statSync(`${path}-wal`, { throwIfNoEntry: false }) !== undefined;
}
