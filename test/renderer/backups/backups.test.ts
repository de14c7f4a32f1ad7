import { AxeBuilder } from '@axe-core/playwright';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { copyOldProject } from '#test/support/old-projects.ts';
import { openApp } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const violationsOf = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: /^Project:/ }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

it('makes a backup and goes back to it, whatever was done since', async () => {
  const { page, folder, connection, screenshot } = await openApp({ colorScheme: 'dark' });
  await choose(page, 'Backups…');
  const dialog = page.getByRole('dialog', { name: 'Backups of this project' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await dialog.getByText(/Backed up and checked/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await screenshot('backups');
  await connection.invoke('project.rename', { folder, title: 'Something else' });
  await dialog.getByRole('button', { name: /^Go back to the backup of/ }).click();
  await page.getByRole('dialog', { name: 'Go back to this backup?' }).getByRole('button', { name: 'Go back' }).click();
  await page.getByRole('button', { name: 'Project: Test project' }).waitFor();
  await choose(page, 'Backups…');
  await page.getByText(/what was there before a restore/).waitFor();
});

it('offers the backups of a project whose database is damaged, and brings it back', async () => {
  const folder = await copyOldProject(6);
  const { page, connection, screenshot } = await openApp({ folder, opensProject: false });
  const made = await connection.invoke('backup.make', { folder });
  expect(made.ok).toBe(true);
  await writeFile(join(folder, 'project.db'), 'damaged '.repeat(2000));
  await page.evaluate((place) => {
    location.hash = new URLSearchParams({ project: place }).toString();
    location.reload();
  }, folder);
  const dialog = page.getByRole('dialog', { name: 'This project’s database is damaged' });
  await dialog.waitFor();
  await screenshot('backups-damaged');
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Go back to the backup of/ }).click();
  await page.getByRole('dialog', { name: 'Go back to this backup?' }).getByRole('button', { name: 'Go back' }).click();
  await page.getByRole('button', { name: "Project: A product of one's own" }).waitFor();
  expect((await readdir(join(folder, 'backups'))).some((name) => name.startsWith('project-before-restore'))).toBe(true);
});

it('exports the project as one file, which opens as a project of its own', async () => {
  const projects = await tempFolder();
  const folder = await copyOldProject(6);
  const { page, screenshot } = await openApp({ folder, environment: { HEDDLE_PROJECTS_DIR: projects } });
  const downloading = page.waitForEvent('download');
  await choose(page, 'Export the project as one file…');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("A product of one's own.heddle");
  const place = join(projects, 'files');
  await mkdir(place);
  await copyFile(await download.path(), join(place, 'Sent to me.heddle'));
  await writeFile(join(place, 'notes.md'), '# Not a project');

  await choose(page, 'Close the project');
  await page.getByRole('button', { name: 'Open a project file…' }).click();
  await page.getByLabel('Path').fill(place);
  await page.getByLabel('Path').press('Enter');
  await page.getByRole('button', { name: 'Sent to me.heddle' }).click();
  expect(await page.getByRole('button', { name: 'notes.md' }).count()).toBe(0);
  await screenshot('open-project-file');
  await page.getByRole('button', { name: 'Take 1 file' }).click();
  await page.getByRole('button', { name: "Project: A product of one's own" }).waitFor();
  expect(page.url()).toContain(new URLSearchParams({ project: join(projects, 'Sent to me') }).toString());
});
