import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openApp } from '#test/support/open-app.ts';
import { importSamples } from '#test/support/sample-files.ts';

describe('sources other than PDFs, in the source pane', () => {
  it('are readable pages, with exactly the quoted words marked and in view', async () => {
    const { page, connection, folder, screenshot } = await openApp();
    page.setDefaultTimeout(15_000);
    const names = ['accessibility-forms.docx', 'engineering-security.html', 'product-vision.md'];
    const views = await importSamples(connection, folder, ...names, 'methods-at-a-glance.csv');
    for (const view of Object.values(views)) {
      const { text, blocks, source } = view;
      // From the middle of one block to the middle of a later one: a quote may cross them.
      const [first, second] = [blocks[Math.floor(blocks.length * 0.6)], blocks[Math.floor(blocks.length * 0.6) + 1]];
      if (first === undefined || second === undefined) throw new Error('the sample has too few blocks');
      const charStart = text.indexOf(' ', (first.charStart + first.charEnd) / 2) + 1;
      const charEnd = text.indexOf(' ', (second.charStart + second.charEnd) / 2);
      const added = await connection.invoke('evidence.add', { folder, sourceId: source.id, charStart, charEnd });
      expect(added.ok).toBe(true);
      const exact = text.slice(charStart, charEnd);
      await page.getByRole('tab', { name: 'Evidence' }).click();
      await page.locator('.evidence-quote-words').first().click();
      await page.getByRole('heading', { name: source.bibliographic.title, level: 2 }).first().waitFor();
      await expect.poll(() => marked(page, 'shown')).toBe(exact.replaceAll(/\s+/g, ''));
      expect(await page.locator('mark[data-kind="shown"]').first().isVisible()).toBe(true);
      const box = await page.locator('mark[data-kind="shown"]').first().boundingBox();
      expect(box?.y).toBeGreaterThan(100);
      expect(box?.y).toBeLessThan(850);
    }
    await screenshot('source-text-quote');
  });

  it('give their words to the memory bank, say when words are gone, and are read by assistive tools', async () => {
    const { page, connection, folder, screenshot } = await openApp({ colorScheme: 'dark' });
    page.setDefaultTimeout(15_000);
    const views = await importSamples(connection, folder, 'product-vision.md');
    const view = views['product-vision.md'];
    if (view === undefined) throw new Error('the sample was not imported');
    await page.getByRole('listbox', { name: 'Sources' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const paragraph = page.locator('.source-paragraph').nth(1);
    await paragraph.waitFor();
    await paragraph.evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Add to memory bank' }).waitFor();
    await page.keyboard.press('Control+Shift+a');
    await page.getByRole('textbox', { name: 'Note' }).fill('Read again');
    await page.keyboard.press('Enter');
    await page.locator('mark[data-kind="shown"]').first().waitFor();
    const kept = await connection.invoke('evidence.list', { folder });
    const quote = kept.ok ? kept.value.evidence[0]?.quotes[0] : undefined;
    expect(quote?.exact).toBe(view.text.slice(quote?.charStart, quote?.charEnd));
    expect(quote?.exact).toBe((await paragraph.textContent())?.trim());

    await page.locator('[data-reader="text"]').focus();
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Find in this source' }).fill('vision');
    await page.getByText(/^1 of \d+$/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^2 of \d+$/).waitFor();
    await screenshot('source-text-find-dark');
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await connection.invoke('library.remove', { folder, sourceIds: [view.source.id] });
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByText('Source is not in the project any more').waitFor();
    await page.locator('.evidence-quote-words').click();
    await page.getByText('These are the words that were quoted from it').waitFor();
    expect(await page.locator('.source-kept blockquote').textContent()).toBe(quote?.exact);
  });
});

/** What is marked, without white space, which between blocks is the page's own. */
async function marked(page: Page, kind: string): Promise<string> {
  const words = await page.locator(`mark[data-kind="${kind}"]`).allTextContents();
  return words.join('').replaceAll(/\s+/g, '');
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.source').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
