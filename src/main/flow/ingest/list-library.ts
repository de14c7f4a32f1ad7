import type { RequestOutput } from '#shared/contract/index.ts';
import { createPace } from '#main/ports/pace.ts';
import type { LibraryEntry, LibraryStore } from '#main/ports/project-store.ts';

type Listed = RequestOutput<'library.list'>;

/** The library as a list shows it: sources by title, then id. Thousands are read with turns for others in between. */
export async function listLibrary(options: {
  store: LibraryStore;
  isThere: (path: string) => boolean;
}): Promise<Listed> {
  const { store, isThere } = options;
  const pace = createPace();
  const titled: { readonly entry: LibraryEntry; readonly title: string }[] = [];
  for (const entries of store.libraryBatches(batchSize)) {
    for (const entry of entries) titled.push({ entry, title: entry.source.bibliographic.title.toLowerCase() });
    await pace();
  }
  titled.sort((a, b) => byCodeUnit(a.title, b.title) || byCodeUnit(a.entry.source.id, b.entry.source.id));
  return {
    sources: titled.map(({ entry }) => toListed(entry)),
    failures: [...store.listFailedImports()],
    watched: store.listWatchedFolders().map((path) => ({ path, isThere: isThere(path) })),
  };
}

const batchSize = 200;

export function toListed({ source, status, passages, evidence }: LibraryEntry): Listed['sources'][number] {
  return { ...source, status, passages, evidence };
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
