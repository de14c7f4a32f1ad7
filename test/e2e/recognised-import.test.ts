import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawText } from '#test/main/adapters/readers/draw-text.ts';
import { buildImagePdf } from '#test/main/adapters/readers/build-image-pdf.ts';
import { heddleWith } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const watcher = new URL('../support/socket-watch.mjs', import.meta.url).href;

it('a picture and a scanned PDF come in and are found by their words, page by page, and no connection is tried', async () => {
  const folder = await tempFolder();
  const attempts = join(folder, 'sockets.txt');
  const project = join(folder, 'project');
  const picture = drawText(['Each treadle loom leaves both hands free', 'for the shuttle and the beater bar.']);
  const page = { jpeg: picture.jpeg(), width: picture.width, height: picture.height, across: 360 };
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'files', 'loom.png'), picture.png());
  await writeFile(join(folder, 'files', 'scan.pdf'), buildImagePdf([page, page]));
  const environment = {
    NODE_OPTIONS: `--import=${watcher}`,
    HEDDLE_TEST_SOCKETS: attempts,
    HEDDLE_CONFIG_DIR: join(folder, 'config'),
  };
  const run = (...words: string[]) => heddleWith({ environment }, ...words);
  expect((await run('init', project)).code).toBe(0);
  const imported = await run('import', project, join(folder, 'files'), '--ocr-languages', 'eng', '--json', '--events');
  expect(imported).toMatchObject({ code: 0 });
  expect(JSON.parse(imported.stdout)).toMatchObject({
    imported: [{ pages: 1 }, { pages: 2 }],
    skipped: [],
    failed: [],
  });
  expect(imported.stderr).toMatch(/"type":"page-read","path":"[^"]*scan\.pdf","page":2,"pages":2/);
  const found = await run('search', project, 'treadle loom shuttle', '--json');
  expect(found.stdout).toContain('Each treadle loom leaves both hands free');
  expect(existsSync(attempts) ? readFileSync(attempts, 'utf8') : '').toBe('');
}, 120_000);
