import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fiveDocuments, sampleBrief } from '#test/support/drafted-project.ts';
import { wordsUnder } from '#test/support/words-under.ts';

/** A citation of a paged source, as the style sets it; before the style has answered, it has no page yet. */
const pageCited = /^\[\d+, pp?\. [\d–, ]+\]$/;

type Window = { readonly page: Page; readonly screenshot: (name: string) => Promise<void> };

/**
 * A person's way from nothing to a report they hand in. The same steps in every shell. Returns the exported Markdown.
 */
export async function firstReport({ page, screenshot }: Window): Promise<string> {
  let step = 0;
  async function seen(what: string): Promise<void> {
    step += 1;
    await screenshot(`journey-${String(step).padStart(2, '0')}-${what}`);
  }
  const report = page.getByRole('main', { name: 'Report' });

  await makeProject(page);
  await seen('new-project');
  await bringFilesIn(page);
  await seen('five-sources');
  await page.getByRole('banner').getByRole('button', { name: 'Draft…' }).click();
  const brief = page.getByRole('dialog');
  await brief.getByLabel('Question or subject').fill(sampleBrief);
  await seen('brief');
  await brief.getByRole('button', { name: 'Start the draft' }).click();
  await page.getByText('The run is done.').first().waitFor({ timeout: 60_000 });
  await sectionOf(report, 'Kickoff').getByText(pageCited).first().waitFor();
  await seen('drafted');

  await followCitation(page, report);
  await seen('words-in-the-pdf');
  await page.getByRole('banner').getByRole('button', { name: 'Back to where you were' }).click();

  await editOutline(page, report);
  await seen('outline-edited');

  await redoSection(page, report);
  await seen('redo-suggested');
  await acceptHalf(page, report);
  await seen('half-accepted');
  await undo(page, report);
  await seen('undone');

  const exported = await exportReport(page);
  await seen('exported');
  return exported;
}

async function makeProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New project…' }).click();
  await page.getByLabel('Title').fill('Working with vendors');
  await page.keyboard.press('Enter');
  await page.getByText('No sources yet').waitFor();
}

async function bringFilesIn(page: Page): Promise<void> {
  const library = page.getByRole('tabpanel', { name: /^Library/ });
  await dropFiles(page, library.getByRole('region').first(), fiveDocuments);
  await expect.poll(() => library.getByRole('listbox').getByRole('option').count(), { timeout: 30_000 }).toBe(5);
}

/** From a citation of a PDF to its words: those that the page marks are those that the citation quotes. */
async function followCitation(page: Page, report: Locator): Promise<void> {
  await sectionOf(report, 'Kickoff').getByText(pageCited).first().click();
  const panel = page.getByRole('dialog', { name: 'Citation' });
  const quoted = await panel.locator('blockquote').first().innerText();
  await panel.getByRole('button', { name: 'Open source' }).first().click();
  const source = page.getByRole('tabpanel', { name: 'Source' });
  await source.getByText('Doing the work').first().waitFor();
  const marked = source.locator('.source-box[data-kind="shown"]');
  await marked.first().waitFor({ timeout: 20_000 });
  await source.locator('.source-pdf-page canvas').first().waitFor();
  await expect.poll(async () => letters(await wordsUnder(page, 'shown')), { timeout: 20_000 }).toBe(letters(quoted));
}

/** Words without the hyphens and spaces that lines of a page break them with. */
function letters(words: string): string {
  return words.replaceAll(/[\s\-\u00ad\u2010]/g, '');
}

async function editOutline(page: Page, report: Locator): Promise<void> {
  await page.getByRole('tab', { name: 'Outline' }).click();
  const tree = page.getByRole('tree', { name: 'Items of the outline' });
  await tree.getByRole('treeitem', { name: /Accessibility/ }).click();
  await page.keyboard.press('F2');
  await page.getByLabel('Heading').fill('Accessible for everyone');
  await page.keyboard.press('Enter');
  await report.getByRole('heading', { name: 'Accessible for everyone' }).waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(async () => {
      const headings = await headingsOf(report);
      return headings.indexOf('Kickoff') - headings.indexOf('Accessible for everyone');
    })
    .toBe(1);
}

async function redoSection(page: Page, report: Locator): Promise<void> {
  await sectionOf(report, 'Vendor').locator('p').first().click();
  await page.getByRole('button', { name: 'Redo this section…' }).click();
  await page.getByLabel('What should be different?').fill('shorter');
  await page.keyboard.press('Enter');
  await suggestions(page).waitFor({ timeout: 30_000 });
}

/** Every other change is taken and the rest refused. */
async function acceptHalf(page: Page, report: Locator): Promise<void> {
  const before = await sectionOf(report, 'Vendor').innerText();
  const bar = suggestions(page);
  for (let isTaken = true; (await bar.count()) > 0; isTaken = !isTaken) {
    await bar.getByRole('button', { name: 'Next change' }).click();
    await bar.getByRole('button', { name: isTaken ? 'Accept' : 'Reject', exact: true }).click();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  expect(await sectionOf(report, 'Vendor').innerText()).not.toBe(before);
}

async function undo(page: Page, report: Locator): Promise<void> {
  const section = sectionOf(report, 'Vendor');
  const before = await section.innerText();
  await section.locator('p').first().click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => section.innerText()).not.toBe(before);
}

async function exportReport(page: Page): Promise<string> {
  await page.getByRole('banner').getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the report' });
  await dialog.getByRole('radio', { name: 'Markdown' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

function sectionOf(report: Locator, heading: string): Locator {
  const page = report.page();
  return report.locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) });
}

function suggestions(page: Page): Locator {
  return page.getByRole('region', { name: 'Suggestions' });
}

async function headingsOf(report: Locator): Promise<readonly string[]> {
  return report.getByRole('heading', { level: 2 }).allInnerTexts();
}

/** Drops files of this machine as a person drops them from another window. */
async function dropFiles(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({
      name: path.split('/').at(-1) ?? '',
      bytes: (await readFile(path)).toString('base64'),
    })),
  );
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, bytes } of given) {
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, files);
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}
