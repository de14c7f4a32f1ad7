import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';

it('finds a command by its name and runs it', async () => {
  const { page } = await openApp();
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type a command…').fill('outl');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Outline', selected: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('shows each pane under its shortcut, and moves between tabs with the arrows', async () => {
  const { page } = await openApp();
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+5');
  await page.getByRole('tab', { name: 'Checks', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Checks' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Run', selected: true }).waitFor();
  await page.keyboard.press('End');
  const versions = page.getByRole('tab', { name: 'Versions' });
  await expect.poll(() => versions.getAttribute('aria-selected')).toBe('true');
});

it('makes a side wider with the arrow keys, and hides and shows it', async () => {
  const { page } = await openApp();
  const splitter = page.getByRole('separator', { name: 'Width of the left side' });
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await splitter.getAttribute('aria-valuenow'))).toBe(before + 16);
  await page.getByRole('button', { name: 'Hide or show the left side' }).click();
  await expect.poll(() => page.getByRole('complementary', { name: 'Library and outline' }).count()).toBe(0);
});

it('shows one side at a time in a narrow window, the one asked for last', async () => {
  const { page, screenshot } = await openApp({ viewport: { width: 760, height: 700 } });
  await page.getByRole('complementary', { name: 'Library and outline' }).waitFor();
  expect(await page.getByRole('complementary').count()).toBe(1);
  await page.keyboard.press('Control+3');
  await page.getByRole('complementary', { name: 'Evidence, source, checks and run' }).waitFor();
  expect(await page.getByRole('complementary').count()).toBe(1);
  await screenshot('workbench-narrow');
});

it('renames the project for everyone who shows it', async () => {
  const { page, context, url, folder } = await openApp();
  const other = await context.newPage();
  await other.goto(`${url}#${new URLSearchParams({ project: folder }).toString()}`);
  await other.getByRole('button', { name: 'Project: Test project' }).waitFor();
  await page.getByRole('button', { name: 'Project: Test project' }).click();
  await page.getByRole('menuitem', { name: 'Rename the project' }).click();
  await page.getByLabel('Title').fill('Audit of 2026');
  await page.keyboard.press('Enter');
  await other.getByRole('button', { name: 'Project: Audit of 2026' }).waitFor();
  expect(await other.title()).toContain('Audit of 2026');
});
