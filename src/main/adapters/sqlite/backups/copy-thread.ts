import { Worker } from 'node:worker_threads';
import type { CopyOutcome, CopyTask } from './copy-task.ts';

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
