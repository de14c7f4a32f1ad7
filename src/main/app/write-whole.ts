import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';

/** Writes a file so that its place holds either what was there before or all of `text`, also after a kill. */
export async function writeWhole(path: string, text: string): Promise<Result<void>> {
  const place = resolve(path);
  const draft = `${place}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(place), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
    return succeed(undefined);
  } catch (error) {
    await rm(draft, { force: true });
    return fail(
      userFault('project-read-only', `${place} could not be written. Check the folder and the disk.`, String(error)),
    );
  }
}
