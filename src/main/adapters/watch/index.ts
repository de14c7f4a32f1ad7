import { relative, sep } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { FolderWatcher } from '#main/ports/folder-watcher.ts';

/** A file that wasn't written to for so long is complete. */
const finishedAfterMs = 400;
/** Changes that come so close together are told at once. */
const gatheredForMs = 200;

export function createFolderWatcher(options: { isSupported: (path: string) => boolean }): FolderWatcher {
  return {
    watch: async ({ path, onChanges }) => {
      const changed = new Set<string>();
      let hasGone = false;
      let telling: NodeJS.Timeout | null = null;
      const tellSoon = (): void => {
        telling ??= setTimeout(() => {
          telling = null;
          const changes = { changed: [...changed].toSorted(), hasGone };
          changed.clear();
          hasGone = false;
          onChanges(changes);
        }, gatheredForMs);
      };
      const watcher = watch(path, {
        ignoreInitial: true,
        awaitWriteFinish: { stabilityThreshold: finishedAfterMs, pollInterval: 100 },
        ignored: (each, stats) => isHidden(path, each) || (stats?.isFile() === true && !isWanted(each, options)),
      });
      const come = (file: string): void => {
        changed.add(file);
        tellSoon();
      };
      const go = (): void => {
        hasGone = true;
        tellSoon();
      };
      watcher.on('add', come).on('change', come).on('unlink', go).on('unlinkDir', go);
      await ready(watcher);
      return {
        close: async () => {
          if (telling !== null) clearTimeout(telling);
          await watcher.close();
        },
      };
    },
  };
}

/** What can't be watched is looked at when the project is opened again. */
function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.on('ready', () => resolve());
    watcher.on('error', () => resolve());
  });
}

function isHidden(root: string, path: string): boolean {
  return relative(root, path)
    .split(sep)
    .some((part) => part.startsWith('.') && part !== '..');
}

function isWanted(path: string, { isSupported }: { isSupported: (path: string) => boolean }): boolean {
  return isSupported(path);
}
