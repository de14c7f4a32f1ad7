import type { Fault } from '#shared/base/fault.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';
import { storageFault } from '#main/ports/storage-fault.ts';

/**
 * Takes sources out of the project, in one transaction, and then their originals. Evidence that quotes them stays. The
 * memory index is told later, by the queue that the same transaction wrote. `fault` names originals that the disk keeps.
 */
export async function removeSources(options: {
  store: SourceStore & LibraryStore;
  files: SourceFiles;
  sourceIds: readonly SourceId[];
}): Promise<{ readonly removed: number; readonly fault: Fault | null }> {
  const { store, files, sourceIds } = options;
  const sources = sourceIds.flatMap((id) => store.getSource(id) ?? []);
  const removed = store.removeSources(sourceIds);
  const left: { readonly fileName: string; readonly fault: Fault }[] = [];
  for (const { contentHash, fileName } of sources) {
    try {
      await files.remove({ contentHash, fileName });
    } catch (error) {
      const fault = storageFault(error);
      if (fault === null) throw error;
      left.push({ fileName, fault });
    }
  }
  const [first] = left;
  if (first === undefined) return { removed, fault: null };
  const names = left.map(({ fileName }) => fileName).join(', ');
  const message = `The sources are out of the project, but these copies in its folder “sources” could not be deleted: ${names}. Check the disk, and delete them there.`;
  return { removed, fault: { ...first.fault, message } };
}
