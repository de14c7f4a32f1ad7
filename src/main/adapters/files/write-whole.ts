import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file. Throws what the file system says; its place then holds what was there before. */
export type WriteWhole = (
  path: string,
  content: string | Uint8Array,
  /** For the file and for folders that are made for it. */
  modes?: { readonly file: number; readonly folder: number },
) => Promise<void>;

/** Its place holds either what was there before or all of `content`, also after a kill. */
export const writeWhole: WriteWhole = async (path, content, modes) => {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, ...(modes && { mode: modes.folder }) });
    const file = await open(draft, 'wx', modes?.file);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
};
