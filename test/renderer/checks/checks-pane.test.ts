import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { openApp } from '#test/support/open-app.ts';
import { draftSample } from '#test/support/sample-report.ts';

const claim = 'In 2019 exactly 481 agencies closed all of their 12 web sites in Lisbon.';

it('finds what is wrong in a text, leads to its place, and sees that it was mended', { timeout: 150_000 }, async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await draftSample(connection, folder);
  await page.getByRole('tab', { name: 'Checks' }).click();
  const pane = page.getByRole('region', { name: 'Checks' });
  await pane.getByText(/^\d+ citations, all with their evidence$/).waitFor();
  await pane.getByText('Nothing to look at.').waitFor();

  const report = await connection.invoke('report.read', { folder });
  const part = report.ok ? report.value.parts.findLast(({ body }) => body !== null) : undefined;
  if (part?.body == null) throw new Error('the draft has text');
  const added: BlockNode = { type: 'paragraph', content: [{ type: 'text', text: claim }] };
  const write = (content: readonly BlockNode[], baseRevision: number) =>
    connection.invoke('section.write', {
      folder,
      itemId: part.itemId,
      body: { type: 'doc', content: [...content] },
      baseRevision,
    });
  const written = await write([...part.body.content, added], part.revision);
  if (!written.ok) throw new Error(written.fault.message);
  const problem = pane.getByRole('button').filter({ hasText: claim }).first();
  await problem.waitFor();
  await screenshot('checks');
  expect((await new AxeBuilder({ page }).include('.checks-pane').analyze()).violations).toEqual([]);
  await problem.click();
  await expect
    .poll(() =>
      page
        .getByText(claim)
        .locator('visible=true')
        .last()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
    )
    .toBe(true);

  await pane.getByLabel('In order of').selectOption('Kinds');
  await pane.getByRole('region', { name: 'Claims' }).waitFor();
  await pane
    .getByRole('group', { name: 'Kinds of problems' })
    .getByRole('button', { name: /^Claims/ })
    .click();
  await expect.poll(() => pane.getByRole('region', { name: 'Claims' }).count()).toBe(0);

  await pane.getByRole('switch', { name: 'Underline claims in the text' }).click();
  await expect
    .poll(async () => {
      const app = await connection.invoke('app.read', {});
      return app.ok && app.value.preferences.marksClaims;
    })
    .toBe(false);

  await write(part.body.content, written.value.revision);
  await pane.getByText('Nothing to look at.').waitFor();
});
