import { Worker } from 'node:worker_threads';

export type CopyTask =
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  /** Whether a database is whole and a project's. */
  | { readonly kind: 'check'; readonly path: string };

export type CopyOutcome =
  | { readonly kind: 'good'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'no-project' }
  /** What SQLite or the file system said. */
  | { readonly kind: 'failed'; readonly errcode?: number; readonly code?: string; readonly message: string };

/** Does it in a thread of its own: databases of gigabytes take their time, and nobody waits for them in the core. */
export function runCopyTask(task: CopyTask): Promise<CopyOutcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    // Said after the message, where there was one.
    thread.once('exit', (code) => resolve({ kind: 'failed', message: `the thread ended with ${code}` }));
  });
}
