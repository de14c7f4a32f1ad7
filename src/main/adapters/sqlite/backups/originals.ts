import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openForCopying } from './open-for-copying.ts';

/** Where the originals lie that go after a backup was made. */
function placeOf(backup: string): string {
  return backup.replace(/\.db$/, '-originals');
}

/** Keeps these originals with the backup: without another copy of their bytes, where the file system knows how. */
export async function keepOriginals(options: {
  readonly folder: string;
  readonly backup: string;
  readonly contentHashes: readonly string[];
}): Promise<void> {
  const { folder, backup, contentHashes } = options;
  const hashes = new Set(contentHashes);
  const names = (await readdir(join(folder, 'sources')).catch(() => [])).filter((name) => hashes.has(hashIn(name)));
  if (names.length > 0) await mkdir(placeOf(backup), { recursive: true });
  for (const name of names) await place(join(folder, 'sources', name), join(placeOf(backup), name));
}

/** Whether a backup has all of these sources. */
export function hasSources(backup: string, contentHashes: readonly string[]): boolean {
  const database = openForCopying(backup);
  try {
    const find = database.prepare('SELECT 1 FROM sources WHERE content_hash = ?');
    return contentHashes.every((hash) => find.get(hash) !== undefined);
  } finally {
    database.close();
  }
}

export async function dropBackup(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(placeOf(path), { recursive: true, force: true });
}

/** Puts originals that the database knows and `sources` lacks back, as far as backups have them. */
export async function bringBackOriginals(folder: string, into = folder): Promise<void> {
  const sources = join(into, 'sources');
  const backups = join(folder, 'backups');
  const wanted = hashesIn(join(into, 'project.db'));
  for (const name of await readdir(sources).catch(() => [])) wanted.delete(hashIn(name));
  const places = (await readdir(backups).catch(() => [])).filter((name) => name.endsWith('-originals'));
  for (const kept of wanted.size === 0 ? [] : places) {
    for (const name of await readdir(join(backups, kept))) {
      if (!wanted.delete(hashIn(name))) continue;
      await mkdir(sources, { recursive: true });
      await place(join(backups, kept, name), join(sources, name));
    }
  }
}

function hashesIn(path: string): Set<string> {
  const database = openForCopying(path);
  try {
    return new Set(
      database
        .prepare('SELECT content_hash FROM sources')
        .all()
        .map((row) => String(row['content_hash'])),
    );
  } finally {
    database.close();
  }
}

function hashIn(name: string): string {
  return name.split('.', 1)[0] ?? '';
}

async function place(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
