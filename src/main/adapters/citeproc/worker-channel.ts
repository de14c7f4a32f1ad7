import { Worker } from 'node:worker_threads';
import type { FormattedCitations } from '#main/ports/citation-formatter.ts';
import type { FormatTask, FromWorker, ToWorker } from './messages.ts';

export type WorkerOutcome =
  | { readonly kind: 'formatted'; readonly citations: FormattedCitations }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'failed'; readonly detail: string }
  /** It said nothing for too long, or its thread ended. */
  | { readonly kind: 'lost'; readonly detail: string };

/** The thread that formats, one task at a time: started with the first task, and anew after it was lost. */
export type FormatThread = {
  readonly run: (task: FormatTask, signal: AbortSignal) => Promise<WorkerOutcome>;
  readonly close: () => Promise<void>;
};

export function createFormatThread(options: {
  readonly silenceMs: number;
  /** Told when the thread fails; without an error where it only fell silent. */
  readonly onLost?: (error: unknown) => void;
}): FormatThread {
  const { silenceMs, onLost = () => undefined } = options;
  let thread: Worker | null = null;

  function open(): Worker {
    const opened = new Worker(new URL('./citeproc-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
    });
    opened.once('exit', () => {
      if (thread === opened) thread = null;
    });
    return opened;
  }

  return {
    run: (task, signal) =>
      new Promise((resolve) => {
        const worker = (thread ??= open());
        // It keeps the process alive only while it owes an answer.
        worker.ref();
        const tell = (message: ToWorker) => worker.postMessage(message);
        const giveUp = () => tell({ kind: 'give-up' });
        const settle = (outcome: WorkerOutcome) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', giveUp);
          worker.off('message', hear).off('error', lose).off('exit', end);
          worker.unref();
          resolve(outcome);
        };
        const lose = (error: unknown) => {
          thread = null;
          void worker.terminate();
          onLost(error);
          settle({ kind: 'lost', detail: error instanceof Error ? error.message : String(error) });
        };
        const end = () => settle({ kind: 'lost', detail: 'the thread has ended' });
        const startTimer = () => setTimeout(() => lose(`no answer for ${silenceMs / 1000} seconds`), silenceMs);
        const hear = (message: FromWorker) => {
          if (message.kind === 'working') {
            clearTimeout(timer);
            timer = startTimer();
          } else settle(message);
        };
        let timer = startTimer();
        worker.on('message', hear).once('error', lose).once('exit', end);
        signal.addEventListener('abort', giveUp, { once: true });
        tell({ kind: 'format', task });
      }),
    close: async () => {
      await thread?.terminate();
      thread = null;
    },
  };
}
