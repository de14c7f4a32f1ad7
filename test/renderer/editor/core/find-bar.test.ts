import { expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { openApp } from '#test/support/open-app.ts';

const busy = { timeout: 15_000 };

it('finds, counts, replaces and gives back by the keyboard alone', async () => {
  const { page, connection, folder } = await openApp();
  const edits = ['aaaaaa', 'bbbbbb'].map((suffix, order) => ({
    kind: 'add' as const,
    itemId: toId('itm', suffix),
    parentId: null,
    order,
    heading: `Part ${order + 1}`,
    intent: '',
    role: 'body' as const,
  }));
  expect((await connection.invoke('outline.edit', { folder, edits, baseVersion: 0 })).ok).toBe(true);
  await page.locator('.editor-section p').first().click(busy);
  await page.keyboard.type('Water and water');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('No waterfall');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+h');
  const bar = page.getByRole('search', { name: 'Find and replace' });
  await bar.getByRole('textbox', { name: 'Find' }).fill('water');
  await expect.poll(() => bar.getByRole('status').textContent(), busy).toBe('1 of 3');
  await page.keyboard.press('Enter');
  await expect.poll(() => bar.getByRole('status').textContent(), busy).toBe('2 of 3');
  await bar.getByRole('button', { name: 'Whole words' }).click();
  await expect.poll(() => bar.getByRole('status').textContent(), busy).toMatch(/ of 2$/);
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Wine');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  const paragraphs = () => page.locator('.editor-section p').allTextContents();
  await expect.poll(paragraphs, busy).toEqual(['Wine and Wine', 'No waterfall']);
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(paragraphs, busy).toEqual(['Water and water', 'No waterfall']);
});
