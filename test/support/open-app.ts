import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { createCoreHost } from '#main/app/core-host.ts';
import { findChromium } from '#main/adapters/chromium/index.ts';
import { serveCore } from '#main/shells/web/serve-core.ts';
import type { SessionKeys } from '#main/shells/web/session.ts';
import { tempFolder } from './temp-folder.ts';

const screenshots = fileURLToPath(new URL('../../test-results/screenshots/', import.meta.url));

type OpenAppOptions = {
  /** A project that is there; without it one is made, with nothing in it. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** False: the window shows the start screen. */
  readonly opensProject?: boolean;
  /** True: Heddle starts for the first time on this machine, and shows the sample. */
  readonly isFirstStart?: boolean;
};

/**
 * The app as a person has it: the core behind its web shell, and a real Chromium that shows a project. The test fails
 * where the page complains: an error or warning on its console, a thrown error, a breach of its policy, a request that
 * failed. Whoever expects some empties `complaints`.
 */
export async function openApp(options: OpenAppOptions = {}) {
  const { opensProject = true, isFirstStart = false } = options;
  const temporary = await tempFolder();
  const host = createCoreHost({
    environment: {
      HEDDLE_CONFIG_DIR: join(temporary, 'config'),
      HEDDLE_PROJECTS_DIR: join(temporary, 'projects'),
      ...options.environment,
    },
  });
  const connection = host.connect();
  const folder = options.folder ?? join(temporary, 'project');
  if (options.folder === undefined && !isFirstStart) {
    const made = await connection.invoke('project.create', { folder, title: 'Test project' });
    if (!made.ok) throw new Error(made.fault.message);
  }
  if (!isFirstStart) await connection.invoke('app.write-preferences', { changes: { hasSeenSample: true } });
  const shell = await serveCore({ host, port: 0, logFolder: join(temporary, 'config') });
  const complaints: string[] = [];
  const { context, page } = await openBrowser({ complaints, ...options });
  await context.addCookies([cookieOf(shell.keys, shell.url)]);
  let isClosed = false;
  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    await context.browser()?.close();
    shell.close();
    await host.close();
  }
  onTestFinished(async () => {
    await close();
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
  });
  await page.goto(windowAddress(shell.url, opensProject ? folder : null));
  return {
    page,
    context,
    folder,
    connection,
    host,
    url: shell.url,
    complaints,
    /** Keeps what the window shows under test-results/screenshots. */
    screenshot: (name: string): Promise<void> => screenshot(page, name),
    /** Another window of the same browser on the same project. */
    openWindow: async (): Promise<Page> => {
      const other = await context.newPage();
      await other.goto(windowAddress(shell.url, folder));
      return other;
    },
    close,
  };
}

/** The address of a window on a project, or on the start screen. */
export function windowAddress(url: string, folder: string | null): string {
  return folder === null ? url : `${url}#${new URLSearchParams({ project: folder }).toString()}`;
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** The cookie that lets a browser in. */
export function cookieOf({ token, place }: SessionKeys, url: string) {
  const { hostname } = new URL(url);
  return {
    name: 'heddle',
    value: token,
    domain: hostname,
    path: `/${place}/`,
    httpOnly: true,
    sameSite: 'Strict' as const,
  };
}

/** A browser of its own that notes what its pages complain about; closed when the test is done. */
export async function openBrowser(options: {
  readonly complaints: string[];
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const { complaints, colorScheme = 'light', viewport = { width: 1440, height: 900 } } = options;
  const browser = await chromium.launch({
    executablePath: chromiumOfTests(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce', locale: 'en-GB' });
  // A request that the page itself gave up, as it went on, has not failed.
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answered ${response.status()}: ${response.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
  const page = await context.newPage();
  return { context, page };
}

/** Where the Chromium is that the tests use. Throws with what to install. */
export function chromiumOfTests(): string {
  const found = findChromium({ environment: process.env, platform: process.platform, home: homedir() });
  if (found !== null) return found;
  throw new Error(
    'No Chromium was found. Install one: apt-get install chromium, or npx playwright-core install chromium',
  );
}
