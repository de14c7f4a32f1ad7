import { expect, it } from 'vitest';
import { body, firstItem, openReport, paragraph } from '../features/report-app.ts';

const base = body(
  paragraph('Water prices rose by 12 percent in 2019.'),
  paragraph('The council blamed old pipes for it.'),
);
const suggested = body(
  paragraph('Water prices jumped by 12 percent in 2019.'),
  paragraph('The council blamed leaking pipes for it.'),
  paragraph('Nobody was surprised.'),
);

async function openSuggestion(options: Parameters<typeof openReport>[0] = {}) {
  const app = await openReport({ ...options, first: () => base });
  const written = await app.connection.invoke('suggestion.write', {
    folder: app.folder,
    itemId: firstItem,
    baseRevision: 1,
    base,
    body: suggested,
    instruction: 'Livelier',
  });
  expect(written.ok).toBe(true);
  await app.page.getByRole('region', { name: 'Suggestions' }).waitFor();
  const suggestions = async () => {
    const report = await app.connection.invoke('report.read', { folder: app.folder });
    return report.ok ? report.value.suggestions.length : -1;
  };
  return { ...app, suggestions };
}

it('shows words that go and come in place, and takes them one by one', async () => {
  const { page, stored, suggestions, screenshot } = await openSuggestion();
  const bar = page.getByRole('region', { name: 'Suggestions' });
  await page.locator('.suggestion-inserted', { hasText: 'jumped' }).waitFor();
  expect(await page.locator('.suggestion-deleted').allTextContents()).toEqual(['rose', 'old']);
  await screenshot('suggestions-light');
  const [first] = await page.locator('.suggestion-change .suggestion-button[data-do=accept]').all();
  await first?.click();
  await page.locator('.suggestion-deleted', { hasText: 'rose' }).waitFor({ state: 'detached' });
  await bar.getByRole('button', { name: 'Next change' }).click();
  await bar.getByRole('button', { name: 'Reject', exact: true }).click();
  await page.locator('.suggestion-deleted').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Control+Alt+Enter');
  await bar.waitFor({ state: 'detached' });
  await expect.poll(suggestions).toBe(0);
  expect(await stored()).toEqual(
    body(
      paragraph('Water prices jumped by 12 percent in 2019.'),
      paragraph('The council blamed old pipes for it.'),
      paragraph('Nobody was surprised.'),
    ),
  );
});

it('takes all in one step of undo, and shows them again when that is undone', async () => {
  const { page, stored } = await openSuggestion();
  const bar = page.getByRole('region', { name: 'Suggestions' });
  await page.getByText('pipes for it').click();
  await bar.getByRole('button', { name: 'Accept all' }).click();
  await page.getByText('Nobody was surprised.').waitFor();
  await page.locator('.suggestion-change').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.locator('.suggestion-inserted', { hasText: 'jumped' }).waitFor();
  expect(await stored()).toEqual(base);
});

it('says where the person wrote in the place of a change, and leaves their words', async () => {
  const { page, stored, screenshot } = await openSuggestion({ colorScheme: 'dark' });
  const bar = page.getByRole('region', { name: 'Suggestions' });
  await page.locator('.suggestion-deleted', { hasText: 'old' }).dblclick();
  await page.keyboard.type('rotten');
  await page.getByText('You have written here since').waitFor();
  await screenshot('suggestions-conflict-dark');
  await bar.getByRole('button', { name: 'Accept all' }).click();
  await page.getByText('Water prices jumped').waitFor();
  const [, second] = (await stored()).content;
  expect(second).toEqual(paragraph('The council blamed rotten pipes for it.'));
});
