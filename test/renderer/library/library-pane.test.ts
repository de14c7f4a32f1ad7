import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp } from '#test/support/open-app.ts';
import { importSamples } from '#test/support/sample-files.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

describe('the library pane', () => {
  it('takes dropped files; one that is broken stops no other, says why, and can be tried again', async () => {
    const { page, screenshot } = await openApp();
    page.setDefaultTimeout(20_000);
    await page.getByText('No sources yet').waitFor();
    await screenshot('library-empty');
    await dropFiles(page, [
      { name: 'notes.md', text: '# Notes on kettles\n\nKettles are descaled twice a year, says the manual.\n' },
      { name: 'broken.pdf', text: '%PDF-1.7 this is no more than a beginning' },
      { name: 'same.md', text: '# Notes on kettles\n\nKettles are descaled twice a year, says the manual.\n' },
    ]);
    await page.getByText('1 imported, 1 skipped, 1 failed').waitFor();
    await page.getByText(/the same content is in the project already/).waitFor();
    await list(page).getByRole('option', { name: 'Notes on kettles' }).waitFor();
    const failures = page.getByRole('list', { name: '1 file could not be read' });
    await failures.getByText('broken.pdf', { exact: true }).waitFor();
    await screenshot('library-failures');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Retry broken.pdf' }).click();
    await page.getByText('1 failed', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Dismiss broken.pdf' }).click();
    await expect.poll(() => failures.count()).toBe(0);
  });

  it('is paused, and goes on with what is left', async () => {
    const { page } = await openApp();
    page.setDefaultTimeout(20_000);
    const held = Promise.withResolvers<undefined>();
    let uploads = 0;
    await page.route('**/files/upload*', async (route) => {
      uploads += 1;
      if (uploads === 3) await held.promise;
      await route.continue();
    });
    const files = Array.from({ length: 6 }, (_, index) => ({
      name: `note-${index}.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# Note ${index}\n\nBridge ${index} is inspected every ${index + 2} months.\n`),
    }));
    await page.getByText('No sources yet').waitFor();
    await page.locator('input[type=file]').setInputFiles(files);
    await page.getByText('2 of 6').waitFor();
    await page.getByRole('button', { name: 'Pause the import' }).click();
    await page.getByText('Paused: 6 files').waitFor();
    held.resolve(undefined);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('6 imported').waitFor();
    expect(uploads).toBe(6);
  });

  it('searches in all texts, marks the words and opens the source at them', async () => {
    const { page, connection, folder, screenshot } = await openApp({ colorScheme: 'dark' });
    page.setDefaultTimeout(15_000);
    await importSamples(connection, folder, 'engineering-security.html', 'product-vision.md', 'ux-guide-stay-lean.md');
    const field = page.getByRole('searchbox', { name: 'Filter or search' });
    await field.fill('vision');
    await expect.poll(() => list(page).getByRole('option').count()).toBe(1);
    await field.fill('security breaches');
    await page.getByRole('button', { name: 'Search “security breaches” in all texts' }).waitFor();
    await field.press('Enter');
    const result = page.locator('.library-result').first();
    await result.waitFor();
    await expect.poll(() => result.locator('mark').allTextContents()).toContain('security');
    await screenshot('library-search-dark');
    await expectAccessible(page);
    await result.click();
    await page.locator('mark[data-kind="shown"]').first().waitFor();
    expect(await page.locator('mark[data-kind="shown"]').allTextContents()).not.toEqual([]);
  });

  it('is worked by keys alone: chosen, mended, taken out', async () => {
    const { page, connection, folder } = await openApp();
    page.setDefaultTimeout(15_000);
    await importSamples(connection, folder, 'product-vision.md', 'product-users.md', 'product-vendor.md');
    await list(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog', { name: 'Details of the source' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('A new title');
    await dialog.getByRole('button', { name: 'Add an author' }).click();
    await dialog.getByRole('textbox', { name: 'Family name of author 1' }).fill('Lovelace');
    await dialog.getByRole('textbox', { name: 'Given name of author 1' }).fill('Ada');
    await dialog.getByRole('textbox', { name: 'Year' }).fill('1843');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await list(page)
      .getByRole('option', { name: /A new title.*Lovelace · 1843/ })
      .waitFor();
    const listed = await connection.invoke('library.list', { folder });
    const edited = listed.ok
      ? listed.value.sources.find(({ bibliographic }) => bibliographic.issued?.[0] === 1843)
      : null;
    expect(edited?.bibliographic).toMatchObject({ author: [{ family: 'Lovelace', given: 'Ada' }] });

    await list(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('Delete');
    const confirm = page.getByRole('dialog', { name: 'Remove 2 sources?' });
    await confirm.getByRole('button', { name: 'Remove 2 sources…' }).click();
    await expect.poll(() => list(page).getByRole('option').count()).toBe(1);
  });

  it('brings in what is pasted: a text at once, an address after asking', async () => {
    const { page } = await openApp();
    page.setDefaultTimeout(15_000);
    await page.getByText('No sources yet').click();
    await paste(page, 'https://example.org/page');
    await page.getByRole('dialog', { name: 'Add a web page' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await paste(page, 'Minutes of the meeting\n\nThe bridge is closed until spring, the council said on Monday.');
    const dialog = page.getByRole('dialog', { name: 'Add a text' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(() => list(page).getByRole('option', { name: 'Minutes of the meeting' }).count()).toBe(1);
  });

  it('shows hundreds of sources of which only those in view are drawn', async () => {
    const { page, connection, folder, screenshot } = await openApp({ viewport: { width: 1000, height: 700 } });
    page.setDefaultTimeout(30_000);
    const many = await tempFolder();
    for (let index = 0; index < 200; index += 1) {
      const long =
        index % 7 === 0 ? ', with a title that goes on for longer than any line of a narrow list has room' : '';
      const text = `# Report ${String(index).padStart(3, '0')} on bridges${long}\n\nBridge ${index} is inspected every ${index + 2} months.\n`;
      await writeFile(join(many, `report-${index}.md`), text);
    }
    await connection.invoke('library.import', { folder, paths: [many] });
    await page.getByText('200 sources').waitFor();
    expect(await list(page).getByRole('option').count()).toBeLessThan(60);
    await list(page).focus();
    await page.keyboard.press('End');
    await list(page)
      .getByRole('option', { name: /Report 199/ })
      .waitFor();
    await screenshot('library-many-narrow');
  });
});

function list(page: Page) {
  return page.getByRole('listbox', { name: 'Sources' });
}

async function dropFiles(page: Page, files: readonly { readonly name: string; readonly text: string }[]) {
  const transfer = await page.evaluateHandle((brought) => {
    const data = new DataTransfer();
    for (const { name, text } of brought) data.items.add(new File([text], name));
    return data;
  }, files);
  const pane = page.getByRole('region', { name: 'Library' });
  await pane.dispatchEvent('dragenter', { dataTransfer: transfer });
  await page.getByText('Let go to bring it into the library').waitFor();
  await pane.dispatchEvent('drop', { dataTransfer: transfer });
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('region', { name: 'Library' }).evaluate((pane, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    pane.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.library').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
