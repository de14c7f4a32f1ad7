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
        let isSettled = false;
        const tell = (message: ToWorker) => worker.postMessage(message);
        const giveUp = () => tell({ kind: 'give-up' });
        const settle = (outcome: WorkerOutcome) => {
          isSettled = true;
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
        let spentMs = 0;
        let silences = 0;
        const startTimer = () => setTimeout(() => void judgeSilence(), silenceMs);
        // On a machine that is busy with other things a thread that hardly had its turn isn't lost.
        const judgeSilence = async () => {
          const before = spentMs;
          spentMs = await cpuMsOf(worker);
          if (isSettled) return;
          silences += 1;
          if (spentMs - before < silenceMs * leastBusy && silences < mostSilences) timer = startTimer();
          else lose(`no answer for ${(silences * silenceMs) / 1000} seconds`);
        };
        const hear = (message: FromWorker) => {
          if (message.kind === 'working') {
            clearTimeout(timer);
            silences = 0;
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

/** The share of the time for which it is silent that a thread must have used to be taken for lost. */
const leastBusy = 0.5;
const mostSilences = 5;

async function cpuMsOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
