import { MemoryIndexError } from '#main/ports/memory-index.ts';
import type { FaultCode } from '#shared/base/fault.ts';

/** An error as the real thing throws it, and the faults that may tell of it. */
export type Kind = { readonly name: string; readonly make: () => Error; readonly codes: readonly FaultCode[] };

const ofWrites: readonly Kind[] = [
  sqlite(13, 'database or disk is full', ['disk-full']),
  sqlite(778, 'disk I/O error', ['storage-failed']),
  sqlite(1034, 'disk I/O error', ['storage-failed']),
  sqlite(4874, 'disk I/O error', ['disk-full']),
  sqlite(5, 'database is locked', ['project-in-use']),
  sqlite(8, 'attempt to write a readonly database', ['project-read-only']),
  sqlite(11, 'database disk image is malformed', ['project-damaged']),
];

const ofReads: readonly Kind[] = [
  sqlite(266, 'disk I/O error', ['storage-failed']),
  sqlite(11, 'database disk image is malformed', ['project-damaged']),
  sqlite(26, 'file is not a database', ['project-damaged']),
  sqlite(14, 'unable to open database file', ['project-read-only']),
  sqlite(7, 'out of memory', ['storage-failed']),
];

const ofFiles: readonly Kind[] = [
  file('ENOSPC', -28, ['disk-full']),
  file('EDQUOT', -122, ['disk-full']),
  file('EIO', -5, ['storage-failed']),
  file('EACCES', -13, ['project-read-only']),
  file('EROFS', -30, ['project-read-only']),
  file('EMFILE', -24, ['storage-failed']),
];

const ofTheIndex: readonly Kind[] = [
  index('the memory index’s process ended twice during count: no reason given', false, ['memory-unavailable']),
  index('lance error: LanceError(IO): No space left on device (os error 28)', false, ['disk-full']),
  index('lance error: Not found: memory/words.lance/_versions/7.manifest', true, ['memory-unavailable']),
];

const reads = /^store\.(?:list|get|read|find|count|all|passages|pending|seen|removed|index|newest|usage|section|entr)/;

/** What a method of a port can fail with. */
export function kindsFor(target: string): readonly Kind[] {
  if (reads.test(target)) return ofReads;
  if (target.startsWith('store.')) return ofWrites;
  return target.startsWith('index.') ? ofTheIndex : ofFiles;
}

function sqlite(errcode: number, errstr: string, codes: readonly FaultCode[]): Kind {
  const make = () => Object.assign(new Error(errstr), { code: 'ERR_SQLITE_ERROR', errcode, errstr });
  return { name: `sqlite ${errcode}`, make, codes };
}

function file(code: string, errno: number, codes: readonly FaultCode[]): Kind {
  const make = () => Object.assign(new Error(`${code}: refused, write`), { code, errno, syscall: 'write' });
  return { name: code, make, codes };
}

function index(message: string, isDamaged: boolean, codes: readonly FaultCode[]): Kind {
  const make = () => new MemoryIndexError(message, { isDamaged });
  return { name: isDamaged ? 'index damaged' : `index ${message.slice(0, 20)}`, make, codes };
}
