import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { importSamples } from '#test/support/sample-files.ts';
import { wordsUnder } from '#test/support/words-under.ts';

const file = 'derisking-doing-the-work.pdf';
const words = 'No agency can move to agile overnight. The shift requires a lot of difficult organizational changes.';

describe('a PDF in the source pane', () => {
  it('opens at a quote, whose words lie under the marks', async () => {
    const { page, screenshot } = await openWithEvidence();
    await page
      .getByRole('button', { name: /No agency can move/ })
      .first()
      .click();
    await page.locator('.source-box[data-kind="shown"]').first().waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('6');
    await expect.poll(() => wordsUnder(page, 'shown')).toBe(words);
    await screenshot('source-pdf-quote');
    const { violations } = await new AxeBuilder({ page }).include('.source').exclude('.source-pdf-words').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.locator('.source-box[data-kind="shown"]').first().isVisible()).toBe(true);
    const box = await page.locator('.source-box[data-kind="shown"]').first().boundingBox();
    expect(box?.y).toBeGreaterThan(100);
    expect(box?.y).toBeLessThan(700);
  });

  it('keeps the marks on the words while it is zoomed, and goes back to where the person was', async () => {
    const { page } = await openWithEvidence();
    await page
      .getByRole('button', { name: /No agency can move/ })
      .first()
      .click();
    await page.locator('.source-box[data-kind="shown"]').first().waitFor();
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByRole('button', { name: 'Larger' }).click();
    await expect.poll(() => wordsUnder(page, 'shown')).toBe(words);
    await page.getByRole('toolbar', { name: 'Source tools' }).getByRole('button', { name: /Back/ }).click();
    await page.getByRole('searchbox', { name: 'Filter evidence' }).waitFor();
  });

  it('shows evidence from a click on its faint mark', async () => {
    const { page } = await openWithEvidence();
    await page
      .getByRole('button', { name: /No agency can move/ })
      .first()
      .click();
    const mark = page.locator('button.source-box[data-kind="evidence"]').first();
    await mark.waitFor();
    const place = await mark.boundingBox();
    await page.mouse.click((place?.x ?? 0) + 6, (place?.y ?? 0) + 3);
    await expect.poll(() => page.locator('.evidence-card[data-active="true"]').count()).toBe(1);
  });

  it('adds selected words to the memory bank with a note and tags, and marks them', async () => {
    const { page, connection, folder, view } = await openWithEvidence();
    await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').dblclick();
    const line = page.locator('.source-pdf-words span', { hasText: 'post-award kick-off' }).first();
    await line.waitFor();
    await line.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Add to memory bank' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('For the introduction');
    await page.getByRole('textbox', { name: 'Tags' }).fill('kick-off, contracts');
    await page.getByRole('button', { name: 'Add', exact: true }).last().click();
    await page.locator('.source-box[data-kind="shown"]').first().waitFor();
    const kept = await connection.invoke('evidence.list', { folder });
    const added = kept.ok ? kept.value.evidence.at(-1) : undefined;
    expect(added).toMatchObject({ note: 'For the introduction', tags: ['kick-off', 'contracts'], addedBy: 'user' });
    const quote = added?.quotes[0];
    expect(quote?.exact).toContain('post-award kick-off');
    expect(view.text.slice(quote?.charStart, quote?.charEnd)).toBe(quote?.exact);
    expect(quote?.page).toBe(1);
  });

  it('goes to pages by number and keys, and finds words', async () => {
    const { page } = await openWithEvidence();
    await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').dblclick();
    const field = page.getByRole('textbox', { name: 'Page' });
    await page.locator('.source-pdf-page canvas').first().waitFor();
    await field.fill('8');
    await field.press('Enter');
    await page.locator('.source-pdf-page[data-page="8"] canvas').waitFor();
    await expect.poll(() => field.inputValue()).toBe('8');
    await page.locator('[data-reader="pdf"]').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => field.inputValue()).toBe('7');
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Find in this source' }).fill('difficult organizational changes');
    await page.getByText('1 of 1').waitFor();
    await expect.poll(() => wordsUnder(page, 'current')).toBe('difficult organizational changes');
  });

  it('says so where the file can’t be shown, and shows the words that were read from it', async () => {
    const { page, complaints } = await openWithEvidence();
    await page.route('**/files/source*', (route) => route.fulfill({ status: 404 }));
    await page
      .getByRole('button', { name: /No agency can move/ })
      .first()
      .click();
    await page.getByText(/The PDF can’t be shown .* This is the text that was read from it/).waitFor();
    await expect.poll(() => page.locator('mark[data-kind="shown"]').allTextContents()).toEqual([words]);
    complaints.length = 0;
  });

  async function openWithEvidence() {
    const app = await openApp();
    app.page.setDefaultTimeout(15_000);
    const views = await importSamples(app.connection, app.folder, file);
    const view = views[file];
    if (view === undefined) throw new Error('the sample was not imported');
    const charStart = view.text.indexOf(words);
    await app.connection.invoke('evidence.add', {
      folder: app.folder,
      sourceId: view.source.id,
      charStart,
      charEnd: charStart + words.length,
    });
    return { ...app, view };
  }
});
