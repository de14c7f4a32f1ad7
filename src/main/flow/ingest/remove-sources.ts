import type { SourceId } from '#shared/base/ids.ts';
import type { LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';

/**
 * Takes sources out of the project, in one transaction, and then their originals. Evidence that quotes them stays. The
 * memory index is told later, by the queue that the same transaction wrote.
 */
export async function removeSources(options: {
  store: SourceStore & LibraryStore;
  files: SourceFiles;
  sourceIds: readonly SourceId[];
}): Promise<number> {
  const { store, files, sourceIds } = options;
  const sources = sourceIds.flatMap((id) => store.getSource(id) ?? []);
  const removed = store.removeSources(sourceIds);
  for (const { contentHash, fileName } of sources) await files.remove({ contentHash, fileName });
  return removed;
}
