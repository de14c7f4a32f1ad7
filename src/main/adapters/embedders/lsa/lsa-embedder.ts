import { succeed } from '#shared/base/result.ts';
import type { EmbeddableText, Embedder, StoredFit } from '#main/ports/embedder.ts';
import { analyseText } from './analyse-text.ts';
import { createTermEmbedder } from './embed-terms.ts';
import { fromBytes } from './model-bytes.ts';
import { openWorker, type WorkerChannel } from './worker-channel.ts';

/** A query or two is embedded at once; more texts go to a worker, which is started for the first of them. */
export function openLsaEmbedder(fit: StoredFit): { readonly embedder: Embedder; readonly close: () => Promise<void> } {
  const embedTerms = createTermEmbedder(fromBytes(fit.bytes));
  let worker: WorkerChannel | null = null;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  const askWorker = async (batch: readonly EmbeddableText[]): Promise<readonly Float32Array[]> => {
    if (isClosed) throw new Error('the embedder is closed');
    if (worker === null) {
      worker = openWorker(() => {});
      worker.tell({ kind: 'load', bytes: fit.bytes });
    }
    const answer = await worker.ask({ kind: 'embed', batch });
    if (answer.kind !== 'vectors') throw new Error(`vectors were asked for, ${answer.kind} came`);
    const { values, rank } = answer;
    return batch.map((_, place) => values.slice(place * rank, (place + 1) * rank));
  };

  return {
    embedder: {
      space: fit.space,
      dimensions: fit.dimensions,
      passagesPerCall: 2000,
      callsAtOnce: 1,
      embed: async (texts) => {
        if (texts.length <= mostAtOnce) return succeed(texts.map((text) => embedTerms(analyseText(text))));
        // One batch after the other: the worker answers in turn.
        const answer = last.then(() => askWorker(texts));
        last = answer.catch(() => {});
        return succeed(await answer);
      },
    },
    close: async () => {
      isClosed = true;
      await worker?.close();
    },
  };
}

const mostAtOnce = 32;
