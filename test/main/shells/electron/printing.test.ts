import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createAskingPrinter } from '#main/shells/electron/ask-to-print.ts';
import type { FromCoreProcess } from '#main/shells/electron/core-messages.ts';
import { runElectronShell } from '#main/shells/electron/run-electron-shell.ts';
import { createFakeElectron } from '#test/support/fake-electron.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const pdf = new Uint8Array([37, 80, 68, 70]);

/** A shell whose core asks for a page to be printed. The print waits until the test says what it gives. */
async function startPrinting() {
  const fake = createFakeElectron();
  const environment = { HEDDLE_CONFIG_DIR: await tempFolder() };
  runElectronShell({ electron: fake.electron, argv: ['electron'], platform: 'linux', environment });
  fake.app.ready();
  await expect.poll(() => fake.children.length).toBe(1);
  const core = fake.children[0];
  if (core === undefined) throw new Error('no core was started');
  let give: (bytes: Uint8Array) => void = () => undefined;
  let refuse: (reason: Error) => void = () => undefined;
  let asked: Record<string, unknown> | null = null;
  fake.app.on('web-contents-created', (_event, contents: { print: (options: Record<string, unknown>) => unknown }) => {
    contents.print = (options) => {
      asked = options;
      return new Promise((resolve, reject) => {
        give = resolve;
        refuse = reject;
      });
    };
  });
  core.emit('message', { kind: 'print', id: 1, html: '<p>Report</p>' } satisfies FromCoreProcess);
  await expect.poll(() => asked).not.toBe(null);
  const window = fake.windows.at(-1);
  if (window === undefined) throw new Error('no window was opened');
  const answer = () => core.received.find((message) => (message as { kind: string }).kind === 'printed');
  return { ...fake, core, window, give, refuse, options: asked as Record<string, unknown> | null, answer };
}

it('prints a page in a window that nobody sees, without scripts and cut off from everything', async () => {
  const { window, give, options, answer } = await startPrinting();
  expect(window.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  expect(await readFile(fileURLToPath(window.address), 'utf8')).toBe('<p>Report</p>');
  const { isLoadable } = window.webContents.session;
  expect(isLoadable(window.address)).toBe(true);
  expect(isLoadable('data:image/png;base64,AAAA')).toBe(true);
  expect(isLoadable('https://example.org/')).toBe(false);
  expect(isLoadable('file:///etc/passwd')).toBe(false);
  expect(options).toMatchObject({ generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true });
  give(pdf);
  await expect.poll(answer).toEqual({ kind: 'printed', id: 1, result: { ok: true, value: pdf } });
  expect(window.isGone).toBe(true);
  expect(existsSync(fileURLToPath(window.address))).toBe(false);
});

it('says that a page could not be printed, and what to do', async () => {
  const { window, refuse, answer } = await startPrinting();
  refuse(new Error('no printer settings'));
  await expect.poll(answer).toMatchObject({ result: { ok: false, fault: { code: 'printer-failed' } } });
  expect(window.isGone).toBe(true);
});

it('closes the window of a print that nobody waits for any more', async () => {
  const { core, window } = await startPrinting();
  core.emit('message', { kind: 'stop-printing', id: 1 } satisfies FromCoreProcess);
  await expect.poll(() => window.isGone).toBe(true);
});

it("closes it too where the core's process ended", async () => {
  const { core, window, answer, children } = await startPrinting();
  core.emit('exit', 137);
  await expect.poll(() => window.isGone).toBe(true);
  expect(answer()).toBe(undefined);
  expect(children[1]?.received).toMatchObject([{ kind: 'start' }]);
});

it("asks from the core's process, tells of giving up, and keeps answers apart", async () => {
  const posted: FromCoreProcess[] = [];
  const { printer, hear } = createAskingPrinter((message) => posted.push(structuredClone(message)));
  const stop = new AbortController();
  const first = printer.print('<p>1</p>', stop.signal);
  const second = printer.print('<p>2</p>', new AbortController().signal);
  stop.abort();
  expect(posted).toEqual([
    { kind: 'print', id: 1, html: '<p>1</p>' },
    { kind: 'print', id: 2, html: '<p>2</p>' },
    { kind: 'stop-printing', id: 1 },
  ]);
  hear({ kind: 'printed', id: 2, result: { ok: true, value: pdf } });
  hear({ kind: 'printed', id: 1, result: { ok: true, value: pdf } });
  expect(await second).toEqual({ ok: true, value: pdf });
  expect(await first).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  const third = await printer.print('<p>3</p>', AbortSignal.abort());
  expect(third).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  expect(posted).toHaveLength(3);
});
