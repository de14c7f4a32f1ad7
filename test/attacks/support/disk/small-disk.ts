import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory that can be filled, emptied and made read-only. */
export type SmallDisk = {
  readonly place: string;
  readonly freeKb: () => number;
  /** Leaves so many kB free, or as many as there are. */
  readonly fill: (leaveKb: number) => void;
  /** Takes away what filled it. */
  readonly empty: () => void;
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly unmount: () => Promise<void>;
};

/** Null where this system lets nobody mount one. */
export async function mountSmallDisk(sizeMb: number): Promise<SmallDisk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const place = await mkdtemp(join(tmpdir(), 'heddle-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    await rm(place, { recursive: true });
    return null;
  }
  const filler = join(place, 'filler');
  const freeKb = () => {
    const { bavail, bsize } = statfsSync(place);
    return Math.floor((bavail * bsize) / 1024);
  };
  const remount = (how: string) => execFileSync('mount', ['-o', `remount,${how}`, place], { stdio: 'ignore' });
  return {
    place,
    freeKb,
    fill: (leaveKb) => {
      rmSync(filler, { force: true });
      const kb = freeKb() - leaveKb;
      if (kb > 0) writeFileSync(filler, Buffer.alloc(kb * 1024));
    },
    empty: () => rmSync(filler, { force: true }),
    setReadOnly: (isReadOnly) => remount(isReadOnly ? 'ro' : 'rw'),
    unmount: async () => {
      execFileSync('umount', ['-l', place], { stdio: 'ignore' });
      await rm(place, { recursive: true, force: true });
    },
  };
}
