import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import { createSourceFiles } from '#main/adapters/files/index.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import { supportedEndings } from '#main/adapters/readers/formats.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { createReaderPool } from './reader-pool.ts';

/** Opens, or with `create` makes, the project in `folder` with everything real behind its ports. Faults: the store's. */
export function openProject(options: { folder: string; create: boolean }): Result<Project> {
  const folder = resolve(options.folder);
  const clock: Clock = { nowMs: () => Date.now() };
  const opened = openProjectStore({ folder, create: options.create, clock });
  if (!opened.ok) return opened;
  const { store, access } = opened.value;
  const index = createLanceMemoryIndex({ folder: join(folder, 'memory') });
  const fitter = createLsaFitter();
  const readerThreads = Math.max(1, Math.min(4, availableParallelism()));
  const readers = createReaderPool({ threads: readerThreads });
  return succeed({
    folder,
    access,
    store,
    index,
    fitter,
    files: createSourceFiles({
      projectFolder: folder,
      isSupported: (path) => supportedEndings.includes(extname(path).toLowerCase()),
    }),
    readAndSplit: readers.readAndSplit,
    readerThreads,
    reasonerFor: async ({ reasoner }) =>
      reasoner === 'extractive'
        ? succeed(createExtractiveReasoner({ phrases: createPhraseFinder() }))
        : fail(userFault('not-available', 'The model reasoner is not built yet. Use --reasoner extractive.')),
    models: {} as Project['models'],
    parseMarkdown: parseSectionMarkdown,
    clock,
    newSuffix: () => randomBytes(8).toString('hex'),
    close: async () => {
      await Promise.all([readers.close(), fitter.close(), index.close()]);
      store.close();
    },
  });
}
