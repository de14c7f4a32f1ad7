import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { importSample, sampleBrief } from '#test/support/sample-report.ts';
import { startHeldModel } from './held-model.ts';

const timeout = 150_000;

async function openBrief(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Draft…' }).click();
  return page.getByRole('dialog', { name: 'What is the report to be?' });
}

it('drafts with a model: question, pause, reload, resume, stop, and what it did', { timeout }, async () => {
  const model = await startHeldModel();
  const { page, connection, folder, screenshot } = await openApp({
    environment: { HEDDLE_BASE_URL: model.baseUrl, HEDDLE_MODEL: 'scripted' },
  });
  await importSample(connection, folder);
  const brief = await openBrief(page);
  await brief.getByLabel('Question or subject').fill(sampleBrief.question);
  await brief.getByLabel('Length in words').fill('800');
  await brief.getByText('Limits and questions').click();
  await brief.getByLabel('The planner may ask me one question before it begins').check();
  await screenshot('brief');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  await brief.getByRole('button', { name: 'Start the draft' }).click();

  const pane = page.getByRole('region', { name: 'Run', exact: true });
  await pane.getByText('For whom is it?').first().waitFor();
  await screenshot('runs-question');
  await pane.getByRole('textbox', { name: 'Your answer' }).fill('For civil servants');
  await pane.getByRole('button', { name: 'Answer', exact: true }).click();
  await pane.getByText('The planner goes on with your answer.').waitFor();
  const progress = pane.getByRole('progressbar', { name: /^Writing \d of \d: / });
  await progress.waitFor();
  await pane
    .getByText(/^Looking for “.*”: \d+ passages? read/)
    .first()
    .waitFor();
  await screenshot('runs-live');
  expect((await new AxeBuilder({ page }).include('.runs-pane').analyze()).violations).toEqual([]);

  // A window that opens in the midst of it shows the same.
  await page.reload();
  await page.getByRole('tab', { name: 'Run' }).click();
  await progress.waitFor();
  await pane
    .getByText(/^Looking for “/)
    .first()
    .waitFor();

  await pane.getByRole('button', { name: 'Pause' }).click();
  await pane.getByText('The run is paused. It goes on from here whenever you resume it.').first().waitFor();
  await screenshot('runs-paused');
  model.letGo();
  await pane.getByRole('button', { name: 'Resume' }).click();
  await pane.getByText('The run is done.').waitFor({ timeout: 60_000 });

  await pane.getByRole('button', { name: /^Read what it did/ }).click();
  const trace = page.getByRole('dialog', { name: 'What this run did' });
  await trace.getByText('Wrote').first().waitFor();
  await trace.getByRole('row', { name: /^Writer/ }).waitFor();
  await screenshot('runs-trace');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');

  model.hold();
  await (await openBrief(page)).getByRole('button', { name: 'Write from the outline as it is' }).click();
  await progress.waitFor();
  await pane.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop this run?' }).getByRole('button', { name: 'Stop' }).click();
  await pane.getByText('The run is stopped. All it found and wrote stays.').waitFor();
  await pane.getByText('stopped', { exact: true }).waitFor();
});

it('keeps the brief as typed, and a run that spent its budget goes on with a larger one', { timeout }, async () => {
  const { page, connection, folder, screenshot } = await openApp({ colorScheme: 'dark' });
  await importSample(connection, folder);
  const brief = await openBrief(page);
  await brief.getByRole('button', { name: 'Start the draft' }).click();
  await brief.getByText('Say what the report is to answer.').waitFor();
  await brief.getByLabel('Question or subject').fill(sampleBrief.question);
  await brief.getByLabel('For whom').fill('Everyone');
  await brief.getByText('Only those I choose').click();
  await brief.getByLabel('Use plain language').check();
  await brief.getByLabel('Checklist').check();
  await page.keyboard.press('Escape');
  const listed = await connection.invoke('library.list', { folder });
  const chosen = (listed.ok ? listed.value.sources : [])
    .filter(({ bibliographic }) => ['Use plain language', 'Checklist'].includes(bibliographic.title))
    .map(({ id }) => id);
  await expect
    .poll(async () => {
      const project = await connection.invoke('project.read', { folder });
      return project.ok && { ...project.value.brief, sourceIds: project.value.brief?.sourceIds?.toSorted() };
    })
    .toMatchObject({ question: sampleBrief.question, audience: 'Everyone', sourceIds: chosen.toSorted() });

  const again = await openBrief(page);
  await again.getByText('Limits and questions').click();
  await again.getByLabel('Steps').fill('2');
  await again.getByRole('button', { name: 'Start the draft' }).click();
  const pane = page.getByRole('region', { name: 'Run', exact: true });
  await pane.getByText('This is yours to mend').waitFor();
  await screenshot('runs-budget-spent-dark');
  expect((await new AxeBuilder({ page }).include('.runs-pane').analyze()).violations).toEqual([]);
  await pane.getByRole('button', { name: 'Resume with a larger budget' }).click();
  await pane.getByLabel('Steps').fill('100');
  await pane.getByRole('button', { name: 'Resume with a larger budget' }).click();
  await pane.getByText('The run is done.').waitFor({ timeout: 60_000 });
  const evidence = await connection.invoke('evidence.list', { folder });
  const quoted = (evidence.ok ? evidence.value.evidence : []).flatMap(({ quotes }) => quotes);
  expect(new Set(quoted.map(({ sourceId }) => sourceId)).isSubsetOf(new Set(chosen))).toBe(true);
});

it('says whose move it is where the endpoint is away, and leads there', { timeout }, async () => {
  const model = await startHeldModel();
  const { page, connection, folder } = await openApp({
    environment: { HEDDLE_BASE_URL: model.baseUrl, HEDDLE_MODEL: 'scripted', HEDDLE_PATIENCE_SECONDS: '0' },
  });
  await importSample(connection, folder);
  await connection.invoke('endpoint.probe', { folder });
  await model.close();
  await connection.invoke('runs.start', { folder, work: 'draft', brief: sampleBrief, reasoner: 'model' });
  await page.getByRole('tab', { name: 'Run' }).click();
  const pane = page.getByRole('region', { name: 'Run', exact: true });
  await pane.getByText('Something outside Heddle').waitFor();
  await pane.getByRole('button', { name: 'Resume' }).waitFor();
  await pane.getByRole('button', { name: 'Open the settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  const live = await connection.invoke('runs.live', { folder });
  expect(live.ok && live.value.run?.state).toMatchObject({ status: 'paused', fault: { code: 'endpoint-unreachable' } });
});
