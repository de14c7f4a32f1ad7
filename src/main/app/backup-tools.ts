import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createProjectArchive } from '#main/adapters/project-archive/index.ts';
import { checkDatabase, copyDatabase, createProjectBackups } from '#main/adapters/sqlite/backups/index.ts';
import { readTitle } from '#main/adapters/sqlite/backups/read-title.ts';
import { newestSchema } from '#main/adapters/sqlite/index.ts';
import type { BackupTools } from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import { ownVersion } from './own-version.ts';

/** With what projects are copied, packed and brought back. */
export function createBackupTools({
  clock,
  exports,
}: {
  readonly clock: Clock;
  readonly exports: BackupTools['exports'];
}): BackupTools {
  return {
    backups: createProjectBackups({ clock, newestSchema }),
    archive: createProjectArchive({
      heddleVersion: ownVersion(),
      nowMs: () => clock.nowMs(),
      copyDatabase,
      checkDatabase,
      titleIn: readTitle,
    }),
    exports,
    titleOf: (folder) => readTitle(join(folder, 'project.db')) || basename(resolve(folder)),
    isThere: existsSync,
    newSuffix: () => randomBytes(8).toString('hex'),
  };
}
