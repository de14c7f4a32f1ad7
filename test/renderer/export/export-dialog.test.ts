import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { storedReport } from '#test/support/stored-report.ts';

async function openDialog(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the report' });
  await dialog.getByRole('radio', { name: 'Word document' }).waitFor();
  return dialog;
}

it('exports in the format that was chosen, with title page and options', { timeout: 120_000 }, async () => {
  const { folder } = await storedReport({ scale: 0.03 });
  const { page, screenshot, connection } = await openApp({ folder });
  const dialog = await openDialog(page);
  await dialog.getByText(/things to look at/).waitFor();
  await screenshot('export-dialog');
  expect((await new AxeBuilder({ page }).include('.export-dialog').analyze()).violations).toEqual([]);

  await dialog.getByLabel('Authors, one on each line').fill('Ada Lovelace\nGrace Hopper\n');
  await dialog.getByLabel('Authors, one on each line').blur();
  await dialog.getByLabel('Language of the report').selectOption('de');
  await expect
    .poll(async () => {
      const report = await connection.invoke('report.read', { folder });
      return report.ok ? [report.value.authors, report.value.language] : [];
    })
    .toEqual([['Ada Lovelace', 'Grace Hopper'], 'de']);

  await dialog.getByRole('radio', { name: 'Markdown' }).check();
  await dialog.getByLabel('Citations in the text').selectOption('pandoc');
  await dialog.getByRole('checkbox', { name: 'Evidence appendix' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Water in cities what is known & what is not.zip');
  const files = unzipSync(await readFile(await download.path()));
  const names = Object.keys(files);
  expect(names.slice(0, 2)).toEqual([
    'Water in cities what is known & what is not.md',
    'Water in cities what is known & what is not.bib',
  ]);
  expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(30);
  const text = strFromU8(files[names[0] ?? ''] ?? new Uint8Array());
  expect(text).toContain('author:\n  - "Ada Lovelace"\n  - "Grace Hopper"\n');
  expect(text).toContain('# Belege\n');
  await expect.poll(() => dialog.count()).toBe(0);
});

it('leads from what it found to the place, and sees that it was mended', { timeout: 120_000 }, async () => {
  const { folder, stored } = await storedReport({ scale: 0.03 });
  const { page, connection, screenshot } = await openApp({ folder, colorScheme: 'dark' });
  const [section] = stored.sections;
  if (section?.state.status !== 'edited') throw new Error('the section has text');
  const { body } = section.state;
  const open = {
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: 'The figures are TODO still.' }],
  };
  const write = (content: typeof body.content, baseRevision: number) =>
    connection.invoke('section.write', {
      folder,
      itemId: section.itemId,
      body: { type: 'doc', content },
      baseRevision,
    });
  const written = await write([...body.content, open], 1);
  if (!written.ok) throw new Error(written.fault.message);
  const dialog = await openDialog(page);
  const finding = dialog.getByRole('button', { name: /Mark left open/ });
  await finding.waitFor();
  await screenshot('export-findings-dark');
  expect((await new AxeBuilder({ page }).include('.export-dialog').analyze()).violations).toEqual([]);
  await finding.click();
  await expect.poll(() => dialog.count()).toBe(0);
  await expect
    .poll(() =>
      page
        .getByText('The figures are TODO still.')
        .last()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
    )
    .toBe(true);
  await write(body.content, written.value.revision);
  const again = await openDialog(page);
  await again.getByText(/things to look at/).waitFor();
  await expect.poll(() => again.getByRole('button', { name: /Mark left open/ }).count()).toBe(0);
});

it('says once that nothing here prints, and offers a web page', { timeout: 120_000 }, async () => {
  const { folder } = await storedReport({ scale: 0.03 });
  const { page } = await openApp({ folder, environment: { HEDDLE_CHROMIUM: '/nowhere', PATH: '' } });
  const dialog = await openDialog(page);
  await dialog.getByRole('radio', { name: 'PDF' }).check();
  await dialog.getByRole('alert').getByText('Nothing here can print a PDF').waitFor();
  expect(await dialog.getByRole('button', { name: 'Export', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Export a web page instead' }).click();
  expect(await dialog.getByRole('radio', { name: 'Web page' }).isChecked()).toBe(true);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Water in cities what is known & what is not.html');
});
