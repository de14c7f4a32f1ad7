import type { CoreEvent } from '#shared/contract/index.ts';
import { createFolderWatcher } from '#main/adapters/watch/index.ts';
import {
  importSources,
  indexWhatCameIn,
  isIndexBehind,
  storageFault,
  type Background,
  type Project,
} from '#main/handlers/index.ts';
import type { ErrorLog } from '#main/ports/error-log.ts';
import { createBackgroundWork } from './background-work.ts';
import { isSupported } from './open-project.ts';
import { createWatchedFolders } from './watch-folders.ts';

/** A project in a core that lives on, with what goes on in it beside its requests. */
export type LivingProject = {
  readonly project: Project;
  /** Does what was left undone, beside what comes next. */
  readonly catchUp: () => void;
  /** Ends what goes on, so that it can go on when the project is opened again. */
  readonly endWork: () => Promise<void>;
};

/** Whoever opens a project is shown it first; only then it catches up with what was left undone. */
const catchUpAfterMs = 1500;

export function createLivingProject(options: {
  readonly project: Project;
  readonly announce: (event: CoreEvent) => void;
  /** Whether a run plans, drafts or writes in it now. */
  readonly isRunning: () => boolean;
  readonly errorLog: Pick<ErrorLog, 'note'>;
}): LivingProject {
  const { announce, isRunning, errorLog } = options;
  const ending = new AbortController();
  const work = createBackgroundWork({ onFailure });
  const background: Background = {
    ...work,
    start: (name, task) => {
      // A run searches by the vectors that it began with: they stay until it is done.
      if (name !== 'vectors' || !isRunning()) work.start(name, task);
    },
  };
  const callOptions = { signal: ending.signal, onEvent: announce };
  const project: Project = { ...options.project, background, watchAnew: () => folders.refresh() };
  const folders = createWatchedFolders({
    project,
    watcher: createFolderWatcher({ isSupported }),
    callOptions,
    onFailure,
  });
  const catchUpSoon = (): void => {
    if (project.access === 'read-write') work.start('catching-up', catchUp);
  };
  const timer = setTimeout(catchUpSoon, catchUpAfterMs);
  timer.unref();

  /** Nobody waits for what goes on beside: what a disk or an engine refuses is met again, and told, by a request. */
  function onFailure(error: unknown): void {
    if (storageFault(error) === null) errorLog.note({ kind: 'error', subject: 'background', error });
  }

  async function catchUp(signal: AbortSignal): Promise<void> {
    const alone = { ...callOptions, signal };
    if (project.store.pendingImports().length > 0) {
      await importSources(project, { folder: project.folder, paths: [] }, alone);
    } else if (isIndexBehind(project)) await indexWhatCameIn(project, alone);
    if (!signal.aborted) await folders.refresh();
  }

  return {
    project,
    catchUp: catchUpSoon,
    endWork: async () => {
      clearTimeout(timer);
      ending.abort();
      await Promise.all([work.close(), folders.close()]);
    },
  };
}
