import { MemoryIndexError, type MemoryIndex } from '#main/ports/memory-index.ts';

/**
 * The same index, whose searches survive damage on disk: it is rebuilt once, and the search is made again. Damage that
 * shows itself once more is thrown, so that a disk that fails for good isn't rebuilt on forever.
 */
export function createHealingIndex(options: { index: MemoryIndex; rebuild: () => Promise<void> }): MemoryIndex {
  const { index, rebuild } = options;
  let rebuilding: Promise<void> | null = null;

  async function healed<T>(search: () => Promise<T>): Promise<T> {
    try {
      return await search();
    } catch (error) {
      if (!(error instanceof MemoryIndexError) || !error.isDamaged) throw error;
      // Searches that fail side by side share one rebuild.
      rebuilding ??= rebuild();
      await rebuilding;
      return search();
    }
  }

  return {
    ...index,
    searchWords: (request) => healed(() => index.searchWords(request)),
    searchVectors: (request) => healed(() => index.searchVectors(request)),
    getVectors: (request) => healed(() => index.getVectors(request)),
  };
}
