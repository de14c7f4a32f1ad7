import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { draftSample } from '#test/support/sample-report.ts';

it('names the present state, shows what changed since, and goes back to it', { timeout: 150_000 }, async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await draftSample(connection, folder);
  await page.getByRole('tab', { name: 'Versions' }).click();
  const pane = page.getByRole('region', { name: 'Versions' });
  await pane.getByLabel('Name of the present state').fill('As drafted');
  await pane.getByRole('button', { name: 'Keep this state' }).click();
  await pane.getByText('Kept as “As drafted”.').waitFor();

  const read = async () => {
    const report = await connection.invoke('report.read', { folder });
    const part = report.ok ? report.value.parts.find(({ body }) => body !== null) : undefined;
    if (part?.body == null) throw new Error('the draft has text');
    return { ...part, body: part.body };
  };
  const before = await read();
  const words = 'Something else altogether.';
  await connection.invoke('section.write', {
    folder,
    itemId: before.itemId,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
    baseRevision: before.revision,
  });
  await pane.getByRole('button', { name: 'Compare with now: As drafted' }).click();
  const compared = page.getByRole('dialog', { name: 'What changed' });
  await compared.getByText('altogether').first().waitFor();
  await screenshot('versions-compare');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  await compared.getByRole('button', { name: 'Close' }).first().click();
  expect((await new AxeBuilder({ page }).include('.versions-pane').analyze()).violations).toEqual([]);

  await pane.getByRole('button', { name: 'Restore…: As drafted' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await pane.getByText('The report is as it was: As drafted. The state before is kept.').waitFor();
  expect((await read()).body).toEqual(before.body);
  await screenshot('versions');
});
