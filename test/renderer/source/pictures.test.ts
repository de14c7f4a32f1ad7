import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildImagePdf } from '#test/main/adapters/readers/build-image-pdf.ts';
import { baselineOf, drawnSize, drawText } from '#test/main/adapters/readers/draw-text.ts';
import type { CoreConnection } from '#shared/contract/index.ts';
import { openApp } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const lines = [
  'A treadle loom leaves both hands free',
  'for the shuttle and the beater bar.',
  'It was known in the middle ages.',
];
const onLine = { isOnLine: true, isFromItsMiddle: true };
const words = 'shuttle and the beater bar';

describe('a source whose words were read from a picture', () => {
  it('is an image that shows its quote where it was read, and says how its words came to be', async () => {
    const { page, connection, folder, screenshot } = await openWithEvidence('loom.png', drawText(lines).png());
    await page
      .getByRole('button', { name: /^\W*shuttle and/ })
      .first()
      .click();
    await page.getByText(/Read by OCR \(confidence \d\d of 100\): check quotes against the picture/).waitFor();
    const mark = page.locator('[data-reader="image"] .source-box[data-kind="shown"]');
    await mark.waitFor();
    await screenshot('source-image-quote');
    expect(placeOf(await mark.boundingBox(), await page.locator('[data-reader="image"] img').boundingBox())).toEqual(
      onLine,
    );
    const { violations } = await new AxeBuilder({ page }).include('.source').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.getByRole('button', { name: 'Show the text' }).click();
    await expect.poll(() => page.locator('mark[data-kind="shown"]').allTextContents()).toEqual([words]);
    await page.getByRole('button', { name: 'Show the picture' }).click();
    await mark.waitFor();
    expect(await page.getByRole('listbox', { name: 'Sources' }).getByText('OCR', { exact: true }).count()).toBe(1);
    await selectAndAdd(page, connection, folder);
  }, 60_000);

  it('is a scanned PDF that shows its quote on the page', async () => {
    const picture = drawText(lines);
    const scan = buildImagePdf([{ jpeg: picture.jpeg(), width: picture.width, height: picture.height }]);
    const { page, connection, folder, screenshot } = await openWithEvidence('scan.pdf', scan);
    await page
      .getByRole('button', { name: /^\W*shuttle and/ })
      .first()
      .click();
    const mark = page.locator('[data-reader="pdf"] .source-box[data-kind="shown"]');
    await mark.waitFor();
    await page.locator('.source-pdf-page canvas').waitFor();
    await screenshot('source-scanned-pdf-quote');
    expect(placeOf(await mark.boundingBox(), await page.locator('.source-pdf-page').boundingBox())).toEqual(onLine);
    await selectAndAdd(page, connection, folder);
  }, 60_000);

  /** Selects the first line on the picture and keeps it as evidence. */
  async function selectAndAdd(page: Page, connection: CoreConnection, folder: string): Promise<void> {
    const read = page.locator('.source-read-words text');
    await read.first().waitFor();
    await read.first().evaluate((first) => {
      const last = [...document.querySelectorAll('.source-read-words text')].find((word) =>
        word.textContent?.startsWith('hands'),
      );
      if (last !== undefined) getSelection()?.setBaseAndExtent(first, 0, last, 1);
    });
    await page.getByRole('button', { name: 'Add to memory bank' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).last().click();
    await expect
      .poll(async () => {
        const kept = await connection.invoke('evidence.list', { folder });
        return kept.ok ? kept.value.evidence.at(-1)?.quotes[0]?.exact : '';
      })
      .toBe('A treadle loom leaves both hands');
  }

  type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

  /** Whether the mark covers the second line from its middle to its end. */
  function placeOf(mark: Rectangle | null, sheet: Rectangle | null) {
    if (mark === null || sheet === null) throw new Error('nothing is shown');
    const scale = sheet.width / drawnSize.width;
    const foot = (mark.y + mark.height - sheet.y) / scale;
    return {
      isOnLine: Math.abs(foot - baselineOf(1)) < 14 && mark.height / scale > 15,
      isFromItsMiddle: (mark.x - sheet.x) / scale > 100 && mark.width / scale > 250,
    };
  }

  async function openWithEvidence(name: string, bytes: Buffer) {
    const app = await openApp();
    app.page.setDefaultTimeout(20_000);
    const path = join(await tempFolder(), name);
    await writeFile(path, bytes);
    const { connection, folder } = app;
    const done = await connection.invoke('library.import', { folder, paths: [path] });
    const sourceId = done.ok ? done.value.imported[0]?.sourceId : undefined;
    if (sourceId === undefined) throw new Error(JSON.stringify(done));
    const view = await connection.invoke('library.view', { folder, sourceId });
    const charStart = view.ok ? view.value.text.indexOf(words) : -1;
    await connection.invoke('evidence.add', { folder, sourceId, charStart, charEnd: charStart + words.length });
    return app;
  }
});
