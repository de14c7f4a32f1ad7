import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { toId } from '#shared/base/ids.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { windowFlags } from '#main/shells/web/chromium-window.ts';
import { findChromium } from '#main/adapters/chromium/index.ts';
import { buildWhereChanged, rendererBuild } from '../../scripts/start-built.mjs';
import { nodeEnvironment, nodeFlags } from '../../scripts/runtime.mjs';
import { writeManyFiles } from './support/many-files.ts';
import { below, type Row } from './support/row.ts';

const startScript = join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
const barePage = join(import.meta.dirname, 'support', 'bare-page.mjs');
const rounds = 5;
const sourceCount = 1000;
const passageCount = 100_000;
const bytesPerPassage = 830;
const sectionCount = 40;
const wordsPerSection = 250;

/** From the start of a process to the first paint, and from an address to a large project on the screen. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  await buildWhereChanged(rendererBuild);
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-start-'));
  try {
    const small = join(folder, 'small');
    await withHost(folder, async (host) => void (await host.connect().invoke('project.create', { folder: small })));
    const shells: Painted[] = [];
    const bares: Painted[] = [];
    // One of each that isn't counted: what the system and Node cache.
    for (let round = 0; round <= rounds; round += 1) {
      const bare = await measureBare(folder);
      const shell = await measureStart(folder, small);
      if (round === 0) continue;
      bares.push(bare);
      shells.push(shell);
    }
    const large = join(folder, 'large');
    const passages = await makeLarge(folder, large);
    const opened: number[] = [];
    for (let round = 0; round <= 3; round += 1) {
      const ms = await measureOpening(folder, large);
      if (round > 0) opened.push(ms);
    }
    const bareMs = median(bares.map(({ firstMs }) => firstMs));
    const shellMs = median(shells.map(({ firstMs }) => firstMs));
    return {
      name: 'start',
      rows: [
        { what: 'process start to first paint, bare node and Chromium', value: bareMs, unit: 'ms' },
        below(1500, { what: 'process start to first paint, the web shell', value: shellMs, unit: 'ms' }),
        { what: 'the web shell beside bare node and Chromium', value: shellMs / bareMs, unit: '×' },
        {
          what: 'process start to a small project on the screen',
          value: median(shells.map(({ wholeMs }) => wholeMs)),
          unit: 'ms',
        },
        below(2000, {
          what: `opening ${sourceCount} sources, ${passages} passages, ${sectionCount} sections`,
          value: median(opened),
          unit: 'ms',
        }),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** From the spawn of node to the first contentful paint of Heddle's window. */
