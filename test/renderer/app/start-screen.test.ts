import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';

it('opens the project that the address names', async () => {
  const { page } = await openApp();
  await page.getByRole('button', { name: 'Project: Test project' }).waitFor();
  expect(await page.title()).toContain('Test project');
});

it('makes a project, and lists it among the recent ones', async () => {
  const { page, screenshot } = await openApp({ opensProject: false });
  await page.getByRole('button', { name: 'New project…' }).click();
  await page.getByLabel('Title').fill('Winter losses: why?');
  expect(await page.getByLabel('Folder').inputValue()).toMatch(/\/projects\/Winter losses why$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Project: Winter losses: why?' }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await page.getByRole('button', { name: /^Winter losses: why\?/ }).waitFor();
  await screenshot('start-screen');
  await page.reload();
  await page.getByRole('button', { name: /^Winter losses: why\?/ }).click();
  await page.getByRole('button', { name: 'Project: Winter losses: why?' }).waitFor();
});

it('finds a project on the machine of the core', async () => {
  const { page, folder, screenshot } = await openApp({ opensProject: false });
  await page.getByRole('button', { name: 'Open a project…' }).click();
  const path = page.getByLabel('Path');
  await path.fill(join(folder, '..'));
  await path.press('Enter');
  await page.getByRole('button', { name: 'project', exact: true }).waitFor();
  await screenshot('folder-picker');
  await page.getByRole('button', { name: 'project', exact: true }).click();
  await page.getByRole('button', { name: 'Use this folder' }).click();
  await page.getByRole('button', { name: 'Project: Test project' }).waitFor();
  expect(page.url()).toContain(new URLSearchParams({ project: folder }).toString());
});

it('says whose move it is when a folder holds no project, and stays where it was', async () => {
  const { page, folder, screenshot } = await openApp({ opensProject: false });
  await page.getByRole('button', { name: 'Open a project…' }).click();
  await page.getByLabel('Path').fill(join(folder, '..'));
  await page.getByLabel('Path').press('Enter');
  await page.getByRole('button', { name: 'project', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Use this folder' }).click();
  const notice = page.getByRole('region', { name: 'Notices' });
  await notice.getByText('What you can do').waitFor();
  await screenshot('start-fault');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => notice.count()).toBe(0);
  await page
    .getByRole('heading', { name: 'Your projects' })
    .or(page.getByRole('heading', { name: 'Heddle' }))
    .waitFor();
});

it('shows the sample project the first time, once', async () => {
  const { page, screenshot } = await openApp({ opensProject: false, isFirstStart: true });
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await screenshot('first-start');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type a command…').fill('close the project');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New project…' }).waitFor();
  expect(await page.getByRole('button', { name: /^Sample: / }).count()).toBe(1);
});

it('speaks German where the person wants it, at once', async () => {
  const { page, connection, screenshot } = await openApp({ opensProject: false });
  await page.getByRole('button', { name: 'New project…' }).waitFor();
  await connection.invoke('app.write-preferences', { changes: { language: 'de', theme: 'dark' } });
  await page.getByRole('button', { name: 'Neues Projekt …' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await screenshot('start-screen-german-dark');
});
