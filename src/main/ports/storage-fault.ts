import { ourFault, providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { MemoryIndexError } from './memory-index.ts';

/** The stored text of a source isn't the one that was stored. */
export class DamagedTextError extends Error {
  readonly title: string;

  constructor(title: string) {
    super(`the stored text of “${title}” is not what was stored`);
    this.title = title;
  }
}

/**
 * What it means for the person that the database, the engine of the search index or the file system refused; null for
 * anything else, which is a bug.
 */
export function storageFault(error: unknown): Fault | null {
  if (error instanceof MemoryIndexError) return isFullDisk(error.message) ? diskFull(error) : indexFault(error);
  if (!(error instanceof Error)) return null;
  if (error instanceof DamagedTextError) return textFault(error);
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (errcode !== undefined) return databaseFault(errcode, error);
  return code === undefined ? null : fileFault(code, error);
}

function databaseFault(errcode: number, error: Error): Fault | null {
  if (errcode === sharedMemorySize) return diskFull(error);
  switch (errcode % 256) {
    case 5:
    case 6:
      return providerFault(
        'project-in-use',
        'Another program holds the project’s database. Wait until it is done (a backup, a sync, a virus scan), and try again.',
        String(error),
      );
    case 7:
      return providerFault(
        'storage-failed',
        'The system has no memory left for this. Close other programs and try again; everything acknowledged before is safe.',
        String(error),
      );
    case 8:
    case 14:
      return readOnly(error);
    case 10:
      return failed(error);
    case 11:
    case 26:
      return userFault(
        'project-damaged',
        'The project’s database is damaged. Close the project, and put back a copy from your own backup or from its folder “backups”.',
        String(error),
      );
    case 13:
      return diskFull(error);
    default:
      return null;
  }
}

/** The file that processes share a database's index through could not grow. */
const sharedMemorySize = 10 + 19 * 256;

function fileFault(code: string, error: Error): Fault | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(error);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return readOnly(error);
    case 'EIO':
    case 'ENXIO':
    case 'ESTALE':
      return failed(error);
    case 'EMFILE':
    case 'ENFILE':
      return providerFault(
        'storage-failed',
        'The system lets no more files be opened. Close other programs and try again; everything acknowledged before is safe.',
        String(error),
      );
    default:
      return null;
  }
}

function isFullDisk(message: string): boolean {
  return /no space left|os error (?:28|122)\)/i.test(message);
}

function diskFull(error: Error): Fault {
  return providerFault(
    'disk-full',
    'The disk is full, so this was not kept. Make room and try again; everything acknowledged before is safe.',
    String(error),
  );
}

function readOnly(error: Error): Fault {
  return userFault(
    'project-read-only',
    "The project's folder can't be written. Check its permissions and the disk.",
    String(error),
  );
}

function failed(error: Error): Fault {
  return providerFault(
    'storage-failed',
    'The disk failed to read or write, so this was not done. Check the disk and its connection and try again; everything acknowledged before is safe.',
    String(error),
  );
}

function textFault({ title, message }: DamagedTextError): Fault {
  return userFault(
    'project-damaged',
    `The stored text of “${title}” was changed by something other than Heddle, so none of it is shown. Take the source out and import it again, or put back a copy of the project from your own backup or from its folder “backups”.`,
    message,
  );
}

function indexFault(error: MemoryIndexError): Fault {
  return ourFault(
    'memory-unavailable',
    'The search index could not answer. Your sources and your report are safe; try again, or rebuild it with: heddle reindex DIR',
    error.message,
  );
}
