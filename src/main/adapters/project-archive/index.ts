import { fail, type Result } from '#shared/base/result.ts';
import type { ProjectArchive } from '#main/ports/project-archive.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
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
      caught(() => {
        const about = { heddle: heddleVersion, packedAt: new Date(nowMs()).toISOString() };
        return pack({ ...request, copyDatabase, titleIn, about });
      }),
    unpack: (request) => caught(() => unpack({ ...request, checkDatabase })),
  };
}

async function caught<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    return fail(fault);
  }
}
