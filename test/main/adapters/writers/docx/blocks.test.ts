import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { writeDocx } from '#main/adapters/writers/docx/index.ts';
import type { PrintableReport, PrintBlock } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import {
  all,
  elements,
  first,
  paragraphsOf,
  shown,
  styleOf,
  textOf,
  writtenDocx,
  type Xml,
} from './support/open-docx.ts';

async function documentOf(blocks: readonly PrintBlock[], changes: Partial<PrintableReport> = {}): Promise<Xml> {
  return (await writtenDocx({ ...(await printableReport()), blocks, ...changes })).part('word/document.xml');
}

function words(text: string): PrintBlock {
  return { type: 'paragraph', content: [{ type: 'text', text, marks: [] }] };
}

describe('a table', () => {
  it('repeats its head, keeps its rows whole and spans as the report says', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const [table, plain] = all(document, 'w:tbl');
    if (table === undefined || plain === undefined) throw new Error('no tables');
    const rows = all(table, 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 1, 0, 0]);
    expect(rows.map((row) => all(row, 'w:cantSplit').length)).toEqual([1, 1, 1, 1]);
    const spans = rows.map((row) =>
      all(row, 'w:tc').map((cell) => [
        all(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? '1',
        all(cell, 'w:vMerge')[0]?.attributes['w:val'] ?? '-',
      ]),
    );
    expect(spans[0]).toEqual([
      ['1', 'restart'],
      ['2', '-'],
    ]);
    expect(spans[1]).toEqual([
      ['1', 'continue'],
      ['1', '-'],
      ['1', '-'],
    ]);
    expect(spans[3]).toEqual([
      ['1', '-'],
      ['2', '-'],
    ]);
    const widths = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
    expect(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 9070)).toBeLessThan(4);
    const style = (of: Xml) => first(of, 'w:tblStyle').attributes['w:val'];
    expect([style(table), style(plain)]).toEqual(['ReportTable', 'PlainReportTable']);
    expect(all(table, 'w:p').map(styleOf)).toContain('TableHeading');
  });

  it('holds lists and has its caption above it, whose number Word counts', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const body = elements(first(document, 'w:body'));
    const [caption] = paragraphsOf(document, 'TableCaption');
    if (caption === undefined) throw new Error('no caption');
    expect(shown(caption)).toBe('Table 1: Weights & measures in 100%');
    expect(textOf(first(caption, 'w:instrText')).trim()).toBe('SEQ Table \\* ARABIC');
    expect(body[body.indexOf(caption) + 1]?.name).toBe('w:tbl');
    expect(all(document, 'w:tbl').map((table) => paragraphsOf(table, 'ListBullet').map(shown))[0]).toEqual(['worker']);
  });

  it('keeps columns apart where cells come down from above beside spans', async () => {
    const cell = (text: string, spans: { columnSpan?: number; rowSpan?: number } = {}) => ({
      isHeader: false,
      columnSpan: 1,
      rowSpan: 1,
      blocks: [words(text)],
      ...spans,
    });
    const row = (...cells: ReturnType<typeof cell>[]) => ({ isHeader: false, cells });
    const rows = [
      row(cell('a', { rowSpan: 3 }), cell('b', { columnSpan: 2 }), cell('c')),
      row(cell('d'), cell('e', { columnSpan: 2, rowSpan: 2 })),
      row(cell('f')),
    ];
    const table = {
      type: 'table',
      anchor: 't',
      number: null,
      caption: '',
      columnWidths: [0.25, 0.25, 0.25, 0.25],
      rows,
    } as const;
    const document = await documentOf([table]);
    const cells = all(document, 'w:tr').map((each) =>
      all(each, 'w:tc').map((one) => `${shown(one)}${all(one, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1}`),
    );
    expect(cells).toEqual([
      ['a1', 'b2', 'c1'],
      ['1', 'd1', 'e2'],
      ['1', 'f1', '2'],
    ]);
  });
});

