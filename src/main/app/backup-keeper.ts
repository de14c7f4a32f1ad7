import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ProjectBackups } from '#main/ports/project-backups.ts';
import type { Project } from '#main/handlers/index.ts';

/** Makes the backups of an open project that nobody asks for. */
export function createBackupKeeper(options: {
  readonly folder: string;
  readonly backups: ProjectBackups;
  readonly clock: Clock;
}): Project['keeper'] {
  const { folder, backups, clock } = options;
  let underWay: Promise<unknown> = Promise.resolve();
  /** The last day for which it is settled that no backup is due. */
  let settledDay = '';

  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

  async function makeDaily(day: string): Promise<void> {
    const listed = await backups.list(folder);
    if (listed.some(({ reason, madeAt }) => reason === 'daily' && madeAt.startsWith(day))) return;
    // What a disk refuses is met again, and told, by the write that this goes beside; the next day it is tried again.
    await backups.make({ folder, reason: 'daily' });
  }

  return {
    beforeWrite: () => {
      const day = dayOf(clock.nowMs());
      if (day === settledDay) return;
      settledDay = day;
      // What was begun today has no yesterday to go back to.
      if (!isOfDay(join(folder, 'project.db'), day, dayOf)) underWay = underWay.then(() => makeDaily(day));
    },
    beforeLoss: async (originals): Promise<Result<void>> => {
      const made = await backups.make({ folder, reason: 'before-change', originals });
      return made.ok ? { ok: true, value: undefined } : made;
    },
    settled: async () => {
      await underWay;
    },
  };
}

function isOfDay(path: string, day: string, dayOf: (ms: number) => string): boolean {
  if (!existsSync(path)) return true;
  const { birthtimeMs, mtimeMs } = statSync(path);
  // Some file systems know no births.
  return dayOf(birthtimeMs > 0 ? birthtimeMs : mtimeMs) === day;
}
