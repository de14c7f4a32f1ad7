import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSource } from '#main/adapters/readers/index.ts';
import { buildXlsx, sheetRow } from './build-office.ts';
import { blocksOf, faultOf, readContent, readFixture } from './reading.ts';

const oneSheet = (rows: string, more: object = {}) => buildXlsx({ sheets: [{ name: 'Data', rows }], ...more });
const rowsOf = async (workbook: Buffer) => blocksOf(await readContent('a.xlsx', workbook)).slice(1);

describe('XLSX', () => {
  it('reads each sheet under its name, rows with their headers, without empty rows and columns', async () => {
    const read = await readContent(
      'levels.xlsx',
      buildXlsx({
        sheets: [
          {
            name: 'Rivers &amp; co',
            rows: `${sheetRow(2, ['Levels by year'])}${sheetRow(4, [null, 'River', 2020, 'Note'])}${sheetRow(5, [null, 'Rhine', 7.1, null])}${sheetRow(6, [null, null, null, null])}${sheetRow(7, [null, 'Elbe', 3, 'low'])}`,
          },
          { name: 'Empty', rows: '' },
          { name: 'Other', rows: sheetRow(1, ['Only words']), state: 'veryHidden' },
        ],
      }),
    );
    expect(blocksOf(read)).toEqual([
      'heading1: Rivers & co',
      'paragraph: Levels by year',
      'row: River: Rhine; 2020: 7.1',
      'row: River: Elbe; 2020: 3; Note: low',
      'heading1: Other',
      'paragraph: Only words',
    ]);
    expect(read.warnings).toEqual(['Hidden sheets were read, too: “Other”.']);
    expect(read.bibliographic).toMatchObject({ type: 'dataset', title: 'levels' });
  });

  it('tells headers from data, in a second table of the sheet, too', async () => {
    const rows = [
      sheetRow(1, ['River', 'Level']),
      sheetRow(2, ['Rhine', 7]),
      sheetRow(4, ['A remark on it.']),
      sheetRow(6, ['City', 'People']),
      sheetRow(7, ['Bonn', 300000]),
      sheetRow(9, ['Ulm', 120000]),
    ];
    expect(await rowsOf(oneSheet(rows.join('')))).toEqual([
      'row: River: Rhine; Level: 7',
      'paragraph: A remark on it.',
      'row: City: Bonn; People: 300000',
      'row: City: Ulm; People: 120000',
    ]);
    const words = [sheetRow(1, ['River', 'Sea']), sheetRow(2, ['Rhine', 'North']), sheetRow(4, ['Danube', 'Black'])];
    expect(await rowsOf(oneSheet(words.join('')))).toEqual([
      'row: River: Rhine; Sea: North',
      'row: River: Danube; Sea: Black',
    ]);
    expect(await rowsOf(oneSheet(sheetRow(1, ['Rhine', 7]) + sheetRow(2, ['Elbe', 3])))).toEqual([
      'row: Column A: Rhine; Column B: 7',
      'row: Column A: Elbe; Column B: 3',
    ]);
    expect(await rowsOf(oneSheet(sheetRow(1, [null, 'Level']) + sheetRow(2, ['Elbe', 3])))).toEqual([
      'row: Column A: Elbe; Level: 3',
    ]);
  });

  it('writes numbers, dates, times and shares as they are shown', async () => {
    const formats = ['14', '164', '165', '10', '166', '46', '167', '0'];
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[$-409]h:mm\\ AM/PM;@"/><numFmt numFmtId="166" formatCode="&quot;€&quot;\\ #,##0.00;[Red]-0"/><numFmt numFmtId="167" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
    const cell = (style: number, value: number | string) => `<c s="${style}"><v>${value}</v></c>`;
    const row = (cells: string) => `<row>${cells}</row>`;
    const values = [
      cell(0, 43831),
      cell(1, 43831.75),
      cell(2, 0.5),
      cell(3, 0.07),
      cell(4, -12.5),
      cell(5, 1.5),
      cell(6, 3),
      cell(7, '0.30000000000000004'),
      cell(7, '1E-3'),
    ];
    expect(await rowsOf(oneSheet(row(values.join('')), { styles }))).toEqual([
      'row: Column A: 2020-01-01; Column B: 2020-01-01 18:00; Column C: 12:00:00; Column D: 7%; Column E: -€12.5; Column F: 36:00:00; Column G: 3; Column H: 0.3; Column I: 0.001',
    ]);
    const properties = '<workbookPr date1904="1"/>';
    expect(await rowsOf(oneSheet(row(cell(0, 0) + cell(0, 1)), { styles, properties }))).toEqual([
      'row: Column A: 1904-01-01; Column B: 1904-01-02',
    ]);
    expect(await rowsOf(oneSheet(row(cell(0, 1) + cell(0, 61)), { styles }))).toEqual([
      'row: Column A: 1900-01-01; Column B: 1900-03-01',
    ]);
  });

  it('reads shared strings, truth values and what formulas last gave, and counts those that gave nothing', async () => {
    const strings = '<si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>reading</t></rPh></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>plainx</v></c></row><row r="3"><c r="A3"><f>1+1</f></c><c r="B3" t="e"><v>#N/A</v></c></row>';
    const read = await readContent('a.xlsm', oneSheet(rows, { strings }));
    expect(blocksOf(read).slice(1)).toEqual(['row: plain: TRUE; rich text: plainx', 'row: rich text: #N/A']);
    expect(read.warnings).toEqual([expect.stringMatching(/without a stored result.*\(1\)/)]);
  });

  it('is damaged where its shared strings are', async () => {
    const strings = `<si><t>${'plain words '.repeat(9)}</t></si>`;
    const bytes = Buffer.from(oneSheet('<row><c t="s"><v>0</v></c></row>', { strings }));
    const at = bytes.indexOf('xl/sharedStrings.xml') + 'xl/sharedStrings.xml'.length + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0x01;
    expect(await faultOf('a.xlsx', bytes)).toMatchObject({
      code: 'file-damaged',
      detail: expect.stringContaining('strings') as string,
    });
  });

  it('fills merged cells once', async () => {
    const rows = sheetRow(1, ['Region', 'City']) + sheetRow(2, ['South', 'Ulm']) + sheetRow(3, [null, 'Bonn']);
    const workbook = buildXlsx({
      sheets: [{ name: 'S', rows, after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }],
    });
    expect(await rowsOf(workbook)).toEqual(['row: Region: South; City: Ulm', 'row: City: Bonn']);
  });

  it('joins headers of two rows where cells are merged over columns, and knows a title from them', async () => {
    const data = (first: number) => sheetRow(first, ['Rhine', 7, 8, 9, 5]);
    const merges = (...refs: readonly string[]) =>
      `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const groups =
      sheetRow(1, ['River', 'Level', null, 'Flow', null]) + sheetRow(2, [null, 'May', 'June', 'May', 'June']);
    const joined = ['row: River: Rhine; Level May: 7; Level June: 8; Flow May: 9; Flow June: 5'];
    const first = buildXlsx({
      sheets: [{ name: 'S', rows: groups + data(3), after: merges('A1:A2', 'B1:C1', 'D1:E1') }],
    });
    expect(await rowsOf(first)).toEqual(joined);
    const sparse =
      sheetRow(1, [null, 'Level', null, 'Flow', null]) + sheetRow(2, ['River', 'May', 'June', 'May', 'June']);
    const second = buildXlsx({ sheets: [{ name: 'S', rows: sparse + data(3), after: merges('B1:C1', 'D1:E1') }] });
    expect(await rowsOf(second)).toEqual(joined);
    const titled = sheetRow(1, ['Levels by month']) + sheetRow(2, ['River', 'a', 'b', 'c', 'd']);
    const third = buildXlsx({ sheets: [{ name: 'S', rows: titled + data(3), after: merges('A1:E1') }] });
    expect(await rowsOf(third)).toEqual(['paragraph: Levels by month', 'row: River: Rhine; a: 7; b: 8; c: 9; d: 5']);
  });

  it('reads a workbook that Excel made', async () => {
    expect(blocksOf(await readFixture('chart-data.xlsx')).slice(0, 3)).toEqual([
      'heading1: Sheet1',
      'row: Column A: Category 1; Series 1: 4.3; Series 2: 2.4; Series 3: 2',
      'row: Column A: Category 2; Series 1: 2.5; Series 2: 4.4; Series 3: 2',
    ]);
  });

  it('keeps what fits where there is more than one source can hold, and what a broken sheet begins with', async () => {
    // What packs too well is taken for a bomb.
    const rows = Array.from({ length: 1100 }, (_, index) =>
      sheetRow(index + 1, [`${index}`, randomBytes(15_000).toString('hex')]),
    );
    const read = await readContent('a.xlsx', oneSheet(rows.join('')));
    expect(read.text.length).toBeLessThanOrEqual(32_000_000);
    expect(read.text.length).toBeGreaterThan(31_000_000);
    expect(read.warnings).toEqual([expect.stringMatching(/32 million.*“Data”/)]);
    const broken = await readContent('a.xlsx', oneSheet(`${sheetRow(1, ['a', 'b'])}${sheetRow(2, [1, 2])}</oops>`));
    expect(blocksOf(broken)).toEqual(['heading1: Data', 'row: a: 1; b: 2']);
    expect(broken.warnings).toEqual([expect.stringMatching(/damaged.*“Data”/)]);
    expect((await faultOf('a.xlsx', oneSheet('</oops>'))).code).toBe('file-damaged');
  });

  it('reads 100,000 rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) =>
      sheetRow(index + 1, ['city', index, 'river', index / 7]),
    );
    const read = await readSource({ path: '', fileName: 'a.xlsx', bytes: oneSheet(rows.join('')) });
    expect(read).toMatchObject({
      ok: true,
      value: { warnings: [], text: expect.stringContaining('Column B: 99999;') as string },
    });
    expect(read.ok && read.value.layout.blocks.length).toBe(100_001);
  });
});
