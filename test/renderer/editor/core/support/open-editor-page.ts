import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '#main/adapters/chromium/index.ts';

type Side = 'start' | 'middle' | 'end';
type Word = readonly [word: string, side: Side];

/** A page in Chromium with nothing but the editor's core in it, and a person's hands. */
export type EditorPage = {
  readonly page: Page;
  /** Each section as its heading and its paragraphs. */
  readonly open: (sections: readonly (readonly string[])[]) => Promise<void>;
  /** An empty place for the page's own functions to open an editor in. */
  readonly fill: () => Promise<void>;
  readonly clickWord: (word: string, side: Side, options?: { modifiers: 'Shift'[] }) => Promise<void>;
  readonly doubleClickWord: (word: string) => Promise<void>;
  readonly dragWords: (from: Word, to: Word) => Promise<void>;
  /** Drags what is selected by one of its words, and drops it; a drag that the browser has begun, however late. */
  readonly dragSelected: (by: Word, to: Word) => Promise<void>;
  /** Every block's text, headings with `# ` before them. */
  readonly text: () => Promise<readonly string[]>;
  readonly selected: () => Promise<string>;
  /** The headings of the sections that can be edited; `all` where the whole report can. */
  readonly editable: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

const root = join(import.meta.dirname, '../../../../..');
const entry = join(import.meta.dirname, 'page-entry.ts');
let script: Promise<{ code: string; css: string }> | null = null;

export async function openEditorPage({ flags = [] }: { flags?: readonly string[] } = {}): Promise<EditorPage> {
  script ??= bundle();
  const { code, css } = await script;
  const { env: environment, platform, getuid } = process;
  const executablePath = findChromium({ environment, platform, home: homedir() });
  if (executablePath === null) throw new Error('There is no Chromium on this machine.');
  const asRoot = getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...asRoot, ...flags] });
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.route('http://editor.localhost/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Editor</title><style>${css} body{margin:0} #scroller{height:780px;overflow:auto;font:16px/26px serif} #editor{width:760px;margin:auto}</style><div id=scroller data-scroll=report></div>`,
    }),
  );
  await page.goto('http://editor.localhost/');
  await page.addScriptTag({ content: code });

  async function placeOf([word, side]: Word): Promise<{ x: number; y: number }> {
    return page.evaluate(
      ([word, side]) => {
        const walker = document.createTreeWalker(
          document.querySelector('#editor') ?? document.body,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = (node.textContent ?? '').indexOf(word);
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { x: { start: left, middle: (left + right) / 2, end: right }[side], y: (top + bottom) / 2 };
        }
        throw new Error(`no word ${word}`);
      },
      [word, side] as const,
    );
  }

  return {
    page,
    fill: () => page.evaluate('emptyPlace()'),
    open: async (sections) => {
      await page.evaluate((sections) => {
        const parts = sections.map(([heading = '', ...paragraphs], at) => ({
          itemId: `itm_${at}`,
          depth: 1,
          heading,
          body: paragraphs.map((text) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })),
        }));
        (window as unknown as { open: (parts: unknown) => void }).open(parts);
      }, sections);
      // Sections out of sight are laid out when the first frame knows what is in sight.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    clickWord: async (word, side, options) => {
      const { x, y } = await placeOf([word, side]);
      for (const key of options?.modifiers ?? []) await page.keyboard.down(key);
      await page.mouse.click(x, y);
      for (const key of options?.modifiers ?? []) await page.keyboard.up(key);
    },
    doubleClickWord: async (word) => {
      const { x, y } = await placeOf([word, 'middle']);
      await page.mouse.dblclick(x, y);
    },
    dragWords: async (from, to) => {
      const [start, end] = [await placeOf(from), await placeOf(to)];
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      for (let step = 1; step <= 8; step += 1) {
        await page.mouse.move(start.x + ((end.x - start.x) * step) / 8, start.y + ((end.y - start.y) * step) / 8);
      }
      await page.mouse.move(end.x, end.y);
      await page.mouse.up();
    },
    dragSelected: async (by, to) => {
      const [start, end] = [await placeOf(by), await placeOf(to)];
      await page.evaluate(() => {
        for (const name of ['dragstart', 'drop']) {
          delete document.documentElement.dataset[name];
          addEventListener(name, () => (document.documentElement.dataset[name] = ''), { once: true, capture: true });
        }
      });
      const sees = (name: string) => page.waitForFunction((name) => name in document.documentElement.dataset, name);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x + 12, start.y + 12, { steps: 4 });
      await sees('dragstart');
      await page.mouse.move(end.x, end.y, { steps: 8 });
      await page.mouse.up();
      await sees('drop');
    },
    text: () => page.evaluate('blocks()'),
    selected: () => page.evaluate('selected()'),
    editable: () => page.evaluate('editable()'),
    close: async () => {
      await browser.close();
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  };
}

async function bundle(): Promise<{ code: string; css: string }> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'page', cssFileName: 'page' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
  const css = outputs.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n');
  return { code, css };
}
