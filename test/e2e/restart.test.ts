import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { enterByLink, type CoreClient } from '#test/support/core-client.ts';
import { heddle } from '#test/support/heddle.ts';
import { openBrowser, screenshot } from '#test/support/open-app.ts';
import { childrenOf, seenOf, startShell, type StartedShell } from '#test/support/start-shell.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const documents = fileURLToPath(new URL('../../resources/sample/documents/', import.meta.url));
const question = 'How do teams keep a digital service accessible and secure, and how do they work with users?';

/** A project in a shell of its own process, whose core can be killed. */
async function served(words: readonly string[] = []) {
  const temporary = await tempFolder();
  const folder = join(temporary, 'project');
  await heddle('init', folder, '--title', 'Kept');
  if (words.length > 0) await heddle('import', folder, ...words.map((name) => join(documents, name)));
  const shell = startShell(['serve', folder, '--no-open'], { HEDDLE_CONFIG_DIR: join(temporary, 'config') });
  const link = await shell.link();
  const entered = await enterByLink(link);
  return { folder, shell, link, ...entered };
}

/** A browser inside, by the cookie of whoever took the link. */
async function openPage(link: string, cookie: string, folder: string) {
  const complaints: string[] = [];
  const { context, page } = await openBrowser({ complaints });
  const [name = '', value = ''] = cookie.split('=');
  const { origin, pathname, hostname } = new URL(link);
  await context.addCookies([{ name, value, domain: hostname, path: pathname, httpOnly: true, sameSite: 'Strict' }]);
  const address = `${origin}${pathname}#${new URLSearchParams({ project: folder }).toString()}`;
  await page.goto(address);
  onTestFinished(() => expect(complaints).toEqual([]));
  return { page, context, address };
}

async function killCore(shell: StartedShell): Promise<void> {
  for (const pid of await childrenOf(shell.process.pid)) {
    const { words } = await seenOf(pid);
    if (words.includes('core-process')) process.kill(pid, 'SIGKILL');
  }
}

async function writeOutline(client: CoreClient, folder: string, headings: readonly string[]) {
  const edits = headings.map((heading, order) => ({
    kind: 'add' as const,
    itemId: toId('itm', `section${order}`),
    parentId: null,
    order,
    heading,
    intent: '',
    role: 'body' as const,
  }));
  await client.ask('outline.edit', { folder, edits, baseVersion: 0 });
}

describe('a core that is killed', { timeout: 120_000 }, () => {
  it('is started again behind the same window, which says so and goes on', async () => {
    const { folder, shell, link, cookie, connect } = await served();
    const { page } = await openPage(link, cookie, folder);
    await page.getByText('No sources yet').waitFor();
    await killCore(shell);
    await shell.line(/the core ended .* started again/);
    await page.getByText("Heddle's core was started again. Nothing is lost.").waitFor();
    await screenshot(page, 'web-core-restarted');
    await page.getByRole('button', { name: 'See what happened' }).click();
    await page.getByText(/^Heddle’s core ended and was started again.*SIGKILL/).waitFor();
    await page.keyboard.press('Escape');
    const client = await connect();
    await client.ask('project.rename', { folder, title: 'Renamed afterwards' });
    await expect.poll(() => page.title()).toContain('Renamed afterwards');
  });

  it('loses at most the last second of what was typed', async () => {
    const { folder, shell, link, cookie, connect } = await served();
    const client = await connect();
    await writeOutline(client, folder, ['First section', 'Second section']);
    const { page } = await openPage(link, cookie, folder);
    await page.getByText('First section').last().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Typed before the core was killed. ', { delay: 20 });
    // Typing goes on while the core dies, is away and comes back.
    await killCore(shell);
    await page.keyboard.type('Typed while it was away. ', { delay: 40 });
    await shell.line(/started again/);
    const after = await connect();
    await expect
      .poll(async () => JSON.stringify(await after.ask('report.read', { folder })), { timeout: 15_000 })
      .toContain('Typed before the core was killed. Typed while it was away.');
    await page.reload();
    await page.getByText('Typed while it was away.').waitFor();
  });

  it('finds what was typed again where the window is reloaded in the same moment', async () => {
    const { folder, link, cookie, connect } = await served();
    await writeOutline(await connect(), folder, ['First section']);
    const { page } = await openPage(link, cookie, folder);
    await page.getByText('First section').last().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Typed just before the reload.');
    await page.reload();
    await expect.poll(() => page.innerText('body')).toContain('Typed just before the reload.');
  });

  it('leaves a run that can be taken up again', async () => {
    const names = [
      'accessibility-checklist.md',
      'engineering-security.html',
      'product-users.md',
      'ux-guide-stay-lean.md',
    ];
    const { folder, shell, connect } = await served(names);
    const client = await connect();
    const begun = client.event('section-started');
    const { runId } = await client.ask('runs.start', { folder, work: 'draft', brief: { question, lengthWords: 600 } });
    await begun;
    await killCore(shell);
    await shell.line(/started again/);
    const after = await connect();
    const { runs } = await after.ask('runs.list', { folder });
    expect(runs.map((run) => run.runId)).toEqual([runId]);
    expect(runs[0]?.state.status).not.toBe('finished');
    const ended = after.event('run-ended');
    await after.ask('runs.start', { folder, work: 'draft', resume: true });
    expect(await ended).toMatchObject({ runId, state: { status: 'finished' } });
    const { parts } = await after.ask('report.read', { folder });
    expect(parts.filter(({ status }) => status === 'drafted').length).toBeGreaterThan(1);
  });

  it('twice within ten seconds isn’t started a third time', async () => {
    const { shell } = await served();
    await killCore(shell);
    await shell.line(/started again/);
    await expect.poll(() => childrenOf(shell.process.pid)).toHaveLength(1);
    await killCore(shell);
    await shell.line(/twice within ten seconds/);
    expect(await shell.ended).toBe(1);
  });
});

it('Heddle that was killed says so once at the next start, and what it was doing', { timeout: 120_000 }, async () => {
  const temporary = await tempFolder();
  const folder = join(temporary, 'project');
  const environment = { HEDDLE_CONFIG_DIR: join(temporary, 'config') };
  await heddle('init', folder, '--title', 'Kept');
  const first = startShell(['serve', folder, '--no-open'], environment);
  const { connect } = await enterByLink(await first.link());
  const client = await connect();
  const reading = client.event('file-started');
  void client.ask('library.import', { folder, paths: [documents] }).catch(() => undefined);
  await reading;
  // The core would close in order if it saw the other go: a power cut spares neither.
  first.process.kill('SIGSTOP');
  await killCore(first);
  first.process.kill('SIGKILL');
  await first.ended;
  const second = startShell(['serve', folder, '--no-open'], environment);
  const link = await second.link();
  const { page } = await openPage(link, (await enterByLink(link)).cookie, folder);
  const told = page.getByText('Heddle ended unexpectedly last time. Nothing acknowledged was lost.');
  await told.waitFor();
  await screenshot(page, 'ended-unexpectedly');
  await page.getByRole('button', { name: 'See what happened' }).click();
  await page.getByText('Heddle ended without closing. Nothing acknowledged was lost').click();
  await page.getByText('Under way then: library.import').waitFor();
  await screenshot(page, 'ended-unexpectedly-problem');
  await page.reload();
  await page.getByRole('tab', { name: /^Library/ }).waitFor();
  expect(await told.count()).toBe(0);
});
