import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { createWorkerPool, type OnWorkerFailure, type WorkerFailure } from '#main/adapters/workers/index.ts';
import type { ReadAndSplit } from '#main/flow/ingest/index.ts';
import type splitInWorker from './reader-worker.ts';
import type { PageProgress, ReaderTask } from './reader-worker.ts';

/** Reader threads; each file has its own limits of memory and time. */
export function createReaderPool(options: {
  threads: number;
  /** The languages whose text is recognised on pictures, unless a request names its own, and where their data is. */
  ocr: () => ReaderTask['ocr'];
  onFailure?: OnWorkerFailure;
}): {
  readAndSplit: ReadAndSplit;
  close: () => Promise<void>;
} {
  const pool = createWorkerPool<ReaderTask, Awaited<ReturnType<typeof splitInWorker>>, PageProgress>({
    entry: new URL('./reader-worker.ts', import.meta.url),
    threads: options.threads,
    heapMb: 1024,
    timeoutMs: 5 * 60_000,
    ...(options.onFailure && { onFailure: options.onFailure }),
  });
  return {
    readAndSplit: async (request, signal, onPage) => {
      const usual = options.ocr();
      const ocr = { ...usual, languages: request.ocrLanguages ?? usual.languages };
      const outcome = await pool.run({ ...request, ocr }, signal, ({ page, pages }) => onPage?.(page, pages));
      if (!outcome.ok) return fail(faultOf(outcome.failure, outcome.detail));
      if (!outcome.answer.ok) return outcome.answer;
      const { passagesJson, ...source } = outcome.answer.value;
      // Our own thread wrote it.
      const split = JSON.parse(passagesJson) as readonly Omit<Passage, 'text'>[];
      const passages = split.map((passage) => ({
        ...passage,
        text: source.text.slice(passage.charStart, passage.charEnd),
      }));
      return succeed({ ...source, passages });
    },
    close: pool.close,
  };
}

function faultOf(failure: WorkerFailure, detail: string): Fault {
  switch (failure) {
    case 'timed-out':
      return userFault(
        'reader-timed-out',
        'Reading this file took more than five minutes, so it was left. Split it or save it anew in another format.',
      );
    case 'out-of-memory':
      return userFault(
        'reader-out-of-memory',
        'Reading this file needs more than 1 GB of memory, so it was left. Split it into smaller files.',
      );
    case 'crashed':
      return providerFault(
        'reader-crashed',
        'The file broke the reader for its format. Open it in its own program and save it anew, then import that.',
        detail,
      );
    case 'cancelled':
      return userFault('cancelled', 'The import was cancelled.');
  }
}
