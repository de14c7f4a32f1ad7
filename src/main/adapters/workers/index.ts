import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';

export type WorkerFailure = 'timed-out' | 'out-of-memory' | 'crashed' | 'cancelled';
/** Told of each task that failed but for those that were cancelled. */
export type OnWorkerFailure = (failure: Exclude<WorkerFailure, 'cancelled'>, error: unknown) => void;

/** What the thread is given: its task, and where it may tell how far it is. */
export type WorkerTask<Task> = { readonly task: Task; readonly progress: MessagePort };

export type WorkerPool<Task, Answer, Progress> = {
  readonly run: (
    task: Task,
    signal: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ) => Promise<
    | { readonly ok: true; readonly answer: Answer }
    | { readonly ok: false; readonly failure: WorkerFailure; readonly detail: string }
  >;
  readonly close: () => Promise<void>;
};

/**
 * Threads that run the default export of `entry`, one task each at a time. A task that takes too long, too much
 * memory or its thread's life is a failure of that task alone. One that tells how far it is has its time anew.
 */
export function createWorkerPool<Task, Answer, Progress = never>(options: {
  entry: URL;
  threads: number;
  heapMb: number;
  timeoutMs: number;
  onFailure?: OnWorkerFailure;
}): WorkerPool<Task, Answer, Progress> {
  const pool = new Piscina<WorkerTask<Task>, Answer>({
    filename: options.entry.href,
    minThreads: 0,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    // Their memory is wanted by what comes after reading.
    idleTimeout: 200,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb: 8 },
  });
  return {
    run: async (task, signal, onProgress) => {
      const timeout = new AbortController();
      const { port1: heard, port2: progress } = new MessageChannel();
      let timer = setTimeout(() => timeout.abort(), options.timeoutMs);
      heard.on('message', (told: Progress) => {
        clearTimeout(timer);
        timer = setTimeout(() => timeout.abort(), options.timeoutMs);
        onProgress?.(told);
      });
      try {
        const both = AbortSignal.any([signal, timeout.signal]);
        return { ok: true, answer: await pool.run({ task, progress }, { signal: both, transferList: [progress] }) };
      } catch (error) {
        const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        if (signal.aborted) return { ok: false, failure: 'cancelled', detail };
        const isOutOfMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
        const failure = timeout.signal.aborted ? 'timed-out' : isOutOfMemory ? 'out-of-memory' : 'crashed';
        options.onFailure?.(failure, error);
        return { ok: false, failure, detail };
      } finally {
        clearTimeout(timer);
        heard.close();
      }
    },
    close: () => pool.destroy(),
  };
}
