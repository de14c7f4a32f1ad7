import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import type { ReadRequest } from '#main/ports/source-reader.ts';

/** All bytes of a file of at most `maxBytes`; a larger one isn't read. Blocks its thread, which has nothing else to do. */
export function loadFile({ path, fileName, bytes }: ReadRequest, maxBytes: number): Result<Buffer> {
  let file: number | null = null;
  try {
    if (bytes !== undefined) {
      const fault = sizeFault(bytes.length, fileName, maxBytes);
      return fault === null ? succeed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) : fail(fault);
    }
    file = openSync(path, 'r');
    const stats = fstatSync(file);
    if (!stats.isFile())
      return fail(
        userFault('file-unreadable', `“${fileName}” is not a file. Choose a file, or a folder to import all of it.`),
      );
    const fault = sizeFault(stats.size, fileName, maxBytes);
    if (fault !== null) return fail(fault);
    return succeed(readFileSync(file));
  } catch (error) {
    return fail(toFault(error, fileName));
  } finally {
    if (file !== null) closeSync(file);
  }
}

function sizeFault(byteCount: number, fileName: string, maxBytes: number): Fault | null {
  if (byteCount === 0) return userFault('file-empty', `“${fileName}” is empty: it has no bytes at all.`);
  if (byteCount <= maxBytes) return null;
  const limit = Math.floor(maxBytes / 1_000_000);
  return userFault(
    'file-too-large',
    `“${fileName}” is larger than ${limit} MB, the most for a file of its kind. Split it into smaller files.`,
  );
}

function toFault(error: unknown, fileName: string): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return userFault(
      'file-not-found',
      `“${fileName}” is no longer there. It may have been moved, renamed or deleted; import it from where it is now.`,
      code,
    );
  }
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'you have no permission to read it'
      : `the system says ${code || 'nothing more'}`;
  return userFault(
    'file-unreadable',
    `“${fileName}” cannot be read: ${reason}. Check its permissions and the disk it is on.`,
    code,
  );
}
