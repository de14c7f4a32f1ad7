import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { formOf, withTemplate } from '#renderer/runs/brief-form.ts';
import { openApp } from '#test/support/open-app.ts';
import { importSample, sampleBrief } from '#test/support/sample-report.ts';

const timeout = 120_000;

it('fills the form with what a kind of report is like, and leaves alone what a person typed', () => {
  const memo = { audience: 'The board', tone: 'Dry', lengthWords: 900 };
  const brief = { audience: 'Pupils', tone: 'Lively', lengthWords: 5000 };
  const filled = withTemplate(formOf(null), memo, null);
  expect(filled).toMatchObject({ audience: 'The board', tone: 'Dry', lengthWords: '900' });
  expect(withTemplate(filled, brief, memo)).toMatchObject({ audience: 'Pupils', lengthWords: '5000' });
  expect(withTemplate({ ...filled, tone: 'Mine', lengthWords: '700' }, brief, memo)).toMatchObject({
    audience: 'Pupils',
    tone: 'Mine',
    lengthWords: '700',
  });
  expect(withTemplate(filled, null, memo)).toEqual(formOf(null));
});

it('begins a report of a kind, and makes a kind of the outline', { timeout }, async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await importSample(connection, folder);
  await page.getByRole('banner').getByRole('button', { name: 'Draft…' }).click();
  const brief = page.getByRole('dialog', { name: 'What is the report to be?' });
  await brief.getByLabel('Question or subject').fill(sampleBrief.question);
  await brief.getByLabel('Kind of report').selectOption('Policy brief');
  expect(await brief.getByLabel('Length in words').inputValue()).toBe('1500');
  expect(await brief.getByRole('checkbox', { name: /The problem/ }).isDisabled()).toBe(true);
  await brief.getByRole('checkbox', { name: 'Costs and risks' }).uncheck();
  await screenshot('kind-of-report');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  await brief.getByRole('button', { name: 'Plan only' }).click();
  await brief.waitFor({ state: 'hidden' });
  await page.getByText('The run is done.').first().waitFor();
  const { outline } = await connection.invoke('outline.read', { folder }).then((answer) => {
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  });
  const headings = outline.items.map(({ heading }) => heading);
  expect(headings).toEqual(expect.arrayContaining(['Summary', 'The problem', 'Options', 'Recommendation']));
  expect(headings).not.toContain('Costs and risks');

  await page.getByRole('banner').getByRole('button', { name: 'Draft…' }).click();
  await brief.getByRole('button', { name: 'Save this outline as a kind of report…' }).click();
  const save = page.getByRole('dialog', { name: 'Save the outline as a kind of report' });
  await save.getByLabel('Name').fill('Council note');
  await save.getByRole('button', { name: 'Save' }).click();
  await brief.getByLabel('Kind of report').selectOption('Council note (yours)');
  await brief.getByRole('button', { name: 'Remove “Council note”' }).click();
  await expect.poll(() => brief.getByLabel('Kind of report').innerText()).not.toContain('Council note');
});