describe('a figure', () => {
  it('is as wide as asked, says in words what it shows and stands above its caption', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const [image] = all(document, 'wp:inline');
    if (image === undefined) throw new Error('no image');
    const { cx, cy } = first(image, 'wp:extent').attributes;
    // 60 % of 9,070 twips of 635 EMU each.
    expect(Math.abs(Number(cx) / (9070 * 635 * 0.6) - 1)).toBeLessThan(0.01);
    expect(Number(cx) / Number(cy)).toBeCloseTo(120 / 80, 1);
    expect(first(image, 'wp:docPr').attributes).toMatchObject({ descr: 'Three bars', name: 'Figure 1' });
    const styles = elements(first(document, 'w:body')).map((child) => styleOf(child));
    expect(styles[styles.indexOf('CaptionedFigure') + 1]).toBe('Caption');
    expect(paragraphsOf(document, 'Caption').map(shown)).toEqual(['Figure 1: Weights of three things [4, p. 4].']);
  });

  it.each([
    ['webp', 'png'],
    ['jpeg', 'jpg'],
  ] as const)('in %s is there as %s', async (kind, ending) => {
    const report = await printableReport();
    const [[id, image] = []] = report.images;
    if (id === undefined || image === undefined) throw new Error('no image');
    const { width, height } = image.asset;
    const canvas = createCanvas(width, height);
    const bytes = kind === 'webp' ? canvas.encodeSync('webp') : canvas.encodeSync('jpeg');
    const asset = { ...image.asset, mediaType: `image/${kind}` } as const;
    const images = new Map(report.images).set(id, { asset, read: async () => bytes });
    const docx = await writtenDocx({ ...report, images });
    const endings = docx.paths.filter((path) => path.startsWith('word/media/')).map((path) => path.split('.').at(-1));
    expect(new Set(endings)).toEqual(new Set([ending, 'png']));
    expect(all(docx.part('word/document.xml'), 'a:blip')).toHaveLength(2);
  });

  it('whose file can’t be read is named', async () => {
    const report = await printableReport();
    const images = new Map(
      [...report.images].map(([id, { asset }]) => [id, { asset, read: () => Promise.reject(new Error('gone')) }]),
    );
    const written = await writeDocx({ ...report, images }, { name: 'out', signal: new AbortController().signal });
    expect(written).toMatchObject({
      ok: false,
      fault: { code: 'image-unreadable', message: expect.stringContaining('image 0.png') },
    });
  });

  it('whose image the report doesn’t have shows its words', async () => {
    const figure = {
      type: 'figure',
      anchor: 'f',
      number: null,
      assetId: toId('ast', 'nothere'),
      alt: 'A lost map',
      widthPercent: 50,
      caption: [],
    } as const;
    expect(shown(await documentOf([figure]))).toContain('A lost map');
  });
});

describe('lists', () => {
  it('count on their own from their start, however deep they are', async () => {
    const ordered = (start: number, ...items: PrintBlock[][]): PrintBlock => ({ type: 'ordered-list', start, items });
    const docx = await writtenDocx({
      ...(await printableReport()),
      blocks: [
        ordered(3, [words('three'), ordered(1, [words('one of three')])], [words('four')]),
        ordered(1, [words('one'), { type: 'bullet-list', items: [[words('point'), ordered(7, [words('seven')])]] }]),
      ],
    });
    const document = docx.part('word/document.xml');
    const items = all(document, 'w:p').filter(
      (paragraph) => all(paragraph, 'w:numPr').length > 0 && styleOf(paragraph).startsWith('List'),
    );
    const at = (paragraph: Xml, name: string) => first(paragraph, name).attributes['w:val'] ?? '';
    expect(items.map((item) => [shown(item), at(item, 'w:ilvl')])).toEqual([
      ['three', '0'],
      ['one of three', '1'],
      ['four', '0'],
      ['one', '0'],
      ['point', '1'],
      ['seven', '2'],
    ]);
    const ids = items.map((item) => at(item, 'w:numId'));
    expect(ids[0]).toBe(ids[2]);
    expect(new Set([ids[0], ids[1], ids[3], ids[5]]).size).toBe(4);
    const numbers = docx.part('word/numbering.xml');
    const startOf = (id: string | undefined, level: number) => {
      const num = all(numbers, 'w:num').find(({ attributes }) => attributes['w:numId'] === id);
      const abstract = num && first(num, 'w:abstractNumId').attributes['w:val'];
      const definition = all(numbers, 'w:abstractNum').find(
        ({ attributes }) => attributes['w:abstractNumId'] === abstract,
      );
      return definition && at(all(definition, 'w:lvl')[level] ?? definition, 'w:start');
    };
    expect([startOf(ids[0], 0), startOf(ids[1], 1), startOf(ids[3], 0), startOf(ids[5], 2)]).toEqual([
      '3',
      '1',
      '1',
      '7',
    ]);
    const abstracts = new Set(
      ids
        .map((id) => all(numbers, 'w:num').find(({ attributes }) => attributes['w:numId'] === id))
        .map((num) => num && first(num, 'w:abstractNumId').attributes['w:val']),
    );
    // Lists of one definition count on from each other in Word.
    expect(abstracts.size).toBe(5);
  });

  it('deeper than Word’s nine levels stay lists', async () => {
    const nest = (depth: number): PrintBlock => ({
      type: 'bullet-list',
      items: [[words(`level ${depth}`), ...(depth < 12 ? [nest(depth + 1)] : [])]],
    });
    const items = paragraphsOf(await documentOf([nest(1)]), 'ListBullet');
    expect(items.map(shown)).toHaveLength(12);
    expect(items.map((item) => first(item, 'w:ilvl').attributes['w:val']).slice(-4)).toEqual(['8', '8', '8', '8']);
  });

  it('keep what an item holds besides its first paragraph', async () => {
    const document = await documentOf([
      { type: 'bullet-list', items: [[{ type: 'code', language: null, text: 'x = 1' }, words('after')]] },
    ]);
    expect(paragraphsOf(document, 'ListBullet').map(shown)).toEqual(['']);
    expect(paragraphsOf(document, 'SourceCode').map(shown)).toEqual(['x = 1']);
    expect(paragraphsOf(document, 'ListContinue').map(shown)).toEqual(['after']);
  });
});
