import type { ImportStore } from '#main/ports/project-store.ts';
import type { FileState, SourceFiles } from '#main/ports/source-files.ts';

export type FolderLook = {
  /** New or changed since they were last looked at. */
  readonly changed: readonly { readonly path: string; readonly state: FileState }[];
  /** Every file there is. */
  readonly present: ReadonlySet<string>;
  /** Some are being written to just now: look again a little later. */
  readonly isUnfinished: boolean;
};

/** A file that was written to more recently may not be complete. */
const finishedAfterMs = 2000;

/**
 * Looks through a watched folder for files that aren't as they were. Those in `finished` are known to be complete, and
 * are taken as changed even where size and time are as before.
 */
export async function lookForChanges(options: {
  folder: string;
  store: ImportStore;
  files: SourceFiles;
  nowMs: number;
  finished: ReadonlySet<string>;
  signal: AbortSignal;
}): Promise<FolderLook> {
  const { folder, store, files, nowMs, finished, signal } = options;
  const changed: { path: string; state: FileState }[] = [];
  const present = new Set<string>();
  let isUnfinished = false;
  for await (const file of files.find(folder)) {
    if (signal.aborted) break;
    if (file.kind !== 'file') continue;
    const state = await files.stateOf(file.path);
    if (state === null) continue;
    present.add(file.path);
    const seen = store.seenFile(file.path);
    const isSame = seen?.byteCount === state.byteCount && seen.modifiedMs === state.modifiedMs;
    if (isSame && !finished.has(file.path)) continue;
    if (!finished.has(file.path) && nowMs - state.modifiedMs < finishedAfterMs) isUnfinished = true;
    else changed.push({ path: file.path, state });
  }
  return { changed, present, isUnfinished };
}
