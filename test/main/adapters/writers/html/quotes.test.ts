import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { printableReport } from '#test/support/printable-report.ts';
import { htmlOf, openPage } from './support/open-page.ts';

const report = await printableReport({ hasContents: true, withAppendix: true });
const html = await htmlOf(report);
const [first] = report.citations;
if (first === undefined) throw new Error('a citation was expected');
const citation = `#${first.anchor}`;

describe('a citation', () => {
  it('opens its quotes where it is clicked, with their source, page and reference', async () => {
    const { page, complaints } = await openPage(html);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.locator(citation).click();
    const quotes = page.getByRole('dialog', { name: 'Evidence' });
    await quotes.waitFor();
    expect(await quotes.locator('blockquote').allTextContents()).toEqual(first.quotes.map(({ exact }) => exact));
    expect(await quotes.innerText()).toMatch(/Small things & their <weights>, page 3/);
    const box = await quotes.boundingBox();
    const link = await page.locator(citation).boundingBox();
    expect(box?.y).toBeGreaterThan(link?.y ?? Infinity);
    await quotes.getByRole('link', { name: 'Small things & their <weights>' }).first().click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const [reference] = report.bibliography.references;
    expect(new URL(page.url()).hash).toBe(`#${reference?.anchor}`);
    expect(complaints).toEqual([]);
  });

  it.each(['Enter', 'Space'])('opens them by %s, and Escape goes back to it', async (key) => {
    const { page } = await openPage(html);
    await page.locator(citation).focus();
    await page.keyboard.press(key);
    const quotes = page.getByRole('dialog', { name: 'Evidence' });
    await quotes.waitFor();
    expect(await quotes.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(first.anchor);
  });

  it('closes them by the cross, and by a click elsewhere', async () => {
    const { page } = await openPage(html);
    await page.locator(citation).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Close' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(first.anchor);
    await page.locator(citation).click();
    await page.locator('h1').click();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('opens them too for whoever follows a link to them', async () => {
    const { page } = await openPage(html, { hash: `#quotes_${first.anchor}` });
    expect(await page.getByRole('dialog', { name: 'Evidence' }).isVisible()).toBe(true);
  });

  it('leads to them without script, and they lead to the reference and back', async () => {
    const { page, complaints } = await openPage(html, { runsScript: false });
    const quotes = page.locator(`#quotes_${first.anchor}`);
    expect(await quotes.isVisible()).toBe(false);
    await page.locator(citation).click();
    expect(await quotes.isVisible()).toBe(true);
    expect(await page.locator('.quotes:visible').count()).toBe(1);
    await quotes.locator('.close').click();
    expect(await quotes.isVisible()).toBe(false);
    await page.locator(citation).click();
    await quotes.locator('cite').first().click();
    expect(await page.locator('[role=doc-bibliography] li:target').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});

describe('the number of a note', () => {
  it('opens the note, with the quotes of what it cites', async () => {
    const notes = await printableReport({ style: 'note' });
    const { page, complaints } = await openPage(await htmlOf(notes));
    await page.locator('#call_1').press('Enter');
    const opened = page.getByRole('dialog', { name: 'Notes' });
    await opened.waitFor();
    expect(await opened.innerText()).toMatch(/^1\s+×/);
    const [cited] = notes.citations;
    expect(await opened.locator('blockquote').allTextContents()).toEqual(cited?.quotes.map(({ exact }) => exact));
    expect(await page.locator('#note_1 .citation').count()).toBe(1);
    expect(await page.evaluate(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size)).toBe(
      await page.locator('[id]').count(),
    );
    await opened.getByRole('link', { name: 'Close' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('call_1');
    expect(complaints).toEqual([]);
  });

  it('leads to the note without script, and back', async () => {
    const { page } = await openPage(html, { runsScript: false });
    await page.locator('#call_1').click();
    expect(new URL(page.url()).hash).toBe('#note_1');
    await page.locator('#note_1 .back').click();
    expect(new URL(page.url()).hash).toBe('#call_1');
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the page is usable by everyone, with and without open quotes', async () => {
    const { page, complaints } = await openPage(html, { colorScheme });
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
    expect(await violations()).toEqual([]);
    await page.locator(citation).click();
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

it('fits a narrow screen, where wide tables scroll by themselves', async () => {
  const { page } = await openPage(html, { viewport: { width: 360, height: 640 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.locator(citation).click();
  const box = await page.getByRole('dialog').boundingBox();
  expect(box).toMatchObject({ x: 0, width: 360 });
});

it('runs no script but its own and loads nothing, whatever stands in it', async () => {
  const smuggled = html.replace(
    '</main>',
    '<script>document.title = "taken"</script><img src="https://example.org/x.png"></main>',
  );
  const { page, complaints } = await openPage(smuggled);
  expect(await page.title()).toBe(report.title);
  expect(complaints.filter((line) => line.startsWith('asked for'))).toEqual([]);
  expect(complaints.join('\n')).toMatch(/Content Security Policy/);
});
