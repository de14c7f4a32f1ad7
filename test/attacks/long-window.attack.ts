import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { createCoreHost } from '#main/app/core-host.ts';
import { serveCore } from '#main/shells/web/serve-core.ts';
import { chromiumOfTests, cookieOf, windowAddress } from '#test/support/open-app.ts';
import { createRandom } from '#test/support/random.ts';
import { buildWhereChanged, rendererBuild } from '../../scripts/start-built.mjs';
import type { Row } from './support/properties.ts';
import { askOf } from './support/soak/session.ts';
import { isGrowing, quarters } from './support/soak/trend.ts';

type Sample = {
  readonly heapMb: number;
  /** Those that are in no document, but for what the browser keeps of its own. */
  readonly looseNodes: number;
  readonly listeners: number;
  readonly documents: number;
};

const documents = ['product-users.md', 'accessibility-checklist.md', 'product-vendor.md'];
const samples = resolve(import.meta.dirname, '../../resources/sample/documents');
const panes = ['Library', 'Outline', 'Evidence', 'Source', 'Checks', 'Run', 'Versions'];
/** What undo may hold of some hundred edits, and what the versions' list gains. */
const allowances: Readonly<Record<keyof Sample, number>> = { heapMb: 3, looseNodes: 200, listeners: 60, documents: 1 };

/** One window of a person who writes, goes from pane to pane and opens dialogs all day: what it holds on to must not grow. */
export async function measure(options: { tries?: number; seed?: number } = {}): Promise<{ name: string; rows: Row[] }> {
  const { tries = 300, seed = 20_261_121 } = options;
  await buildWhereChanged(rendererBuild);
  const place = await mkdtemp(join(tmpdir(), 'heddle-soak-window-'));
  const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: join(place, 'config'), HOME: place } });
  const folder = join(place, 'project');
  const ask = askOf(host.connect());
  await ask('project.create', { folder });
  await ask('library.import', { folder, paths: documents.map((name) => join(samples, name)) });
  await ask('report.draft', { folder, brief: { question: 'How do teams work with users?', lengthWords: 600 } });
  await ask('app.write-preferences', { changes: { hasSeenSample: true } });
  const shell = await serveCore({ host, port: 0, logFolder: join(place, 'config') });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: chromiumOfTests(), args });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addCookies([cookieOf(shell.keys, shell.url)]);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await page.goto(windowAddress(shell.url, folder));
    await page.getByRole('main', { name: 'Report' }).locator('section p').first().waitFor();
    const kept = await useWindow({ page, protocol, tries, random: createRandom(seed) });
    return { name: `a window for ${tries} edits, seed ${seed}`, rows: rowsOf(kept) };
  } finally {
    await browser.close();
    shell.close();
    await host.close();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function useWindow(of: {
  readonly page: Page;
  readonly protocol: CDPSession;
  readonly tries: number;
  readonly random: () => number;
}): Promise<readonly Sample[]> {
  const { page, protocol, tries, random } = of;
  const kept: Sample[] = [];
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  for (let step = 1; step <= tries; step += 1) {
    const paragraphs = page.getByRole('main', { name: 'Report' }).locator('section p');
    await paragraphs.nth(Math.floor(random() * (await paragraphs.count()))).click();
    await page.keyboard.press('End');
    await page.keyboard.type(` ${step}`);
    // As long as it is: what was typed goes again.
    await page.keyboard.press(one(['Control+z', 'Control+Backspace']));
    const pane = one(panes);
    await page.getByRole('tab', { name: new RegExp(`^${pane}`) }).click();
    await page.getByRole('tabpanel', { name: new RegExp(`^${pane}`) }).waitFor();
    if (step % 10 === 0) {
      await page.keyboard.press(one(['Control+k', 'Control+,', 'Control+Shift+D', 'Control+Shift+E']));
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    if (step % Math.max(5, Math.floor(tries / 40)) === 0) {
      await page.getByRole('tab', { name: /^Evidence/ }).click();
      await page.getByRole('tab', { name: /^Library/ }).click();
      kept.push(await sampleOf(page, protocol));
      process.stderr.write(`step ${step}: ${JSON.stringify(kept.at(-1))}\n`);
    }
  }
  return kept;
}

async function sampleOf(page: Page, protocol: CDPSession): Promise<Sample> {
  for (let times = 0; times < 3; times += 1) await protocol.send('HeapProfiler.collectGarbage');
  await protocol.send('Performance.enable');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const figure = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    heapMb: figure('JSHeapUsedSize') / 1e6,
    looseNodes: figure('Nodes') - (await page.evaluate(countNodes)),
    listeners: figure('JSEventListeners'),
    documents: figure('Documents'),
  };
}

/** In the page. */
function countNodes(): number {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode() !== null) nodes += 1;
  return nodes;
}

function rowsOf(kept: readonly Sample[]): Row[] {
  const figures = Object.entries(allowances) as [keyof Sample, number][];
  return figures.map(([figure, allowance]) => {
    const values = kept.map((sample) => sample[figure]);
    const { before, after } = quarters(values);
    return {
      what: `${figure}: last quarter`,
      value: after,
      unit: `after ${before.toFixed(1)}`,
      bar: `≤ 1.1 × second quarter + ${allowance}`,
      isMissed: isGrowing(values, allowance),
    };
  });
}
