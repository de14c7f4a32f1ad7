import { randomBytes } from 'node:crypto';
import { availableParallelism, homedir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { succeed, type Result } from '#shared/base/result.ts';
import { appSettingsFolder, createAppSettings } from '#main/adapters/app-settings/index.ts';
import { createSourceFiles } from '#main/adapters/files/index.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { supportedEndings } from '#main/adapters/readers/formats.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { chooseFitter } from './choose-fitter.ts';
import { createModels } from './models.ts';
import { createReaderPool } from './reader-pool.ts';
import { createRunReasoners } from './run-reasoners.ts';
import { createSettingsReader } from './settings-reader.ts';

/**
 * Opens, or with `create` makes, the project in `folder` with everything real behind its ports. `environment` is the
 * process's unless given. Faults: the store's.
 */
export function openProject(options: {
  folder: string;
  create: boolean;
  environment?: Readonly<Record<string, string | undefined>>;
  /** What happens between the project's embedder and its endpoint. */
  onEvent?: (event: ModelEvent) => void;
}): Result<Project> {
  const { environment = process.env, onEvent = () => undefined } = options;
  const folder = resolve(options.folder);
  const clock: Clock = { nowMs: () => Date.now() };
  const opened = openProjectStore({ folder, create: options.create, clock });
  if (!opened.ok) return opened;
  const { store, access } = opened.value;
  const index = createLanceMemoryIndex({ folder: join(folder, 'memory') });
  const appSettings = createAppSettings({
    folder: appSettingsFolder({ environment, platform: process.platform, home: homedir() }),
  });
  const settings = createSettingsReader({ store, environment, appSettings });
  const random = () => Math.random();
  const fitter = chooseFitter({ settings, clock, random, onEvent });
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
    reasonerFor: createRunReasoners({ store, appSettings, settings, clock, random }),
    models: createModels({ settings, appSettings, fitter, clock }),
    parseMarkdown: parseSectionMarkdown,
    clock,
    newSuffix: () => randomBytes(8).toString('hex'),
    close: async () => {
      await Promise.all([readers.close(), fitter.close(), index.close()]);
      store.close();
    },
  });
}
