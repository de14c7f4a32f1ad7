import { expect, it } from 'vitest';
import { cell, header, table } from '#test/support/rich-text-values.ts';
import { body, firstItem, openReport, paragraph } from './report-app.ts';

it('gives a table a caption that is kept, changed and taken out', { timeout: 120_000 }, async () => {
  const start = table('', [header('Place'), header('Use')], [cell('Leiden'), cell('110 l')]);
  const { page, connection, folder, screenshot } = await openReport({ first: () => body(paragraph('Before.'), start) });
  const stored = async () => {
    const report = await connection.invoke('report.read', { folder });
    const part = report.ok ? report.value.parts.find(({ itemId }) => itemId === firstItem) : undefined;
    const block = part?.body?.content.find(({ type }) => type === 'table');
    return block?.type === 'table' ? (block.attrs ?? null) : 'no table';
  };
  const caption = page.locator('.editor-report caption');
  const askFor = async () => {
    await page.getByRole('cell', { name: 'Leiden' }).click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Table' }).click();
    await page.getByRole('menuitem', { name: 'Caption of the table…' }).click();
    return page.getByRole('dialog', { name: 'Table' });
  };

  const panel = await askFor();
  await panel.getByLabel('Caption', { exact: true }).fill('Use of water');
  await panel.getByLabel('Caption', { exact: true }).press('Enter');
  await expect.poll(() => caption.allInnerTexts()).toEqual(['Use of water']);
  await expect.poll(stored).toEqual({ caption: 'Use of water' });
  await screenshot('table-caption');

  await caption.dblclick();
  await page.getByRole('dialog', { name: 'Table' }).getByLabel('Caption', { exact: true }).fill('Water, per person');
  await page.getByRole('dialog', { name: 'Table' }).getByRole('button', { name: 'Keep' }).click();
  await expect.poll(stored).toEqual({ caption: 'Water, per person' });

  await page.reload();
  await expect.poll(() => caption.allInnerTexts()).toEqual(['Water, per person']);
  await (await askFor()).getByRole('button', { name: 'Remove the caption' }).click();
  await expect.poll(stored).toBeNull();
  expect(await caption.count()).toBe(0);
});
