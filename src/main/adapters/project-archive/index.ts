import type { Result } from '#shared/base/result.ts';
import type { ProjectArchive } from '#main/ports/project-archive.ts';
import { orStorageFault } from '#main/ports/or-storage-fault.ts';
import { pack, type CopyDatabase } from './pack.ts';
import { unpack } from './unpack.ts';

/** Projects as ZIP archives with a list of what is in them and its hashes. */
export function createProjectArchive(options: {
  readonly heddleVersion: string;
  readonly nowMs: () => number;
  readonly copyDatabase: CopyDatabase;
  readonly checkDatabase: (path: string) => Promise<Result<void>>;
  readonly titleIn: (database: string) => string;
}): ProjectArchive {
  const { heddleVersion, nowMs, copyDatabase, checkDatabase, titleIn } = options;
  return {
    pack: (request) =>
      orStorageFault(() => {
        const about = { heddle: heddleVersion, packedAt: new Date(nowMs()).toISOString() };
        return pack({ ...request, copyDatabase, titleIn, about });
      }),
    unpack: (request) => orStorageFault(() => unpack({ ...request, checkDatabase })),
  };
}
