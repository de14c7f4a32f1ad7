import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { userFault } from '#shared/base/fault.ts';
import type { FoundFile } from '#main/ports/source-files.ts';

type IgnoreRules = { readonly folder: string; readonly rules: Ignore };

/** See `SourceFiles.find`. `.heddleignore` has the form of a .gitignore and holds for its folder and those below. */
export async function* findFiles(path: string, isSupported: (path: string) => boolean): AsyncIterable<FoundFile> {
  const root = resolve(path);
  let entry: { isDirectory: () => boolean };
  let top: string;
  try {
    entry = await stat(root);
    top = await realTop(root);
  } catch (error) {
    yield unreadable(root, error);
    return;
  }
  if (entry.isDirectory()) yield* walk(root, { above: [], seen: new Set(), top, isSupported });
  else yield { kind: 'file', path: root };
}

type Walk = {
  readonly above: readonly IgnoreRules[];
  readonly seen: Set<string>;
  /** Where the folder that was named really is, with a separator at its end. */
  readonly top: string;
  readonly isSupported: (path: string) => boolean;
};

async function* walk(folder: string, { above, seen, top, isSupported }: Walk): AsyncIterable<FoundFile> {
  let names: string[];
  let links: ReadonlySet<string>;
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.map(({ name }) => name);
    links = new Set(entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name));
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  let rules = above;
  try {
    if (names.includes('.heddleignore')) rules = [...above, await readRules(folder)];
  } catch (error) {
    // What was to be left out can't be known, so all of this folder is.
    yield unreadable(join(folder, '.heddleignore'), error);
    return;
  }
  const isProject = names.includes('project.db');
  for (const name of names.toSorted(byCodeUnit)) {
    if (name.startsWith('.') || (isProject && ownFolders.has(name))) continue;
    const path = join(folder, name);
    let isFolder: boolean;
    let isOutside: boolean;
    try {
      isFolder = (await stat(path)).isDirectory();
      isOutside = links.has(name) && !`${await realpath(path)}${sep}`.startsWith(top);
    } catch (error) {
      yield unreadable(path, error);
      continue;
    }
    if (isIgnored(path, isFolder, rules)) continue;
    // Whoever made the folder may not have been this person: a link in it could name any file of theirs.
    if (isOutside)
      yield { kind: 'ignored', path, reason: 'a link to what is outside the folder; import that by itself' };
    else if (isFolder) yield* walk(path, { above: rules, seen, top, isSupported });
    else if (isSupported(path)) yield { kind: 'file', path };
    else yield { kind: 'ignored', path, reason: 'not a kind of file that Heddle reads' };
  }
}

async function realTop(folder: string): Promise<string> {
  const real = await realpath(folder);
  return real.endsWith(sep) ? real : `${real}${sep}`;
}

/** What Heddle keeps in a project's folder is no material of the person's. */
const ownFolders = new Set(['assets', 'backups', 'memory', 'sources']);

async function readRules(folder: string): Promise<IgnoreRules> {
  return { folder, rules: ignore().add(await readFile(join(folder, '.heddleignore'), 'utf8')) };
}

function isIgnored(path: string, isFolder: boolean, levels: readonly IgnoreRules[]): boolean {
  return levels.some(({ folder, rules }) => {
    const below = relative(folder, path).split(sep).join('/');
    return rules.ignores(isFolder ? `${below}/` : below);
  });
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What a failed look at the file system means for the person. */
export function unreadable(path: string, error: unknown): FoundFile & { kind: 'unreadable' } {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' && path.includes('\ufffd')) {
    return {
      kind: 'unreadable',
      path,
      fault: userFault(
        'file-unreadable',
        'The name of the file holds bytes that are no text in UTF-8, so it can’t be opened. Rename it and import it again.',
        code,
      ),
    };
  }
  const fault =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? userFault(
          'file-not-found',
          'There is no such file (any more). Check the path, or import it again once it is back.',
        )
      : userFault(
          'file-unreadable',
          'The file could not be read. Check that you may open it, then import it again.',
          code,
        );
  return { kind: 'unreadable', path, fault };
}
