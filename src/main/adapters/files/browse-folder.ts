import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';

type Entry = { readonly name: string; readonly path: string; readonly kind: 'folder' | 'project' | 'file' };

export type BrowsedFolder = { readonly path: string; readonly parent: string | null; readonly entries: Entry[] };

/**
 * What is in a folder: folders and projects first, then files that can be read in, each by name; hidden ones are left
 * out. Faults: `file-not-found`, `file-unreadable`.
 */
export async function browseFolder(
  wanted: string,
  isSupported: (ending: string) => boolean,
): Promise<Result<BrowsedFolder>> {
  const path = resolve(wanted);
  let names: readonly string[];
  try {
    names = await readdir(path);
  } catch (error) {
    return fail(unreadable(path, error));
  }
  const found = await Promise.all(
    names.filter((name) => !name.startsWith('.')).map((name) => entryOf(path, name, isSupported)),
  );
  const entries = found.filter((entry) => entry !== null).toSorted(byKindAndName);
  const parent = dirname(path);
  return succeed({ path, parent: parent === path ? null : parent, entries });
}

/** Null for what is no file or folder, can't be looked at, or isn't a file that can be read in. */
async function entryOf(folder: string, name: string, isSupported: (ending: string) => boolean): Promise<Entry | null> {
  const path = join(folder, name);
  try {
    const stats = await stat(path);
    if (stats.isFile()) return isSupported(extname(name).toLowerCase()) ? { name, path, kind: 'file' } : null;
    if (!stats.isDirectory()) return null;
    return { name, path, kind: (await isProject(path)) ? 'project' : 'folder' };
  } catch {
    return null;
  }
}

async function isProject(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, 'project.db'))).isFile();
  } catch {
    return false;
  }
}

function byKindAndName(a: Entry, b: Entry): number {
  const kinds = Number(a.kind === 'file') - Number(b.kind === 'file');
  if (kinds !== 0) return kinds;
  const [nameA, nameB] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (nameA !== nameB) return nameA < nameB ? -1 : 1;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function unreadable(path: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return userFault('file-not-found', `There is no folder ${path} (any more).`, code);
  if (code === 'ENOTDIR') return userFault('file-not-found', `${path} is a file, not a folder.`, code);
  return userFault('file-unreadable', `The folder ${path} can't be opened. Check that you may read it.`, code);
}
