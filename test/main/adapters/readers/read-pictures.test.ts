import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTextRecogniser } from '#main/adapters/ocr/index.ts';
import { readSource } from '#main/adapters/readers/index.ts';
import type { ReadSource } from '#main/ports/source-reader.ts';
import type { Fault } from '#shared/base/fault.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { buildImagePdf } from './build-image-pdf.ts';
import { buildPdf } from './build-pdf.ts';
import { baselineOf, buildTiff, drawnSize, drawText } from './draw-text.ts';

const warp = [
  'The heddle lifts the warp threads so',
  'that the shuttle can carry the weft',
  'between them from side to side.',
];
const running =
  'The heddle lifts the warp threads so that the shuttle can carry the weft between them from side to side.';
const loom = ['Each treadle loom leaves both hands free', 'for the shuttle and the beater bar.'];

type Told = { readonly read: ReadSource; readonly pages: readonly string[] };

async function read(
  fileName: string,
  bytes: Buffer,
  options: Partial<Parameters<typeof createTextRecogniser>[0]> = {},
) {
  const folder = await tempFolder();
  const recogniser = createTextRecogniser({
    languages: ['eng'],
    languageFolder: folder,
    pageTimeoutMs: 60_000,
    ...options,
  });
  const pages: string[] = [];
  const onPage = (page: number, count: number) => pages.push(`${page} of ${count}`);
  const result = await readSource({ path: '', bytes, fileName }, { recogniser, onPage }).finally(() =>
    recogniser.close(),
  );
  return { result, pages };
}

async function expectRead(...given: Parameters<typeof read>): Promise<Told> {
  const { result, pages } = await read(...given);
  if (!result.ok)
    throw new Error(`${given[0]}: ${result.fault.code} ${result.fault.message} ${result.fault.detail ?? ''}`);
  return { read: result.value, pages };
}

async function faultOf(...given: Parameters<typeof read>): Promise<Fault> {
  const { result } = await read(...given);
  if (result.ok) throw new Error(`${given[0]} was read: ${result.value.text}`);
  return result.fault;
}

/** The box of a word, in the unit of the page. */
function boxOf({ text, layout }: ReadSource, word: string) {
  const at = text.indexOf(word);
  const box = layout.runBoxes.find(({ charStart, charEnd }) => charStart <= at && charEnd > at);
  if (at < 0 || box === undefined) throw new Error(`“${word}” isn't in “${text}”`);
  return box;
}

describe('an image', () => {
  it('is read as the paragraph it shows, with the box of each word in its pixels, and is marked', async () => {
    const picture = drawText(warp);
    const { read: source, pages } = await expectRead('loom.png', picture.png());
    expect(source).toMatchObject({
      mediaType: 'image/png',
      text: running,
      recognised: { pages: 'all' },
      layout: { blocks: [{ kind: 'paragraph' }], pages: [{ number: 1 }] },
    });
    expect(source.recognised?.meanConfidence).toBeGreaterThan(80);
    expect(source.warnings).toEqual([expect.stringMatching(/text recognition \(OCR\).*confidence of \d\d of 100/)]);
    const box = boxOf(source, 'shuttle');
    // The second line, between the letters' feet and their heads, from the picture's bottom.
    expect(Math.abs(box.y - (drawnSize.height - baselineOf(1)))).toBeLessThan(12);
    expect(box.height).toBeGreaterThan(15);
    expect(pages).toEqual(['1 of 1']);
  });

  it('as WebP, as a turned JPEG or upside down is read too, its boxes where the words are seen', async () => {
    expect((await expectRead('a.webp', drawText(loom).webp())).read.text).toBe(loom.join(' '));
    const turned = drawText(loom, { quarters: 2 });
    const { read: source } = await expectRead('b.jpg', turned.jpeg());
    expect(source.text).toBe(loom.join(' '));
    // Turned by half, the first line is the lowest and begins at the right.
    const first = boxOf(source, 'treadle');
    expect(Math.abs(first.y + first.height - baselineOf(0))).toBeLessThan(12);
    expect(first.x).toBeGreaterThan(drawnSize.width / 2);
  });

  it('of several pages is read page by page', async () => {
    const [first, second] = [drawText(warp), drawText(loom)];
    const tiff = buildTiff([first, second].map(({ width, height, grey }) => ({ width, height, grey: grey() })));
    const { read: source, pages } = await expectRead('scan.tiff', tiff);
    expect(source.text).toBe(`${running}\n\n${loom.join(' ')}`);
    expect(source.layout.pages).toHaveLength(2);
    expect(boxOf(source, 'treadle').page).toBe(2);
    expect(pages).toEqual(['1 of 2', '2 of 2']);
  });

  it('that is damaged, too large or without words ends with a reason', async () => {
    const png = drawText([]).png();
    expect(await faultOf('blank.png', png)).toMatchObject({ code: 'file-without-text', whose: 'user' });
    expect(await faultOf('cut.png', drawText(warp).png().subarray(0, 60))).toMatchObject({ code: 'file-damaged' });
    const circle = buildTiff([{ width: 10, height: 10, grey: Buffer.alloc(100) }]);
    circle.writeUInt32LE(8, 8 + 2 + 9 * 12);
    expect(await faultOf('circle.tif', circle)).toMatchObject({ code: 'file-damaged' });
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(await faultOf('bomb.png', bomb)).toMatchObject({ code: 'file-too-large' });
    expect(await faultOf('empty.tif', Buffer.from('II*\0\xff\xff\0\0words', 'latin1'))).toMatchObject({
      code: 'file-damaged',
    });
  });
});

