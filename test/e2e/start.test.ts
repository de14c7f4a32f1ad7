import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chromium } from 'playwright-core';
import { heddle } from '#test/support/heddle.ts';
import { chromiumOfTests } from '#test/support/open-app.ts';
import { childrenOf, headlessChromium, seenOf, startShell } from '#test/support/start-shell.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

async function settings(): Promise<Record<string, string>> {
  const folder = join(await tempFolder(), 'config');
  await mkdir(folder);
  // Says that Electron could not be had: the tests download nothing.
  await writeFile(join(folder, 'electron-failed'), '');
  return { HEDDLE_CONFIG_DIR: folder, HEDDLE_PROJECTS_DIR: join(folder, 'projects') };
}

async function madeProject(): Promise<string> {
  const folder = join(await tempFolder(), 'project');
  await heddle('init', folder);
  return folder;
}

/** As curl would: no browser in between. */
async function follow(link: string) {
  const answer = await fetch(link, { redirect: 'manual' });
  return { status: answer.status, cookie: answer.headers.get('set-cookie'), location: answer.headers.get('location') };
}

describe('npm start', () => {
  it('prints a link where there is no display, which works once and shows the sample', async () => {
    const started = startShell([], await settings());
    const link = await started.link();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/[0-9a-f]{16}\/\?link=/);
    expect(await started.line(/ssh -L/)).toContain(new URL(link).port);
    const browser = await chromium.launch({
      executablePath: chromiumOfTests(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const page = await browser.newPage();
    await page.goto(link);
    await page.getByText('Sample').first().waitFor();
    expect(page.url()).not.toContain('link=');
    await browser.close();
    expect(await follow(link)).toEqual({ status: 403, cookie: null, location: null });
    started.process.kill('SIGINT');
    expect(await started.ended).toBe(0);
  });

  it('opens another window of the one that runs already', async () => {
    const environment = await settings();
    const folder = await madeProject();
    const first = startShell([], environment);
    const firstLink = await first.link();
    const file = join(environment['HEDDLE_CONFIG_DIR'] ?? '', 'running.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const second = startShell([folder], environment);
    const link = await second.link();
    expect(await second.ended).toBe(0);
    expect(second.lines[0]).toContain('running already');
    expect(new URL(link).origin).toBe(new URL(firstLink).origin);
    expect(await follow(link)).toMatchObject({
      status: 303,
      location: `./#${new URLSearchParams({ project: folder })}`,
    });
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('takes over from one that was killed', async () => {
    const environment = await settings();
    const first = startShell([], environment);
    await first.link();
    first.process.kill('SIGKILL');
    await first.ended;
    const second = startShell([], environment);
    expect(await second.link()).toMatch(/^http:/);
  });

  it('says what is wrong with its words', async () => {
    const environment = await settings();
    const empty = await tempFolder();
    for (const [words, said] of [
      [['--port', 'x'], '--port is a number'],
      [['--colour'], 'Usage: npm start'],
      [[empty], 'There is no Heddle project'],
    ] as const) {
      const started = startShell(words, environment);
      expect(await started.ended).toBe(2);
      expect(started.lines.join('\n')).toContain(said);
    }
  });
});

describe('heddle serve', () => {
  it('serves one project, at the port that was named', async () => {
    const environment = await settings();
    const folder = await madeProject();
    const taken = startShell(['serve', folder, '--no-open'], environment);
    const { port } = new URL(await taken.link());
    const other = startShell(['serve', await madeProject(), '--no-open', '--port', port], environment);
    expect(await other.ended).toBe(1);
    expect(other.lines.join('\n')).toContain(`Port ${port} is taken`);
    taken.process.kill('SIGINT');
    await taken.ended;
    const again = startShell(['serve', folder, '--no-open', '--port', port], environment);
    expect(new URL(await again.link()).port).toBe(port);
  });

  it('shows an app window whose token is in no command line, and ends with it', async () => {
    const links = await linkKeeper();
    const environment = {
      ...(await settings()),
      DISPLAY: ':does-not-matter',
      HEDDLE_CHROMIUM: await headlessChromium(['--remote-debugging-port=0']),
      PATH: `${links.folder}:${process.env['PATH'] ?? ''}`,
    };
    const folder = await madeProject();
    const started = startShell(['serve', folder], environment);
    const browser = await windowOf(started.process.pid);
    const devtools = await chromium.connectOverCDP(browser.endpoint);
    const [context] = devtools.contexts();
    if (context === undefined) throw new Error('no context');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.getByText('Library').first().waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'heddle', httpOnly: true, sameSite: 'Strict', expires: -1 });
    expect(cookie?.domain).toMatch(/^heddle-[0-9a-f]{16}\.localhost$/);
    const token = cookie?.value ?? '';
    expect(token.length).toBeGreaterThan(40);
    for (const pid of await family(started.process.pid)) {
      const { words, environment: variables } = await seenOf(pid);
      expect(words).not.toContain(token);
      expect(variables).not.toContain(token);
    }
    // A link leads to the person's own browser: this one shows Heddle and finds no other name.
    await page.evaluate(() => void window.open('https://example.org/a', '_blank', 'noopener'));
    await expect.poll(() => readFile(links.file, 'utf8').catch(() => '')).toBe('https://example.org/a\n');
    await expect.poll(() => context.pages().length).toBe(1);
    process.kill(browser.pid, 'SIGTERM');
    expect(await started.ended).toBe(0);
  });

  it('takes the window along when its process is killed', async () => {
    const environment = {
      ...(await settings()),
      DISPLAY: ':does-not-matter',
      HEDDLE_CHROMIUM: await headlessChromium(['--remote-debugging-port=0']),
    };
    const started = startShell(['serve', await madeProject()], environment);
    const browser = await windowOf(started.process.pid);
    const all = await family(started.process.pid);
    expect(all.length).toBeGreaterThan(2);
    started.process.kill('SIGKILL');
    await expect.poll(() => isAlive(browser.pid), { timeout: 10_000 }).toBe(false);
    const [core = 0] = all.slice(1);
    await expect.poll(() => isAlive(core), { timeout: 10_000 }).toBe(false);
  });
});

/** A program in the place of the one that opens links: it writes down what it is given. */
async function linkKeeper(): Promise<{ folder: string; file: string }> {
  const folder = await tempFolder();
  const file = join(folder, 'links.txt');
  await writeFile(join(folder, 'xdg-open'), `#!/bin/sh\necho "$1" >> ${file}\n`, { mode: 0o755 });
  return { folder, file };
}

/** The browser that a shell started: its process, and where its second way in is, which only tests open. */
async function windowOf(pid: number | undefined): Promise<{ pid: number; endpoint: string }> {
  const found = { pid: 0, endpoint: '' };
  await expect
    .poll(
      async () => {
        for (const child of await childrenOf(pid)) {
          const { words } = await seenOf(child);
          const profile = /--user-data-dir=([^\0]+)/.exec(words)?.[1];
          const file = profile === undefined ? '' : await portFile(profile);
          if (file === '') continue;
          Object.assign(found, { pid: child, endpoint: `http://127.0.0.1:${file}` });
        }
        return found.endpoint;
      },
      { timeout: 20_000 },
    )
    .not.toBe('');
  return found;
}

async function portFile(profile: string): Promise<string> {
  const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
  return text.split('\n')[0] ?? '';
}

async function family(pid: number | undefined): Promise<readonly number[]> {
  if (pid === undefined) return [];
  const below = await Promise.all((await childrenOf(pid)).map(family));
  return [pid, ...below.flat()];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
