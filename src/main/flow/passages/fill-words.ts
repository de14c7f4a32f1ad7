import { analyseTerms } from '#shared/text/terms/index.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { WordsRow } from '#main/ports/memory-index.ts';
import { createPace, type Pace } from '#main/ports/pace.ts';
import { batchSize, embeddable, type ProjectionOptions } from './projection.ts';

/**
 * Puts the words of every passage that isn't in the index yet into it, until aborted. While the index takes a batch in,
 * the next is got ready.
 */
export async function fillWords({ store, index, signal, onEvent }: ProjectionOptions): Promise<void> {
  const total = store.countWithoutWords();
  const pace = createPace();
  let done = 0;
  let last: Passage | undefined;
  let storing = Promise.resolve();

  const put = async (batch: readonly Passage[], rows: readonly WordsRow[]): Promise<void> => {
    await index.putWords(rows);
    store.markWords(batch.map(({ id }) => id));
    done += batch.length;
    onEvent({ type: 'words-projected', done, total });
  };

  try {
    while (!signal.aborted) {
      const batch = store.passagesWithoutWords(batchSize, last);
      if (batch.length > 0) {
        const rows = await toRows(batch, pace);
        await storing;
        storing = put(batch, rows);
        // Awaited in turn; this only keeps a failure before its turn from counting as unheard.
        storing.catch(() => {});
      } else {
        await storing;
        if (last === undefined) return;
      }
      // At the end once more from the beginning: others may have come in before the last ones.
      last = batch.at(-1);
    }
  } finally {
    await storing;
  }
}

async function toRows(batch: readonly Passage[], pace: Pace): Promise<readonly WordsRow[]> {
  const rows: WordsRow[] = [];
  for (const passage of batch) {
    await pace();
    const terms = analyseTerms(embeddable(passage).text, passage.language);
    rows.push({ id: passage.id, sourceId: passage.sourceId, terms });
  }
  return rows;
}