describe('a scanned PDF', () => {
  it('is read page by page; a page turned by the file is upright and its boxes are on the page as shown', async () => {
    const sideways = drawText(warp, { quarters: 3 });
    const upright = drawText(loom);
    const bytes = buildImagePdf([
      { jpeg: sideways.jpeg(), width: sideways.width, height: sideways.height, across: 168, rotate: 90 },
      { jpeg: upright.jpeg(), width: upright.width, height: upright.height, across: 360 },
    ]);
    const { read: source, pages } = await expectRead('scan.pdf', bytes);
    expect(source.text).toBe(`${running}\n\n${loom.join(' ')}`);
    expect(source).toMatchObject({ mediaType: 'application/pdf', recognised: { pages: 'all' } });
    expect(pages).toEqual(['1 of 2', '2 of 2']);
    // 360 points across for 900 pixels.
    const box = boxOf(source, 'beater');
    expect(Math.abs(box.y - ((drawnSize.height - baselineOf(1)) * 360) / drawnSize.width)).toBeLessThan(8);
    const [shown] = [boxOf(source, 'heddle')];
    expect(shown.width).toBeGreaterThan(shown.height * 2);
  });

  it('leaves pages that have text as they are, and reads those that only have a stamp', async () => {
    const picture = drawText(loom);
    const page = { jpeg: picture.jpeg(), width: picture.width, height: picture.height, across: 520 };
    const long = 'These words are in the file as letters and are taken as they are, not read from the picture.';
    const { read: source } = await expectRead(
      'mixed.pdf',
      buildImagePdf([
        { ...page, text: long },
        { ...page, text: 'Copy 7' },
      ]),
    );
    expect(source.recognised?.pages).toEqual([2]);
    expect(source.text.match(/treadle/g)).toHaveLength(1);
    expect(source.text).toContain(long);
    expect(source.warnings[0]).toContain('The text of page 2 was read from pictures');
  });

  it('says which pages show nothing that can be read', async () => {
    const [words, blank] = [drawText(loom), drawText([])];
    const pages = [words, blank].map((picture) => ({
      jpeg: picture.jpeg(),
      width: picture.width,
      height: picture.height,
      across: 360,
    }));
    const { read: source } = await expectRead('photo.pdf', buildImagePdf(pages));
    expect(source.recognised?.pages).toEqual([1]);
    expect(source.warnings).toContainEqual(expect.stringContaining('No text on page 2'));
  });

  it('with no picture on it starts no recognition', async () => {
    const { read: source, pages } = await expectRead('short.pdf', buildPdf([[{ text: 'Short', x: 50, y: 500 }], []]));
    expect(source.recognised).toBeNull();
    expect(pages).toEqual([]);
  });
});

describe('what is needed for it', () => {
  it('is told where the data of a language is missing, and English read instead', async () => {
    const { read: source } = await expectRead('loom.png', drawText(loom).png(), { languages: ['deu'] });
    expect(source.text).toBe(loom.join(' '));
    expect(source.warnings[0]).toMatch(/“deu” is not there\. Put deu\.traineddata into /);
  });

  it('is a file for each language, which a person can add', async () => {
    const folder = await tempFolder();
    const packed = import.meta.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');
    await copyFile(fileURLToPath(packed), join(folder, 'enm.traineddata.gz'));
    const { read: source } = await expectRead('loom.png', drawText(loom).png(), {
      languages: ['enm', 'eng'],
      languageFolder: folder,
    });
    expect(source.text).toBe(loom.join(' '));
    expect(source.warnings).toHaveLength(1);
  });

  it('ends with a reason where the data is no such data, or a page takes too long', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'eng.traineddata'), 'no data');
    const png = drawText(loom).png();
    expect(await faultOf('a.png', png, { languageFolder: folder })).toMatchObject({ code: 'reader-crashed' });
    expect(await faultOf('a.png', png, { pageTimeoutMs: 1 })).toMatchObject({ code: 'reader-timed-out' });
  });
});
