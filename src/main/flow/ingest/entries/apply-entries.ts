import { createPace } from '#main/ports/pace.ts';
import type { SourceId } from '#shared/base/ids.ts';
import type { EntryStore, LibraryStore, SourceStore } from '#main/ports/project-store.ts';
import { layerFields } from './layer-fields.ts';

/** Has each source say what its entries say, and what a person set. Returns those that say something else now. */
export async function applyEntries(options: {
  store: SourceStore & LibraryStore & EntryStore;
  sourceIds: Iterable<SourceId>;
}): Promise<readonly SourceId[]> {
  const { store } = options;
  const pace = createPace();
  const changed: SourceId[] = [];
  for (const id of new Set(options.sourceIds)) {
    await pace();
    const source = store.getSource(id);
    if (source === null) continue;
    const entries = store.entriesOfSource(id).map(({ bibliographic }) => bibliographic);
    const bibliographic = layerFields(source, entries);
    if (JSON.stringify(bibliographic) === JSON.stringify(source.bibliographic)) continue;
    store.putSourceRecord({ ...source, found: source.found ?? source.bibliographic, bibliographic });
    changed.push(id);
  }
  return changed;
}
