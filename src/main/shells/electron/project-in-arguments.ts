import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The project folder that a command line names, or holds the `project.db` it names; null where it names none. */
export function projectIn(words: readonly string[]): string | null {
  for (const word of words.slice(1).toReversed()) {
    if (word.startsWith('-')) continue;
    const path = resolve(word);
    const folder = basename(path) === 'project.db' ? dirname(path) : path;
    if (existsSync(join(folder, 'project.db'))) return folder;
  }
  return null;
}
