import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp } from '#test/support/open-app.ts';
import { startZoteroServer } from '#test/support/zotero-server.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const title = 'On the keeping of bees in cold countries';
const bibliography = `@article{smith2019, author = {von Smith, Jane and {Bee Society}}, title = {${title}}, journal = {Bee Journal}, year = 2019, volume = 3, pages = {1--9}}
@book{okafor2001, author = {Okafor, Ngozi}, title = {A \\textit{Vespa} book}, year = 2001}
@misc{ray1999, author = {Ray, S.}, title = {Nests}, year = 1999}
@misc{broken, title = {`;

/** A library with a source that an entry describes, and two entries that wait. */
async function libraryWithEntries(options: { readonly colorScheme?: 'light' | 'dark' } = {}) {
  const app = await openApp(options);
  app.page.setDefaultTimeout(20_000);
  const papers = await tempFolder();
  await writeFile(join(papers, 'bees.md'), `# ${title}\n\nBees are kept warm in winter by straw, the paper says.\n`);
  await app.connection.invoke('library.import', { folder: app.folder, paths: [papers] });
  const pane = app.page.getByRole('region', { name: 'Library' });
  await app.page.getByRole('option', { name: new RegExp(title) }).waitFor();
  const drop = async () => {
    const transfer = await app.page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'refs.bib'));
      return data;
    }, bibliography);
    await pane.dispatchEvent('drop', { dataTransfer: transfer });
  };
  await drop();
  await app.page.getByText('3 entries read: 1 matched to sources, 2 waiting').waitFor();
  return { ...app, dropBibliography: drop };
}

describe('a bibliography that is dropped on the library', () => {
  it('says what became of its entries, and shows the fields they give', async () => {
    const { page, screenshot } = await libraryWithEntries();
    await page.getByText(/the entry “broken” was passed over/).waitFor();
    await page.getByRole('option', { name: /Smith and Bee Society · 2019/ }).waitFor();
    await screenshot('library-entries-read');
    await openDetails(page);
    const dialog = page.getByRole('dialog', { name: 'Details of the source' });
    await expect.poll(() => dialog.getByLabel('Volume').inputValue()).toBe('3');
    expect(await dialog.getByLabel('Particle of author 1').inputValue()).toBe('von');
    await expect.poll(() => dialog.getByText('smith2019 in refs.bib').count()).toBe(1);
    await screenshot('library-details-entry');
    await expectAccessible(page);
  });

  it('leaves what a person set alone, and takes it up again when the edit is undone', async () => {
    const { page, connection, folder, screenshot } = await libraryWithEntries({ colorScheme: 'dark' });
    await openDetails(page);
    const dialog = page.getByRole('dialog', { name: 'Details of the source' });
    await dialog.getByLabel('Published in').fill('My Journal');
    await dialog.getByLabel('Month').fill('5');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await openDetails(page);
    await dialog.getByText('Set by you', { exact: true }).first().waitFor();
    await screenshot('library-details-edited-dark');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Undo your edit of Published in' }).click();
    await expect.poll(() => dialog.getByLabel('Published in').inputValue()).toBe('Bee Journal');
    await dialog.getByRole('button', { name: 'Undo your edit of Published in' }).waitFor({ state: 'detached' });
    const listed = await connection.invoke('library.list', { folder });
    expect(listed.ok ? listed.value.sources[0] : null).toMatchObject({
      editedFields: ['issued'],
      bibliographic: { issued: [2019, 5], 'container-title': 'Bee Journal' },
    });
  });

  it('is the same bibliography when it is dropped again', async () => {
    const { page, connection, folder, dropBibliography } = await libraryWithEntries();
    await page.getByRole('button', { name: 'Put this away' }).click();
    await dropBibliography();
    await page.getByText('3 entries read: 1 matched to sources, 2 waiting').waitFor();
    const listed = await connection.invoke('entries.list', { folder });
    expect(listed.ok ? listed.value.entries.length : 0).toBe(3);
  });

  it('keeps entries without a file in a list, where each can be given one or taken out', async () => {
    const { page, screenshot } = await libraryWithEntries();
    await page.getByRole('button', { name: '2 entries without a file' }).click();
    const dialog = page.getByRole('dialog', { name: 'Entries without a file' });
    await dialog.getByText('A Vespa book').waitFor();
    await screenshot('library-entries');
    await expectAccessible(page);
    await dialog.getByRole('searchbox', { name: 'Find an entry' }).fill('ray 1999');
    await dialog.getByText('1 entry', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Remove the entry “Nests”' }).click();
    await dialog.getByText('No entry waits here').waitFor();
    await dialog.getByRole('searchbox', { name: 'Find an entry' }).fill('');
    await dialog.getByRole('button', { name: 'Attach a file to “A Vespa book”' }).click();
    const attaching = page.getByRole('dialog', { name: 'Attach a file to “A Vespa book”' });
    await screenshot('library-attach-entry');
    await attaching.locator('input[type=file]').setInputFiles({
      name: 'wasps.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Something about wasps\n\nWasps build their nests of paper, says the book.\n'),
    });
    await dialog.getByText('No entry waits here').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /A Vespa book.*Okafor · 2001/ }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /without a file/ }).count()).toBe(0);
  });
});

describe('the library’s menu', () => {
  it('says what to do where Zotero refuses', async () => {
    const { port } = await startZoteroServer({ collections: [], isOn: false });
    const { page, screenshot } = await openApp({ environment: { HEDDLE_ZOTERO_PORT: String(port) } });
    page.setDefaultTimeout(20_000);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add from Zotero…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add from Zotero' });
    await dialog
      .getByRole('alert')
      .getByText(/Settings → Advanced/)
      .waitFor();
    expect(await dialog.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);
    await screenshot('library-zotero-away');
  });

  it('brings in a collection of Zotero', async () => {
    const work = (key: string, name: string) => ({ key, csl: { type: 'book', title: name } });
    const server = await startZoteroServer({
      collections: [
        { key: 'AAAA1111', name: 'Bees', works: [work('ITEM0001', 'Hives')] },
        { key: 'BBBB2222', name: 'Wild', parent: 'AAAA1111', works: [work('ITEM0002', 'Nests')] },
      ],
    });
    const { page, screenshot } = await openApp({ environment: { HEDDLE_ZOTERO_PORT: String(server.port) } });
    page.setDefaultTimeout(20_000);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add from Zotero…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add from Zotero' });
    await dialog.getByLabel('What to bring in').selectOption('Bees / Wild (1)');
    await screenshot('library-zotero');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('1 entry read: 0 matched to sources, 1 waiting').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '1 entry without a file' }).count()).toBe(1);
  });

  it('exports the bibliography as a file', async () => {
    const { page } = await libraryWithEntries();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export bibliography…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export bibliography' });
    await dialog.getByLabel('Format').selectOption('ris');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('references.ris');
    await page.getByText('The bibliography has 1 source.').waitFor();
  });
});

async function openDetails(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Sources' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
