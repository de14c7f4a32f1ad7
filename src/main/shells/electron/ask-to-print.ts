import { fail, type Result } from '#shared/base/result.ts';
import { userFault } from '#shared/base/fault.ts';
import type { PagePrinter } from '#main/app/chromium.ts';
import type { FromCoreProcess, ToCoreProcess } from './core-messages.ts';

type Printed = Extract<ToCoreProcess, { kind: 'printed' }>;

/** The printer of the core's process, which has no window: it asks the process that has some. */
export function createAskingPrinter(post: (message: FromCoreProcess) => void): {
  readonly printer: PagePrinter;
  /** Called with each answer. */
  readonly hear: (message: Printed) => void;
} {
  const asked = new Map<number, (result: Result<Uint8Array>) => void>();
  let last = 0;
  return {
    printer: {
      describe: async () => 'Heddle',
      print: async (html, signal) => {
        if (signal.aborted) return fail(cancelled);
        last += 1;
        const id = last;
        const stop = (): void => post({ kind: 'stop-printing', id });
        signal.addEventListener('abort', stop, { once: true });
        const result = await new Promise<Result<Uint8Array>>((resolve) => {
          asked.set(id, resolve);
          post({ kind: 'print', id, html });
        });
        signal.removeEventListener('abort', stop);
        return signal.aborted ? fail(cancelled) : result;
      },
    },
    hear: ({ id, result }) => {
      asked.get(id)?.(result);
      asked.delete(id);
    },
  };
}

const cancelled = userFault('cancelled', 'The export was cancelled.');
