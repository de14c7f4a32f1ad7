import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { draftedProject } from '#test/support/drafted-project.ts';
import { openApp } from '#test/support/open-app.ts';
import { openReport } from './report-app.ts';

it('marks claims by their verdict, and finds evidence for selected words', async () => {
  const { page, connection, stored, screenshot } = await openReport({ viewport: { width: 1280, height: 800 } });
  const wrong = page.locator('.editor-claim-unsupported, .editor-claim-contradicted').first();
  await wrong.waitFor();
  expect(await wrong.textContent()).toContain('Prices fell by 80 percent');
  expect(await wrong.getAttribute('title')).toMatch(/quotes/);
  await page.getByText('Prices fell by 80').click();
  await page.getByRole('status').filter({ hasText: 'The sentence:' }).waitFor();

  // Other words are another claim, until it is looked at.
  await page.keyboard.type('x');
  await expect.poll(() => wrong.count()).toBe(0);
  await page.keyboard.press('Backspace');
  await wrong.waitFor();

  await page.locator('.editor-report').getByText('Water prices rose').click({ clickCount: 3 });
  const menu = page.getByRole('toolbar', { name: 'The selected words' });
  await menu.getByRole('button', { name: 'Find evidence' }).click();
  const found = page.getByRole('dialog', { name: 'Evidence for these words' });
  await found.getByRole('button', { name: 'Cite' }).first().waitFor();
  await screenshot('evidence-for');
  await found.getByRole('button', { name: 'Cite' }).first().click();
  await found.waitFor({ state: 'detached' });
  const [first] = (await stored()).content;
  expect(first?.type === 'paragraph' ? first.content?.at(-1)?.type : null).toBe('citation');

  // Copied out, a citation is what it is called; copied within the report it is what it was.
  const copied = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.editor-report p') ?? document.body);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });
  expect(copied.text).toContain('in 2019 [1].');
  expect(copied.html).toMatch(/data-evidence="evi_\w+"[^>]*>\[1\]/);

  const off = await connection.invoke('app.write-preferences', { changes: { marksClaims: false } });
  expect(off.ok).toBe(true);
  await expect.poll(() => page.locator('.editor-claim').count()).toBe(0);
  const { violations } = await new AxeBuilder({ page }).include('.editor-pane').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

it('offers another wording of selected words as a suggestion, or says that it has none', async () => {
  const { page, screenshot } = await openReport({ viewport: { width: 760, height: 800 }, colorScheme: 'dark' });
  await page.getByText('Prices fell by 80').click({ clickCount: 3 });
  const menu = page.getByRole('toolbar', { name: 'The selected words' });
  await menu.waitFor();
  await screenshot('selection-narrow-dark');
  await menu.getByRole('button', { name: 'Shorten' }).click();
  const suggestions = page.getByRole('region', { name: 'Suggestions' });
  await suggestions.or(page.getByText('Nothing came of it')).first().waitFor();
  await screenshot('shorten-narrow-dark');
  await page.getByRole('button', { name: 'Redo this section…' }).click();
  await page.getByRole('textbox', { name: /What should be different/ }).waitFor();
  await screenshot('redo-narrow-dark');
  const { violations } = await new AxeBuilder({ page }).include('.editor-pane').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

it('marks nothing of what a report says of itself', async () => {
  const { page } = await openApp({ folder: await draftedProject() });
  await page.locator('.editor-claim-supported').first().waitFor();
  expect(await page.locator('.editor-claim-unchecked').allTextContents()).toEqual([]);
});
