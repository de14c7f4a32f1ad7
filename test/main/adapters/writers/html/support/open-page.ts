import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { writeHtml } from '#main/adapters/writers/html/index.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { chromiumOfTests } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** The HTML of a report. Throws where it can't be written. */
export async function htmlOf(report: PrintableReport): Promise<string> {
  const written = await writeHtml(report, { name: 'report', signal: new AbortController().signal });
  if (!written.ok) throw new Error(written.fault.message);
  const [file, ...others] = written.value.files;
  if (file?.path !== 'report.html' || others.length > 0) throw new Error('one file was expected');
  return Buffer.from(file.bytes).toString();
}

/**
 * The page of a report as a browser shows a file. `complaints` holds what it says against it: breaches of its policy,
 * errors of its script, and every request for anything but itself and what it holds.
 */
export async function openPage(
  html: string,
  options: {
    readonly colorScheme?: 'light' | 'dark';
    readonly runsScript?: boolean;
    readonly viewport?: { readonly width: number; readonly height: number };
    readonly hash?: string;
  } = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const { colorScheme = 'light', runsScript = true, viewport = { width: 1280, height: 900 }, hash = '' } = options;
  const browser = await chromium.launch({
    executablePath: chromiumOfTests(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
    javaScriptEnabled: runsScript,
  });
  const page = await context.newPage();
  const address = pathToFileURL(join(await tempFolder(), 'report.html')).href;
  await writeFile(new URL(address), html);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  // What the page's own policy stops doesn't come this far.
  await context.route(
    (url) => url.protocol !== 'data:' && !url.href.startsWith(address),
    (route) => {
      complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(`${address}${hash}`);
  return { page, complaints };
}
