import { Piscina } from 'piscina';

export type WorkerFailure = 'timed-out' | 'out-of-memory' | 'crashed' | 'cancelled';

export type WorkerPool<Task, Answer> = {
  readonly run: (
    task: Task,
    signal: AbortSignal,
  ) => Promise<
    | { readonly ok: true; readonly answer: Answer }
    | { readonly ok: false; readonly failure: WorkerFailure; readonly detail: string }
  >;
  readonly close: () => Promise<void>;
};

/**
 * Threads that run the default export of `entry`, one task each at a time. A task that takes too long, too much
 * memory or its thread's life is a failure of that task alone.
 */
export function createWorkerPool<Task, Answer>(options: {
  entry: URL;
  threads: number;
  heapMb: number;
  timeoutMs: number;
}): WorkerPool<Task, Answer> {
  const pool = new Piscina<Task, Answer>({
    filename: options.entry.href,
    minThreads: 0,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    // Their memory is wanted by what comes after reading.
    idleTimeout: 200,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb: 8 },
  });
  return {
    run: async (task, signal) => {
      const timeout = AbortSignal.timeout(options.timeoutMs);
      try {
        return { ok: true, answer: await pool.run(task, { signal: AbortSignal.any([signal, timeout]) }) };
      } catch (error) {
        const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        if (signal.aborted) return { ok: false, failure: 'cancelled', detail };
        if (timeout.aborted) return { ok: false, failure: 'timed-out', detail };
        const isOutOfMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
        return { ok: false, failure: isOutOfMemory ? 'out-of-memory' : 'crashed', detail };
      }
    },
    close: () => pool.destroy(),
  };
}
