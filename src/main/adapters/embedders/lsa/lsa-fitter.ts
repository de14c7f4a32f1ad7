import { createHash } from 'node:crypto';
import { succeed } from '#shared/base/result.ts';
import type { EmbeddableText, EmbedderFitter, StoredFit } from '#main/ports/embedder.ts';
import { fewestPassages } from './fit-model.ts';
import { openLsaEmbedder, type EmbeddingWorkers } from './lsa-embedder.ts';
import { openWorker, type WorkerChannel } from './worker-channel.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/**
 * Term-normalised latent semantic analysis of the project's own passages. Fits and fold-ins each run in a worker of
 * their own, which ends with them; an aborted fit rejects with the signal's reason. Large batches of texts are embedded
 * in one more worker, which `close` ends. A fit whose bytes can't be read makes `open` and `foldIn` reject.
 */
export function createLsaFitter(): EmbedderFitter {
  // Workers alone: an embedder that nobody uses any more must not be held.
  const embedding = new Set<WorkerChannel>();
  let isClosed = false;
  const workers: EmbeddingWorkers = {
    begin: () => {
      if (isClosed) throw new Error('the embedder is closed');
      const worker = openWorker(() => {});
      embedding.add(worker);
      return worker;
    },
    end: (worker) => {
      embedding.delete(worker);
      void worker.close();
    },
  };
  return {
    isOwn: ({ space }) => space.startsWith(spacePrefix),
    isDue: ({ fit, passageCount }) =>
      fit === null ? passageCount >= fewestPassages : passageCount >= fit.passageCount * refitGrowth,
    mostWhileAwaited: Infinity,
    fit: async ({ passages, passageCount, signal, onProgress }) => {
      signal.throwIfAborted();
      const answer = await inOwnWorker({ start: { kind: 'start-fit', passageCount }, passages, signal, onProgress });
      return succeed(answer.kind === 'model' ? { space: spaceOf(answer.bytes), ...toFit(answer) } : null);
    },
    foldIn: async (fit, added) => {
      const start = { kind: 'start-fold-in', bytes: fit.bytes, passageCount: fit.passageCount } as const;
      const answer = await inOwnWorker({
        start,
        passages: added,
        signal: new AbortController().signal,
        onProgress: () => {},
      });
      if (answer.kind !== 'model') throw new Error('terms were folded in without a model');
      return { space: fit.space, ...toFit(answer) };
    },
    open: async (fit) => openLsaEmbedder(fit, workers),
    close: async () => {
      isClosed = true;
      await Promise.all([...embedding].map((worker) => worker.close()));
    },
  };
}

const spacePrefix = 'lsa_';
/** A library that has grown by half since the last fit is fitted anew: fold-in alone loses ranking beyond that. */
const refitGrowth = 1.5;

async function inOwnWorker(options: {
  start: ToWorker;
  passages: AsyncIterable<readonly EmbeddableText[]>;
  signal: AbortSignal;
  onProgress: (done: { phase: string; fraction: number }) => void;
}): Promise<FromWorker> {
  const { start, passages, signal, onProgress } = options;
  const worker = openWorker(onProgress);
  const end = (): void => void worker.close();
  signal.addEventListener('abort', end);
  try {
    worker.tell(start);
    return await feed(worker, passages);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    await worker.close();
  }
}

/** The next batch is fetched while the worker reads the one before; never more are under way. */
async function feed(worker: WorkerChannel, passages: AsyncIterable<readonly EmbeddableText[]>): Promise<FromWorker> {
  let taken: Promise<unknown> = Promise.resolve();
  for await (const batch of passages) {
    await taken;
    taken = worker.ask({ kind: 'passages', batch });
    // Awaited above or below; this only keeps a failure in between from counting as unheard.
    taken.catch(() => {});
  }
  await taken;
  return await worker.ask({ kind: 'finish' });
}

function toFit(answer: Extract<FromWorker, { kind: 'model' }>): Omit<StoredFit, 'space'> {
  return { dimensions: answer.rank, passageCount: answer.passageCount, bytes: answer.bytes };
}

function spaceOf(bytes: Uint8Array): string {
  return `${spacePrefix}${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
}
