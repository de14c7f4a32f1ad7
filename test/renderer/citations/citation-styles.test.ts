import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { firstItem, openReport } from '../editor/features/report-app.ts';

const timeout = 150_000;
const busy = { timeout: 40_000, interval: 200 };

const ownStyle = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House rules</title><id>http://example.org/styles/house-rules</id></info>
  <citation><layout prefix="‹" suffix="›"><text variable="title" font-style="italic"/></layout></citation>
</style>`;

it('shows citations in the chosen style, as notes where it has notes', { timeout }, async () => {
  const { page, screenshot } = await openReport();
  const citations = page.locator('.editor-citation');
  await expect.poll(() => citations.allTextContents(), busy).toEqual(['[1]', '[1]']);
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Report' }).click();
  const style = dialog.getByLabel('Citations in this report');
  await style.selectOption({ label: 'American Psychological Association 7th edition' });
  await expect
    .poll(() => citations.allTextContents(), busy)
    .toEqual(Array.from({ length: 2 }, () => '(Pipes and Prices, n.d.)'));
  await dialog
    .getByLabel('Add a style file…')
    .setInputFiles({ name: 'house-rules.csl', mimeType: 'application/xml', buffer: Buffer.from(ownStyle) });
  await dialog.getByText('Added “House rules”. The report uses it now.').waitFor();
  await expect.poll(() => citations.first().textContent(), busy).toBe('‹Pipes and prices›');
  await screenshot('citation-styles');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include('.citations-style').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  const remove = dialog.getByRole('button', { name: 'Remove “House rules”' });
  await remove.click();
  await remove.waitFor({ state: 'detached' });
  await expect.poll(() => style.locator('option:checked').textContent(), busy).toBe('House rules');
  await style.selectOption({ label: 'Chicago Manual of Style 17th edition (note, with Ibid.)' });
  await expect.poll(() => citations.allTextContents(), busy).toEqual(['1', '2']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Draft…' }).click();
  const brief = page.getByRole('dialog').getByLabel('Citations', { exact: true });
  await expect.poll(() => brief.locator('option:checked').textContent(), busy).toContain('with Ibid.');
  await screenshot('citation-styles-brief');
  await page.keyboard.press('Escape');
  await citations.nth(1).click();
  const panel = page.getByRole('dialog', { name: 'Citation' });
  await panel.getByText('Ibid.').waitFor();
  await screenshot('citation-note');
});

it('says of a citation what stands around it and where it points, each time in one step', { timeout }, async () => {
  const { page, stored, evidence, screenshot } = await openReport();
  const first = page.locator('.editor-citation').first();
  await expect.poll(() => first.textContent(), busy).toBe('[1]');
  await first.click();
  const panel = page.getByRole('dialog', { name: 'Citation' });
  await panel.getByText('How it is cited').click();
  await panel.getByLabel('Before it').fill('see');
  await panel.getByLabel('Place in the source').fill('ch. 3');
  await panel.getByLabel('Authors').selectOption('author-in-text');
  await screenshot('citation-details');
  const { violations } = await new AxeBuilder({ page }).include('.editor-citation-details').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => first.textContent(), busy).toBe('Pipes and prices [see 1, chap. 3]');
  const kept = async () => {
    const [paragraph] = (await stored(firstItem)).content;
    return paragraph?.type === 'paragraph' ? paragraph.content?.[1] : null;
  };
  await expect.poll(kept, busy).toEqual({
    type: 'citation',
    attrs: { evidenceIds: [evidence[0]], prefix: 'see', locator: 'ch. 3', mode: 'author-in-text' },
  });
  await page.keyboard.press('Control+z');
  await expect.poll(() => first.textContent(), busy).toBe('[1]');
});
