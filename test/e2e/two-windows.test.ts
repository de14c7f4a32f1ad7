import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { CoreConnection } from '#shared/contract/index.ts';
import { heddle } from '#test/support/heddle.ts';
import { openApp, openBrowser, cookieOf, windowAddress } from '#test/support/open-app.ts';

const itemId = toId('itm', 'onlysection');

async function addSection(connection: CoreConnection, folder: string): Promise<void> {
  const added = await connection.invoke('outline.edit', {
    folder,
    edits: [{ kind: 'add', itemId, parentId: null, order: 0, heading: 'The section', intent: '', role: 'body' }],
    baseVersion: 0,
  });
  if (!added.ok) throw new Error(added.fault.message);
}

/** Text and suggestions: what was written is in one or the other. */
async function allText(connection: CoreConnection, folder: string): Promise<string> {
  const report = await connection.invoke('report.read', { folder });
  return report.ok ? JSON.stringify([report.value.parts, report.value.suggestions]) : '';
}

describe('two windows on one project', () => {
  it('show what the other writes, as it is written', async () => {
    const { page, connection, folder, openWindow } = await openApp();
    await addSection(connection, folder);
    const other = await openWindow();
    await other.getByText('The section').last().waitFor();
    await page.getByText('The section').last().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Written in the first window.');
    await expect.poll(() => other.innerText('body')).toContain('Written in the first window.');
    await other.getByText('Written in the first window.').click();
    await other.keyboard.press('End');
    await other.keyboard.type(' Continued in the second.');
    await expect.poll(() => page.innerText('body')).toContain('Written in the first window. Continued in the second.');
  });

  it('that type in the same section at the same time lose nothing', async () => {
    const { page, connection, folder, complaints, url, screenshot, ...app } = await openApp();
    await addSection(connection, folder);
    // A browser of its own, as a person has two.
    const { context, page: other } = await openBrowser({ complaints });
    await context.addCookies(await app.context.cookies());
    await other.goto(windowAddress(url, folder));
    for (const window of [page, other]) {
      await window.getByText('The section').last().click();
      await window.keyboard.press('ArrowDown');
    }
    const ours = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
    const theirs = ['one', 'two', 'three', 'four', 'five'];
    for (const [at, word] of ours.entries()) {
      await Promise.all([
        page.keyboard.type(`${word} `, { delay: 15 }),
        other.keyboard.type(`${theirs[at]} `, { delay: 15 }),
      ]);
    }
    await expect
      .poll(
        async () => {
          const text = await allText(connection, folder);
          return [...ours, ...theirs].filter((word) => !text.includes(word));
        },
        { timeout: 15_000 },
      )
      .toEqual([]);
    await screenshot('web-two-windows');
  });

  it('let a second browser in only with the session', async () => {
    const { url, folder, host } = await openApp();
    const complaints: string[] = [];
    const { page } = await openBrowser({ complaints });
    await page.goto(windowAddress(url, folder));
    expect(await page.innerText('body')).toContain('no session');
    expect(complaints.join()).toContain('403');
    expect(host.project(folder).ok).toBe(true);
    expect(cookieOf({ token: 't', place: 'p', hosts: [] }, url).sameSite).toBe('Strict');
  });
});

describe('a second core on one project', { timeout: 120_000 }, () => {
  it('is told who has it, in the window and on the command line', async () => {
    const { page, folder, connection } = await openApp();
    const listed = await heddle('search', folder, 'anything');
    expect(listed.code).toBe(1);
    expect(listed.stderr).toContain(`pid ${process.pid}`);
    const other = await openApp({ opensProject: false });
    await other.page.goto(windowAddress(other.url, folder));
    await other.page.reload();
    await expect.poll(() => other.page.innerText('body')).toContain('has this project open');
    await other.screenshot('web-project-in-use');
    await page.goto('about:blank');
    await connection.invoke('project.close', { folder });
    await other.page.getByRole('button', { name: 'Try again' }).click();
    await other.page.getByText('No sources yet').waitFor();
  });
});
