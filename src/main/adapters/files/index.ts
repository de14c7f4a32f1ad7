import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceFiles, StagedFile } from '#main/ports/source-files.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import { findFiles, unreadable } from './find-files.ts';
import { createInspection, keptPath } from './inspect-original.ts';

const largestFileBytes = 512 * 1024 * 1024;
/** Up to here a file is read in one go, which is several times faster for the many small ones. */
const wholeFileBytes = 4 * 1024 * 1024;

/** The original files of the project in `projectFolder`: kept under `sources/`, named by content hash. */
export function createSourceFiles(options: {
  projectFolder: string;
  isSupported: (path: string) => boolean;
}): SourceFiles {
  const kept = join(options.projectFolder, 'sources');
  const staging = join(kept, '.staging');
  let isStagingMade = false;

  async function makeStaging(): Promise<void> {
    // Not the project's folder with it: where that was moved or deleted, no half of one comes to be in its place.
    for (const folder of isStagingMade ? [] : [kept, staging]) await makeFolder(folder);
    isStagingMade = true;
  }

  return {
    find: (path) => findFiles(path, options.isSupported),
    stage: async (path, signal) => {
      const sized = await sizeOf(path);
      if (!sized.ok) return sized;
      await makeStaging();
      const copy = sized.value <= wholeFileBytes ? copyWhole : copyInPieces;
      return copyOrExplain(copy, { path, stagedPath: join(staging, randomUUID()), signal });
    },
    stageBytes: async (bytes) => {
      await makeStaging();
      return { ...hashed(bytes), stagedPath: join(staging, randomUUID()), bytes };
    },
    inspect: createInspection(kept),
    remove: ({ contentHash, fileName }) => rm(keptPath(kept, contentHash, fileName), { force: true }),
    readWhole: async (path) => {
      const sized = await sizeOf(path);
      if (!sized.ok) return sized;
      try {
        return succeed(await readFile(path));
      } catch (error) {
        return fail(unreadable(path, error).fault);
      }
    },
    isThere: (path) => existsSync(path),
    stateOf: async (path) => {
      try {
        const { size, mtimeMs } = await stat(path);
        return { byteCount: size, modifiedMs: Math.round(mtimeMs) };
      } catch {
        return null;
      }
    },
    keep: async ({ contentHash, stagedPath, bytes }, fileName) => {
      if (bytes === undefined) await flush(stagedPath);
      else await writeFile(stagedPath, bytes, { flush: true });
      await rename(stagedPath, keptPath(kept, contentHash, fileName));
    },
    discard: async ({ stagedPath, bytes }) => {
      if (bytes === undefined) await rm(stagedPath, { force: true });
    },
    sweep: async () => {
      isStagingMade = false;
      await rm(staging, { recursive: true, force: true });
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function sizeOf(path: string): Promise<Result<number>> {
  try {
    const stats = await stat(path);
    // A pipe or a device may never end, or never begin.
    if (!stats.isFile())
      return fail(
        userFault('file-unreadable', 'This is no regular file but a pipe, a socket or a device. Leave it out.'),
      );
    const { size } = stats;
    if (size === 0) return fail(userFault('file-empty', 'The file is empty (0 bytes). There is nothing to import.'));
    if (size <= largestFileBytes) return succeed(size);
    return fail(
      userFault('file-too-large', 'The file is larger than 512 MB. Split it into smaller files and import those.'),
    );
  } catch (error) {
    return fail(unreadable(path, error).fault);
  }
}

type Copy = { readonly path: string; readonly stagedPath: string; readonly signal: AbortSignal };

async function copyOrExplain(copy: (options: Copy) => Promise<StagedFile>, options: Copy): Promise<Result<StagedFile>> {
  const { path, stagedPath, signal } = options;
  try {
    return succeed(await copy(options));
  } catch (error) {
    await rm(stagedPath, { force: true });
    if (signal.aborted) return fail(userFault('cancelled', 'The import was cancelled.'));
    const fault = storageFault(error);
    if (fault?.code === 'disk-full') {
      return fail({ ...fault, message: 'The disk is full. Make room and import again; what is imported is safe.' });
    }
    return fail(unreadable(path, error).fault);
  }
}

async function copyWhole({ path, stagedPath, signal }: Copy): Promise<StagedFile> {
  const bytes = await readFile(path, { signal });
  return { ...hashed(bytes), stagedPath, bytes };
}

function hashed(bytes: Uint8Array): { readonly contentHash: string; readonly byteCount: number } {
  return { contentHash: createHash('sha256').update(bytes).digest('hex'), byteCount: bytes.length };
}

async function copyInPieces({ path, stagedPath, signal }: Copy): Promise<StagedFile> {
  const hash = createHash('sha256');
  let byteCount = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteCount += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(path), measure, createWriteStream(stagedPath), { signal });
  return { contentHash: hash.digest('hex'), byteCount, stagedPath };
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
