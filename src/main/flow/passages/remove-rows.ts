import { batchSize, type ProjectionOptions } from './projection.ts';

/** Takes the rows of passages that are gone out of the index, until none is left or it is aborted. */
export async function removeRows({ store, index, signal }: ProjectionOptions): Promise<void> {
  while (!signal.aborted) {
    const ids = store.removedPassages(batchSize);
    if (ids.length === 0) return;
    await index.remove(ids);
    store.forgetRemoved(ids);
  }
}
