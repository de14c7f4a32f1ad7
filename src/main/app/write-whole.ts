import { resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { writeWhole as toDisk, type WriteWhole } from '#main/adapters/files/write-whole.ts';
import { storageFault } from '#main/ports/storage-fault.ts';

/** Writes a file so that its place holds either what was there before or all of `text`, also after a kill. */
export async function writeWhole(path: string, text: string, write: WriteWhole = toDisk): Promise<Result<void>> {
  const place = resolve(path);
  try {
    await write(place, text);
    return succeed(undefined);
  } catch (error) {
    const fault = storageFault(error);
    return fail(
      fault?.code === 'disk-full'
        ? { ...fault, message: `${place} could not be written, as the disk is full. Make room and try again.` }
        : userFault(
            'project-read-only',
            `${place} could not be written. Check the folder and the disk.`,
            String(error),
          ),
    );
  }
}
