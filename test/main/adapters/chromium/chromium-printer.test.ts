import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createChromiumPrinter } from '#main/adapters/chromium/index.ts';
import { chromiumOfTests } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const signal = new AbortController().signal;

function printerOf(program: string | null, options: { readonly timeLimitMs?: number } = {}) {
  return createChromiumPrinter({ findProgram: () => program, isRoot: process.getuid?.() === 0, ...options });
}

/** A program that stands where a browser should. */
async function programThat(does: string): Promise<string> {
  const path = join(await tempFolder(), 'browser');
  await writeFile(path, `#!/bin/sh\n${does}\n`);
  await chmod(path, 0o755);
  return path;
}

it('prints a page with its images, and leaves nothing behind', async () => {
  const temporary = await tempFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const image = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const page = `<!DOCTYPE html><html lang="en"><title>T</title><h1>H</h1><img alt="dot" src="${image}">`;
  const printed = await printerOf(chromiumOfTests()).print(page, signal);
  if (!printed.ok) throw new Error(printed.fault.message);
  const text = Buffer.from(printed.value).toString('latin1');
  expect(text).toMatch(/^%PDF-1\.\d/);
  expect(text).toContain('/Subtype /Image');
  expect(text).toContain('/StructTreeRoot');
  expect(text).toContain('/Outlines');
  expect(await readdir(temporary)).toEqual([]);
});

it('prints a page that is too large to be told at once', async () => {
  const page = `<title>large</title><!-- ${'x'.repeat(101 * 1024 * 1024)} --><p>End`;
  const printed = await printerOf(chromiumOfTests()).print(page, signal);
  if (!printed.ok) throw new Error(printed.fault.message);
  expect(Buffer.from(printed.value).toString('latin1')).toContain('/Title (large)');
});

it('asks nobody for anything and runs no script, whatever the page wants', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await expect.poll(() => server.listening).toBe(true);
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const page = `<title>before</title><link rel="stylesheet" href="${address}/style"><img src="${address}/image">
    <iframe src="${address}/frame"></iframe><script>document.title = 'after'; fetch('${address}/script')</script>`;
  const printed = await printerOf(chromiumOfTests()).print(page, signal);
  if (!printed.ok) throw new Error(printed.fault.message);
  expect(Buffer.from(printed.value).toString('latin1')).toContain('/Title (before)');
  expect(asked).toEqual([]);
});

it('says what to install where there is no browser, and that HTML can be had', async () => {
  const printer = printerOf(null);
  expect(await printer.describe()).toBe(null);
  const printed = await printer.print('<p>x', signal);
  expect(printed).toMatchObject({ ok: false, fault: { code: 'printer-missing', whose: 'user' } });
  expect(printed.ok ? '' : printed.fault.message).toMatch(/Chromium.*HTML/);
});

it('says what a browser said that did not print', async () => {
  const printed = await printerOf(await programThat('echo no display >&2; exit 3')).print('<p>x', signal);
  expect(printed).toMatchObject({ ok: false, fault: { code: 'printer-failed', detail: 'no display\n' } });
  const gone = await printerOf('/nowhere/chromium').print('<p>x', signal);
  expect(gone).toMatchObject({ ok: false, fault: { code: 'printer-failed' } });
});

it('ends a browser that hangs, and one whose print is not wanted any more', async () => {
  const hanging = await programThat('echo $$ > "$0.pid"; exec sleep 600');
  const late = await printerOf(hanging, { timeLimitMs: 1500 }).print('<p>x', signal);
  const pid = Number(await readFile(`${hanging}.pid`, 'utf8'));
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(late).toMatchObject({ ok: false, fault: { code: 'printer-failed' } });
  expect(late.ok ? '' : late.fault.message).toContain('1.5 seconds');
  const stop = new AbortController();
  const printing = printerOf(hanging).print('<p>x', stop.signal);
  setImmediate(() => stop.abort());
  expect(await printing).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  expect(await printerOf(hanging).print('<p>x', AbortSignal.abort())).toMatchObject({
    ok: false,
    fault: { code: 'cancelled' },
  });
});
