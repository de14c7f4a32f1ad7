import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

/** What can become of a file while nobody looks. */
export const damages = ['truncated', 'emptied', 'zeroed', 'flipped', 'removed', 'a folder'] as const;

export type Damage = (typeof damages)[number];

/** Damages a file; returns in words what was done, so that it can be done again. */
export function doDamage(path: string, damage: Damage, random: () => number): string {
  const bytes = readFileSync(path);
  switch (damage) {
    case 'truncated': {
      const length = Math.floor(random() * bytes.length);
      truncateSync(path, length);
      return `truncated to ${length} of ${bytes.length} bytes`;
    }
    case 'emptied':
      truncateSync(path, 0);
      return 'emptied';
    case 'zeroed':
      writeFileSync(path, Buffer.alloc(bytes.length));
      return 'filled with zeros';
    case 'flipped': {
      const at = Math.floor(random() * bytes.length);
      flipAt(path, at);
      return `a bit flipped in byte ${at} of ${bytes.length}`;
    }
    case 'removed':
      rmSync(path);
      return 'removed';
    case 'a folder':
      rmSync(path);
      mkdirSync(path);
      return 'replaced by a folder';
  }
}

/** Changes one letter where these words stand in the file; false where they don't. */
export function flipIn(path: string, words: string): boolean {
  const at = readFileSync(path).indexOf(words);
  if (at === -1) return false;
  flipAt(path, at + Math.floor(words.length / 2));
  return true;
}

function flipAt(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
