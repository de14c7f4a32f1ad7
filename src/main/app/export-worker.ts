import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Result } from '#shared/base/result.ts';
import { assetPath } from '#shared/domain/asset.ts';
import { toMathml } from '#main/adapters/maths/index.ts';
import type { WorkerTask } from '#main/adapters/workers/index.ts';
import { buildPrintable, type ExportJob, type WriteExport } from '#main/flow/export/index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import { writerOf } from './export-writers.ts';

export type ExportTask = { readonly job: ExportJob; readonly projectFolder: string };

/** A page for the core to print, whose answer comes by `reply`. */
export type PrintQuestion = { readonly html: string; readonly reply: MessagePort };

type Written = Awaited<ReturnType<WriteExport>>;

/** What the export thread does with one report. Who cancels it ends the thread. */
export default async function writeExport({ task, progress }: WorkerTask<ExportTask>): Promise<Written> {
  const { job, projectFolder } = task;
  const { report, cited, verdicts, options, withAppendix, date, name } = job;
  const printable = buildPrintable({
    report,
    cited,
    verdicts,
    options,
    withAppendix,
    toMathml,
    readAsset: async (asset) => readFile(join(projectFolder, assetPath(asset))),
    date,
  });
  const write = await writerOf(job, askToPrint(progress));
  return write(printable, { name, signal: new AbortController().signal });
}

/** What prints is the core's: an app's windows are no thread's to open. */
function askToPrint(progress: MessagePort): PagePrinter {
  return {
    describe: async () => null,
    print: (html) =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.once('message', (printed: Result<Uint8Array>) => {
          port1.close();
          resolve(printed);
        });
        progress.postMessage({ html, reply: port2 } satisfies PrintQuestion, [port2]);
      }),
  };
}
