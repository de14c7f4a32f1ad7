import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** A worker thread that is asked one thing at a time. It keeps the process alive only while it owes an answer. */
export type WorkerChannel = {
  readonly tell: (message: ToWorker) => void;
  /** The next answer but progress. Rejects when the worker fails or is closed. */
  readonly ask: (message: ToWorker) => Promise<FromWorker>;
  readonly close: () => Promise<void>;
};

export function openWorker(onProgress: (progress: { phase: string; fraction: number }) => void): WorkerChannel {
  const worker = new Worker(new URL('./lsa-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  let waiting: { resolve: (answer: FromWorker) => void; reject: (reason: unknown) => void } | null = null;
  let failure: Error | null = null;
  const settle = (): typeof waiting => {
    const settled = waiting;
    waiting = null;
    worker.unref();
    return settled;
  };
  const fail = (error: Error): void => {
    failure ??= error;
    settle()?.reject(failure);
  };
  worker.on('message', (answer: FromWorker) => {
    if (answer.kind === 'progress') onProgress({ phase: answer.phase, fraction: answer.fraction });
    else settle()?.resolve(answer);
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('the worker that fits vectors has ended')));
  return {
    tell: (message) => worker.postMessage(message),
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        if (waiting !== null) return reject(new Error('the worker was asked before it had answered'));
        waiting = { resolve, reject };
        worker.ref();
        worker.postMessage(message);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
