import type { Result } from '#shared/base/result.ts';
import { createTurns } from '#shared/base/turns.ts';
import { followFolder, type CallOptions, type Project } from '#main/handlers/index.ts';
import type { FolderWatcher } from '#main/ports/folder-watcher.ts';

/** The watched folders of one open project. */
export type WatchedFolders = {
  /** Watches those that the project names now, and no others; new ones are looked through. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Files that were being written to are looked at again. */
const againAfterMs = 2500;

export function createWatchedFolders(options: {
  readonly project: Project;
  readonly watcher: FolderWatcher;
  /** What comes in is indexed beside; it ends with the signal. */
  readonly callOptions: CallOptions;
  /** Told what is thrown while nobody waits. */
  readonly onFailure: (error: unknown) => void;
}): WatchedFolders {
  const { project, watcher, callOptions } = options;
  const watched = new Map<string, { close: () => Promise<void> }>();
  const timers = new Set<NodeJS.Timeout>();
  const inTurn = createTurns();
  const refreshTurn = createTurns();
  let isClosed = false;

  async function look(path: string, finished: readonly string[]): Promise<void> {
    if (isClosed || !project.store.listWatchedFolders().includes(path)) return;
    const followed: Result<{ isUnfinished: boolean }> = await followFolder(
      project,
      { path, finished: new Set(finished) },
      callOptions,
    );
    if (!followed.ok || !followed.value.isUnfinished || isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      lookSoon(path, []);
    }, againAfterMs);
    timers.add(timer);
  }

  function lookSoon(path: string, finished: readonly string[]): void {
    void inTurn(() => look(path, finished)).catch(options.onFailure);
  }

  async function refresh(): Promise<void> {
    const wanted = project.store.listWatchedFolders();
    for (const [path, watching] of watched) {
      if (wanted.includes(path)) continue;
      watched.delete(path);
      await watching.close();
    }
    for (const path of wanted) {
      if (watched.has(path) || isClosed) continue;
      watched.set(path, await watcher.watch({ path, onChanges: ({ changed }) => lookSoon(path, changed) }));
      lookSoon(path, []);
    }
  }

  return {
    refresh: () => refreshTurn(async () => (project.access === 'read-only' ? undefined : refresh())),
    close: async () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      await refreshTurn(() => Promise.resolve());
      await Promise.all([...watched.values()].map(({ close }) => close()));
      await inTurn(() => Promise.resolve());
    },
  };
}
