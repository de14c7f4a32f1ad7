import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource, supportedEndings } from '#main/adapters/readers/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { buildPdf } from './build-pdf.ts';
import { faultOf } from './reading.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);
const pdf = buildPdf([[{ text: 'Text', x: 50, y: 500 }]]);

describe('a file that is not what its name says', () => {
  const cases: readonly (readonly [string, Buffer, RegExp])[] = [
    ['photo.pdf', png, /PNG/],
    ['archive.pdf', Buffer.from('PK\x03\x04xxxxxxxx'), /ZIP/],
    ['notes.pdf', Buffer.from('Just some words in a file.'), /plain text.*\.txt/],
    ['paper.txt', pdf, /PDF.*\.pdf/],
    ['paper', pdf, /PDF.*\.pdf/],
    ['data.md', Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 31) % 256)), /binary/],
    ['page.txt', Buffer.from('<!DOCTYPE html><html><body>x</body></html>'), /HTML.*\.html/],
    ['sheet.csv', png, /PNG/],
  ];
  for (const [fileName, content, says] of cases) {
    it(`${fileName}: ${String(says)}`, async () => {
      const fault = await faultOf(fileName, content);
      expect(fault).toMatchObject({
        code: 'file-type-mismatch',
        whose: 'user',
        message: expect.stringMatching(says) as string,
      });
    });
  }

  it('is of a kind that is not read', async () => {
    expect(await faultOf('song.mp3', Buffer.from('ID3xxxx'))).toMatchObject({
      code: 'file-type-unsupported',
      message: expect.stringContaining('.pdf') as string,
    });
    expect(supportedEndings).toEqual(
      expect.arrayContaining(
        '.pdf .docx .docm .odt .fodt .pptx .ppsx .pptm .xlsx .xlsm .epub .html .md .rst .csv .tsv .txt'.split(' '),
      ),
    );
  });
});

describe('a file that can not be read', () => {
  it('is gone, or is a folder', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'inner'));
    expect(await readSource({ path: join(folder, 'gone.txt'), fileName: 'gone.txt' })).toMatchObject({
      ok: false,
      fault: { code: 'file-not-found' },
    });
    expect(await readSource({ path: join(folder, 'inner'), fileName: 'inner.txt' })).toMatchObject({
      ok: false,
      fault: { code: 'file-unreadable' },
    });
    expect(await readSource({ path: join(folder, 'inner', '..', 'x\0y'), fileName: 'x.txt' })).toMatchObject({
      ok: false,
      fault: { code: 'file-unreadable' },
    });
  });

  it('holds nothing', async () => {
    for (const fileName of ['a.txt', 'a.md', 'a.rst', 'a.csv', 'a.html', 'a.pdf', 'a.docx'])
      expect((await faultOf(fileName, '')).code).toBe('file-empty');
    for (const fileName of ['a.txt', 'a.md', 'a.rst', 'a.csv', 'a.html'])
      expect((await faultOf(fileName, ' \n\r\n\t ')).code).toBe('file-empty');
  });

  it('is too large, as a whole, in its text, or in one line', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'huge.pdf');
    await writeFile(path, '');
    // A hole in the file takes no room on the disk.
    await truncate(path, 513 * 1024 * 1024);
    expect(await readSource({ path, fileName: 'huge.pdf' })).toMatchObject({
      ok: false,
      fault: { code: 'file-too-large' },
    });
    for (const fileName of ['line.txt', 'line.md', 'line.rst', 'line.csv']) {
      expect(await faultOf(fileName, 'word '.repeat(1_100_000))).toMatchObject({
        code: 'file-too-large',
        message: expect.stringContaining('line') as string,
      });
    }
    expect(await faultOf('long.txt', 'A line of words.\n'.repeat(2_000_000))).toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('Split') as string,
    });
  });
});
