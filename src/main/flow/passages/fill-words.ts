import { analyseTerms } from '#shared/text/terms/index.ts';
import { batchSize, embeddable, type ProjectionOptions } from './projection.ts';

/** Puts the words of every passage that isn't in the index yet into it, until aborted. */
export async function fillWords({ store, index, signal, onEvent }: ProjectionOptions): Promise<void> {
  const total = store.countWithoutWords();
  let done = 0;
  while (!signal.aborted) {
    const batch = store.passagesWithoutWords(batchSize);
    if (batch.length === 0) return;
    await index.putWords(
      batch.map((passage) => ({
        id: passage.id,
        sourceId: passage.sourceId,
        terms: analyseTerms(embeddable(passage).text, passage.language),
      })),
    );
    store.markWords(batch.map(({ id }) => id));
    done += batch.length;
    onEvent({ type: 'words-projected', done, total });
  }
}
