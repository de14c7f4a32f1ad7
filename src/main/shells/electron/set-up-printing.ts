import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ourFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ElectronApi } from './electron-api.ts';

/** Makes a PDF of a page that holds all it shows. Fault: `printer-failed`, also where `signal` stopped it. */
export type PrintPage = (html: string, signal: AbortSignal) => Promise<Result<Uint8Array>>;

/** A long report takes seconds; a page that takes this long has hung. */
const timeLimitMs = 180_000;
let lastPartition = 0;

/** Prints in a window that nobody sees: its page runs no script, shares nothing with others and loads nothing but itself. */
export function setUpPrinting({ BrowserWindow: Window }: Pick<ElectronApi, 'BrowserWindow'>): PrintPage {
  return async (html, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'heddle-print-'));
    const path = join(folder, 'report.html');
    lastPartition += 1;
    const window = new Window({
      show: false,
      webPreferences: {
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Without "persist:" it is in memory and gone with the window.
        partition: `heddle-print-${lastPartition}`,
      },
    });
    try {
      await writeFile(path, html, { mode: 0o600 });
      const page = pathToFileURL(path).href;
      window.webContents.session.webRequest.onBeforeRequest(({ url }, decide) =>
        decide({ cancel: url !== page && !url.startsWith('data:') }),
      );
      const stopped = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
      const printed = (async () => {
        await window.loadURL(page);
        return window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        });
      })();
      return succeed(new Uint8Array(await Promise.race([printed, aborted(stopped)])));
    } catch (error) {
      return fail(
        ourFault(
          'printer-failed',
          `The report could not be printed: ${String(error)}. Try again, or export as HTML and print that from any browser.`,
        ),
      );
    } finally {
      window.destroy();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('it was stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
