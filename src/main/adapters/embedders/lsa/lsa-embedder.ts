import { succeed } from '#shared/base/result.ts';
import type { EmbeddableText, Embedder, StoredFit } from '#main/ports/embedder.ts';
import { analyseText } from './analyse-text.ts';
import { createTermEmbedder } from './embed-terms.ts';
import { fromBytes, toBytes } from './model-bytes.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** Who begins the workers that embed, and ends them when nobody needs them any more. */
export type EmbeddingWorkers = {
  readonly begin: () => WorkerChannel;
  readonly end: (worker: WorkerChannel) => void;
};

/**
 * A query or two is embedded at once; more texts go to a worker, which is started for the first of them and ends when
 * none have come for a while: it holds the model once more.
 */
export function openLsaEmbedder(fit: StoredFit, workers: EmbeddingWorkers): Embedder {
  const model = fromBytes(fit.bytes);
  const embedTerms = createTermEmbedder(model);
  const { space, dimensions } = fit;
  let worker: WorkerChannel | null = null;
  let resting: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const rest = (): void => {
    if (worker !== null) workers.end(worker);
    worker = null;
  };
  const askWorker = async (batch: readonly EmbeddableText[]): Promise<readonly Float32Array[]> => {
    clearTimeout(resting);
    if (worker === null) {
      worker = workers.begin();
      worker.tell({ kind: 'load', bytes: toBytes(model) });
    }
    const answer = await worker.ask({ kind: 'embed', batch }).catch((error: unknown) => {
      // The next batch finds another.
      rest();
      throw error;
    });
    resting = setTimeout(rest, restsAfterMs).unref();
    if (answer.kind !== 'vectors') throw new Error(`vectors were asked for, ${answer.kind} came`);
    const { values, rank } = answer;
    return batch.map((_, place) => values.slice(place * rank, (place + 1) * rank));
  };

  return {
    space,
    dimensions,
    passagesPerCall: 1000,
    callsAtOnce: 1,
    embed: async (texts) => {
      if (texts.length <= mostAtOnce) return succeed(texts.map((text) => embedTerms(analyseText(text))));
      // One batch after the other: the worker answers in turn.
      const answer = last.then(() => askWorker(texts));
      last = answer.catch(() => {});
      return succeed(await answer);
    },
  };
}

const mostAtOnce = 32;
const restsAfterMs = 2000;
