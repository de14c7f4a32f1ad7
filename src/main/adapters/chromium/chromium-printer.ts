import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { providerFault, userFault } from '#shared/base/fault.ts';
import { fail, succeed } from '#shared/base/result.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import { callOverPipe, type PipeCall } from './call-over-pipe.ts';

/** A long report takes seconds; a browser that takes this long has hung. */
const usualTimeLimitMs = 180_000;
const chunkBytes = 256 * 1024;
/** Chromium ends when it is told more than 100 MB at once. */
const mostAtOnce = 50_000_000;

/**
 * Prints with a headless Chromium that lives as long as the print: its profile is its own, its pages run no script and
 * reach no network, and it is asked over a pipe that only this process has.
 */
export function createChromiumPrinter(options: {
  readonly findProgram: () => string | null;
  readonly isRoot: boolean;
  readonly timeLimitMs?: number;
}): PagePrinter {
  const { findProgram, isRoot, timeLimitMs = usualTimeLimitMs } = options;
  return {
    describe: async () => findProgram(),
    print: async (html, signal) => {
      const program = findProgram();
      if (program === null) return fail(missing);
      if (signal.aborted) return fail(cancelled);
      const profile = await mkdtemp(join(tmpdir(), 'heddle-print-'));
      const browser = startBrowser({ program, profile, isRoot });
      const limit = AbortSignal.timeout(timeLimitMs);
      const stopped = AbortSignal.any([signal, limit]);
      try {
        return succeed(await Promise.race([printPage(browser, { html, profile }), browser.ended, aborted(stopped)]));
      } catch (error) {
        if (signal.aborted) return fail(cancelled);
        const reason = limit.aborted ? `it took longer than ${timeLimitMs / 1000} seconds` : String(error);
        return fail(failed(program, reason, browser.complaint()));
      } finally {
        await browser.kill();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
      }
    },
  };
}

type Browser = {
  readonly call: PipeCall;
  readonly onEvent: (listener: (method: string) => void) => void;
  /** Rejects when the browser is gone. */
  readonly ended: Promise<never>;
  readonly complaint: () => string;
  readonly kill: () => Promise<void>;
};

function startBrowser(options: {
  readonly program: string;
  readonly profile: string;
  readonly isRoot: boolean;
}): Browser {
  const child = spawn(options.program, flags(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // What a killed browser leaves behind goes with its profile.
    env: { ...process.env, TMPDIR: options.profile },
  });
  const listeners: ((method: string) => void)[] = [];
  const [, , said, toChild, fromChild] = child.stdio;
  let complaint = '';
  (said as Readable).setEncoding('utf8').on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2000)));
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code ?? 'a signal'}`)));
  });
  // Whoever waits for something else hears of it there.
  ended.catch(() => undefined);
  return {
    call: callOverPipe(toChild as Writable, fromChild as Readable, ({ method }) => {
      for (const listener of listeners) listener(method);
    }),
    onEvent: (listener) => listeners.push(listener),
    ended,
    complaint: () => complaint,
    kill: () => kill(child),
  };
}

function flags({ profile, isRoot }: { readonly profile: string; readonly isRoot: boolean }): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    // Names and addresses lead nowhere.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--mute-audio',
    '--font-render-hinting=none',
    // Chromium refuses to run as root with its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

async function printPage(
  { call, onEvent }: Browser,
  { html, profile }: { readonly html: string; readonly profile: string },
): Promise<Uint8Array> {
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  const attached = await call('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached['sessionId']);
  const ask: PipeCall = (method, parameters) => call(method, parameters, sessionId);
  await ask('Emulation.setScriptExecutionDisabled', { value: true });
  await ask('Network.enable', {});
  await ask('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  });
  await ask('Page.enable', {});
  const { frameTree } = await ask('Page.getFrameTree', {});
  const frameId = (frameTree as { readonly frame: { readonly id: string } }).frame.id;
  // Images are decoded when the page says that it has loaded.
  const loaded = new Promise<void>((resolve) =>
    onEvent((method) => {
      if (method === 'Page.loadEventFired') resolve();
    }),
  );
  if (Buffer.byteLength(html) <= mostAtOnce) await ask('Page.setDocumentContent', { frameId, html });
  else {
    // Not the usual way: a browser in a box of its own, as Ubuntu's is, sees no file of ours.
    const path = join(profile, 'report.html');
    await writeFile(path, html, { mode: 0o600 });
    await ask('Page.navigate', { url: pathToFileURL(path).href });
  }
  await loaded;
  const { stream } = await ask('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: 'ReturnAsStream',
  });
  return readStream(ask, String(stream));
}

async function readStream(ask: PipeCall, handle: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await ask('IO.read', { handle, size: chunkBytes });
    chunks.push(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'utf8'));
    if (eof === true) break;
  }
  await ask('IO.close', { handle });
  return Buffer.concat(chunks);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('it was stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

const cancelled = userFault('cancelled', 'The export was cancelled.');

const missing = userFault(
  'printer-missing',
  'A PDF is printed by a browser of the Chromium family, and none was found. Install Chromium, Google Chrome or Microsoft Edge, or name one in HEDDLE_CHROMIUM; or export as HTML and print that from any browser.',
);

function failed(program: string, reason: string, complaint: string) {
  return providerFault(
    'printer-failed',
    `${program} did not print the report: ${reason}. Try again, or export as HTML and print that from any browser.`,
    complaint,
  );
}
