import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createReaderPool } from '#main/app/reader-pool.ts';
import { toId } from '#shared/base/ids.ts';
import { buildImagePdf } from '#test/main/adapters/readers/build-image-pdf.ts';
import { drawText } from '#test/main/adapters/readers/draw-text.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

async function scannedPages() {
  const languageFolder = await tempFolder();
  const pool = createReaderPool({ threads: 1, ocr: () => ({ languages: ['eng'], languageFolder }) });
  onTestFinished(() => pool.close());
  const { width, height, jpeg } = drawText([
    'Each treadle loom leaves both hands free',
    'for the shuttle and the beater bar.',
  ]);
  const page = { jpeg: jpeg(), width, height, across: 360 };
  const path = join(languageFolder, 'scan.pdf');
  await writeFile(path, buildImagePdf([page, page, page]));
  return { pool, request: { path, fileName: 'scan.pdf', sourceId: toId('src', '0'.repeat(20)) } };
}

it('tells of each page whose text is recognised, and says with the source that it was', async () => {
  const { pool, request } = await scannedPages();
  const pages: string[] = [];
  const read = await pool.readAndSplit(request, new AbortController().signal, (page, all) =>
    pages.push(`${page}/${all}`),
  );
  expect(read).toMatchObject({ ok: true, value: { pageCount: 3, recognised: { pages: 'all' } } });
  expect(pages).toEqual(['1/3', '2/3', '3/3']);
});

it('stops in the middle of a page when the import is cancelled', async () => {
  const { pool, request } = await scannedPages();
  const cancel = new AbortController();
  const pages: number[] = [];
  const read = await pool.readAndSplit(request, cancel.signal, (page) => {
    pages.push(page);
    cancel.abort();
  });
  expect(read).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  expect(pages).toEqual([1]);
});
