import { rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { RequestOutput } from '#shared/contract/index.ts';

/**
 * Removes what was uploaded and is a source by now, which has its own copy, or a bibliography, whose entries are kept.
 * What failed stays, for another try.
 */
export async function forgetUploads(
  folder: string,
  { imported, skipped, entries }: Pick<RequestOutput<'library.import'>, 'imported' | 'skipped' | 'entries'>,
): Promise<void> {
  const incoming = join(resolve(folder), 'incoming');
  const doneWith = [...imported, ...skipped].map(({ path }) => path);
  for (const path of [...doneWith, ...(entries?.files ?? [])]) {
    const [own = '', ...below] = relative(incoming, path).split(sep);
    // Only a folder that an upload was given: the path came from a window.
    if (/^[0-9a-f]{16}$/.test(own) && below.length > 0)
      await rm(join(incoming, own), { recursive: true, force: true }).catch(() => undefined);
  }
}