async function measureStart(folder: string, project: string): Promise<Painted> {
  const browser = await headless(folder, 'shell');
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [...nodeFlags, startScript, 'serve', project], {
    stdio: 'ignore',
    env: { ...nodeEnvironment(), ...environmentIn(folder), DISPLAY: ':0', HEDDLE_CHROMIUM: browser.program },
  });
  return paintedAfter({ child, startedAt, port: browser.port, address: /\/[0-9a-f]{16}\/(?:#|$)/, until: '.library' });
}

async function measureBare(folder: string): Promise<Painted> {
  const browser = await headless(folder, 'bare');
  const profile = await mkdtemp(join(folder, 'profile-'));
  const startedAt = performance.timeOrigin + performance.now();
  const flags = [`--user-data-dir=${profile}`, ...windowFlags({ isRoot: process.getuid?.() === 0 })];
  const child = spawn(process.execPath, [barePage, browser.program, ...flags], { stdio: 'ignore' });
  return paintedAfter({ child, startedAt, port: browser.port, address: /^http/, until: 'p' });
}

type Painted = { readonly firstMs: number; readonly wholeMs: number };

/** When the page had painted something and when its largest part, by its own record: looking later doesn't make it later. */
async function paintedAfter(of: {
  readonly child: ChildProcess;
  readonly startedAt: number;
  readonly port: number;
  readonly address: RegExp;
  /** Is there once the page shows what it is for. */
  readonly until: string;
}): Promise<Painted> {
  const { child, startedAt, port, address, until } = of;
  const browser = await connect(port);
  try {
    const page = await pageAt(browser, address);
    await page.locator(until).first().waitFor();
    const at = await page.evaluate(
      () =>
        new Promise<{ first: number; whole: number }>((resolve) => {
          const { timeOrigin } = performance;
          new PerformanceObserver((list) => {
            const [first] = performance.getEntriesByName('first-contentful-paint');
            const whole = list.getEntries().at(-1);
            if (first !== undefined && whole !== undefined)
              resolve({ first: timeOrigin + first.startTime, whole: timeOrigin + whole.startTime });
          }).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    return { firstMs: at.first - startedAt, wholeMs: at.whole - startedAt };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await browser.close().catch(() => undefined);
  }
}

/** From the address of a large project, which no core has open, to its sources and its report on the screen. */
async function measureOpening(folder: string, project: string): Promise<number> {
  const child = spawn(process.execPath, [...nodeFlags, startScript, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...nodeEnvironment(), ...environmentIn(folder) },
  });
  const browser = await chromium.launch({ executablePath: programOfChromium(), args: sandboxFlags() });
  try {
    const link = await linkOf(child);
    const page = await browser.newPage();
    await page.goto(link);
    await page.locator('main, [role=main]').first().waitFor();
    const { origin, pathname } = new URL(link);
    await page.goto('about:blank');
    await page.goto(`${origin}${pathname}#${new URLSearchParams({ project }).toString()}`, { waitUntil: 'commit' });
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            const isShown =
              document.querySelector('.library-row') !== null &&
              (document.querySelector('.editor-page')?.textContent ?? '').includes('Words of section 1.');
            // Two frames on, it is painted.
            if (isShown) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  } finally {
    await browser.close();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

async function makeLarge(folder: string, project: string): Promise<number> {
  const files = join(folder, 'files');
  await writeManyFiles({ folder: files, count: sourceCount, bytes: passageCount * bytesPerPassage });
  return withHost(folder, async (host) => {
    const core = host.connect();
    await core.invoke('project.create', { folder: project });
    const imported = await core.invoke('library.import', { folder: project, paths: [files] });
    if (!imported.ok) throw new Error(imported.fault.message);
    const orders = Array.from({ length: sectionCount }, (_, order) => order);
    await core.invoke('outline.edit', {
      folder: project,
      edits: orders.map((order) => ({
        kind: 'add',
        itemId: toId('itm', `section${order}`),
        parentId: null,
        order,
        heading: `Section ${order + 1}`,
        intent: '',
        role: 'body',
      })),
      baseVersion: 0,
    });
    for (const order of orders) {
      const text = `Words of section ${order + 1}. ${'and some more words of it '.repeat(wordsPerSection / 6)}`;
      await core.invoke('section.write', {
        folder: project,
        itemId: toId('itm', `section${order}`),
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
        baseRevision: 0,
      });
    }
    const read = await core.invoke('project.read', { folder: project });
    return read.ok ? read.value.passages : 0;
  });
}

async function withHost<T>(folder: string, work: (host: ReturnType<typeof createCoreHost>) => Promise<T>): Promise<T> {
  const host = createCoreHost({ environment: environmentIn(folder) });
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

function environmentIn(folder: string): Record<string, string> {
  return { HEDDLE_CONFIG_DIR: join(folder, 'config'), HEDDLE_PROJECTS_DIR: join(folder, 'projects') };
}

/** A program that starts Chromium without a screen and with a way in by which the bench looks at it. */
async function headless(folder: string, name: string): Promise<{ program: string; port: number }> {
  const port = 20_000 + (process.pid % 20_000) + (name === 'bare' ? 1 : 0);
  const program = join(folder, `chromium-${name}`);
  const flags = `--headless=new --remote-debugging-port=${port}`;
  await writeFile(program, `#!/bin/sh\nexec ${programOfChromium()} ${flags} "$@"\n`);
  await chmod(program, 0o755);
  return { program, port };
}

async function connect(port: number): Promise<Browser> {
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function pageAt(browser: Browser, address: RegExp): Promise<Page> {
  for (;;) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((each) => address.test(each.url()));
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function linkOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no pipe');
  for await (const data of child.stdout.setEncoding('utf8')) {
    const [link] = /http:\S+/.exec(String(data)) ?? [];
    if (link !== undefined) return link;
  }
  throw new Error('it ended without a link');
}

function programOfChromium(): string {
  const found = findChromium({ environment: process.env, platform: process.platform, home: homedir() });
  if (found === null) throw new Error('there is no Chromium');
  return found;
}

function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
