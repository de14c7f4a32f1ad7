import { AxeBuilder } from '@axe-core/playwright';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { buildEpub, xhtml } from '../../main/adapters/readers/build-books.ts';
import { buildPptx, buildXlsx, shape, sheetRow } from '../../main/adapters/readers/build-office.ts';

const words = 'The river is higher in spring than in autumn, since the snow melts in the mountains. ';
const book = buildEpub({
  files: [
    {
      name: 'c.xhtml',
      html: xhtml(
        `<h1>Of rivers</h1><p><span epub:type="pagebreak" title="11"/>${words.repeat(3)}<span epub:type="pagebreak" title="12"/>${words.repeat(3)}</p><h2>Of lakes</h2><ul><li>Constance</li><li>Geneva</li></ul><p id="p13"><span epub:type="pagebreak" title="13"/>${words}</p><aside epub:type="footnote"><p>A note on it.</p></aside>`,
      ),
    },
  ],
  metadata: '<dc:title>A book of rivers</dc:title><dc:creator>Ada Lovelace</dc:creator>',
});
const deck = buildPptx([
  {
    shapes: `${shape(['Floods'], 'title')}${shape(['Snow melts', 'Rain falls'], 'body')}`,
    notes: 'Speak of the year 1999.',
  },
  { shapes: '' },
  { shapes: `${shape(['Costs'], 'title')}${shape(['Dams are dear.'])}` },
]);
const workbook = buildXlsx({
  sheets: [
    {
      name: 'Levels',
      rows: sheetRow(1, ['River', 2019, 2020]) + sheetRow(2, ['Rhine', 7.1, 7.4]) + sheetRow(3, ['Elbe', 3, 2.8]),
    },
    { name: 'Remarks', rows: sheetRow(1, ['Measured in May.']) },
  ],
});

describe('books, slides and workbooks, in the source pane', () => {
  it('are readable text, with the names of their pages or slides where they begin', async () => {
    const files = await tempFolder();
    for (const [name, bytes] of [
      ['book.epub', book],
      ['deck.pptx', deck],
      ['levels.xlsx', workbook],
    ] as const)
      await writeFile(join(files, name), bytes);
    const { page, connection, folder, screenshot } = await openApp();
    page.setDefaultTimeout(15_000);
    const imported = await connection.invoke('library.import', { folder, paths: [files] });
    expect(imported).toMatchObject({ ok: true, value: { failed: [], imported: { length: 3 } } });
    const open = async (title: string): Promise<void> => {
      await page.getByRole('listbox', { name: 'Sources' }).getByText(title, { exact: true }).dblclick();
      await page.getByRole('heading', { name: title, level: 2 }).first().waitFor();
    };
    const starts = (): Promise<string[]> =>
      page.getByRole('separator').evaluateAll((all) => all.flatMap((each) => each.getAttribute('data-name') ?? []));

    await open('A book of rivers');
    await expect.poll(starts).toEqual(['Page 11', 'Page 12', 'Page 13']);
    const second = page.locator('span.source-page-start');
    expect(await second.evaluate((sign) => sign.nextElementSibling?.textContent?.startsWith('The river'))).toBe(true);
    // The page's name is no part of the words that are selected.
    await page
      .locator('.source-paragraph')
      .first()
      .evaluate((element) => getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Add to memory bank' }).click();
    await page.getByRole('textbox', { name: 'Note' }).press('Enter');
    await page.locator('mark[data-kind="shown"]').first().waitFor();
    const kept = await connection.invoke('evidence.list', { folder });
    expect(kept).toMatchObject({
      ok: true,
      value: { evidence: [{ quotes: [{ exact: words.repeat(6).trim(), page: 11 }] }] },
    });
    await screenshot('source-book');

    await open('Floods');
    await expect.poll(starts).toEqual(['Slide 1', 'Slide 2', 'Slide 3']);
    const { violations } = await new AxeBuilder({ page }).include('.source').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.getByRole('listbox', { name: 'Sources' }).getByText('3 slides').waitFor();
    await screenshot('source-slides');

    await open('levels');
    await page.getByText('River: Rhine; 2019: 7.1; 2020: 7.4').waitFor();
    expect(await starts()).toEqual([]);
    await screenshot('source-workbook');
  });
});
