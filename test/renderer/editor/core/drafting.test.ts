import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { importSample, sampleBrief } from '#test/support/sample-report.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';

const busy = { timeout: 40_000 };

it('shows a draft as it is written, ends with what is stored, and numbers its citations', async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await importSample(connection, folder);
  await page.getByText('No report yet').waitFor();
  const started = await connection.invoke('runs.start', { folder, work: 'draft', brief: sampleBrief });
  expect(started).toMatchObject({ ok: true });
  const stored = async () => {
    const report = await connection.invoke('report.read', { folder });
    if (!report.ok) throw new Error(report.fault.message);
    return report.value.parts.map((part) => ({ heading: part.heading, status: part.status, body: part.body }));
  };
  const isDrafted = async () => {
    const statuses = (await stored()).map(({ status }) => status);
    return statuses.length > 2 && statuses.every((status) => status === 'drafted');
  };
  await expect.poll(isDrafted, busy).toBe(true);
  const parts = await stored();
  await expect
    .poll(() => page.locator('.editor-section-heading').allTextContents(), busy)
    .toEqual(parts.map(({ heading }) => heading));
  const words = (text: string) => text.replaceAll(/\[[^\]]*\]|\s+/g, '');
  const shown = async () => words((await page.locator('.editor-section-text').allTextContents()).join(''));
  await expect
    .poll(shown, busy)
    .toBe(words(parts.map(({ heading, body }) => heading + (body === null ? '' : plainText(body))).join('')));
  await expect.poll(() => page.locator('.editor-citation').first().textContent(), busy).toBe('[1]');
  await expect(page.locator('.editor-own-block').count()).resolves.toBe(0);
  await screenshot('editor-drafted');
});
