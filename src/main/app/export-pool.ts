import { ourFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';
import { createWorkerPool, type OnWorkerFailure, type WorkerFailure } from '#main/adapters/workers/index.ts';
import type { WriteExport } from '#main/flow/export/index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import { storageFault } from '#main/ports/storage-fault.ts';
import type { ExportTask, PrintQuestion } from './export-worker.ts';

/** One thread that lays reports out, so that whoever writes meanwhile notices nothing. */
export function createExportPool(options: {
  readonly projectFolder: string;
  readonly printer: PagePrinter;
  readonly onFailure?: OnWorkerFailure;
}): {
  readonly writeExport: WriteExport;
  readonly close: () => Promise<void>;
} {
  const { projectFolder, printer } = options;
  const pool = createWorkerPool<ExportTask, Awaited<ReturnType<WriteExport>>, PrintQuestion>({
    entry: new URL('./export-worker.ts', import.meta.url),
    threads: 1,
    heapMb: 1024,
    timeoutMs: 5 * 60_000,
    ...(options.onFailure && { onFailure: options.onFailure }),
  });
  return {
    writeExport: async (job, signal) => {
      if (signal.aborted) return fail(cancelled);
      const outcome = await pool.run({ job, projectFolder }, signal, ({ html, reply }) => {
        void printOrExplain(printer, html, signal).then((printed) => {
          reply.postMessage(printed);
          reply.close();
        });
      });
      return outcome.ok ? outcome.answer : fail(faultOf(outcome.failure, outcome.detail));
    },
    close: pool.close,
  };
}

/** The thread waits for an answer, whatever becomes of the browser. */
async function printOrExplain(printer: PagePrinter, html: string, signal: AbortSignal): Promise<Result<Uint8Array>> {
  try {
    return await printer.print(html, signal);
  } catch (error) {
    return fail(
      storageFault(error) ??
        ourFault('printer-failed', 'The browser that prints broke off. Export again, or as HTML.', String(error)),
    );
  }
}

const cancelled = userFault('cancelled', 'The export was cancelled.');

function faultOf(failure: WorkerFailure, detail: string): Fault {
  switch (failure) {
    case 'cancelled':
      return cancelled;
    case 'timed-out':
      return ourFault(
        'unexpected',
        'The export took more than five minutes and was stopped. Try another format.',
        detail,
      );
    case 'out-of-memory':
      return ourFault(
        'unexpected',
        'The export needs more than 1 GB of memory and was stopped. Try another format.',
        detail,
      );
    case 'crashed':
      return ourFault('unexpected', 'Heddle failed to write this report: that is a mistake of ours.', detail);
  }
}
