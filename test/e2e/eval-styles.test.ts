import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { heddle, heddleJson } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { styleXml } from '../main/adapters/citeproc/support.ts';

it('measures citations on tests of the CSL test suite, and says where there are none', async () => {
  const folder = await tempFolder();
  const sections = {
    MODE: 'citation',
    RESULT: '‹Bees›',
    CSL: styleXml(),
    INPUT: JSON.stringify([{ id: 'a', type: 'book', title: 'Bees' }]),
  };
  const test = Object.entries(sections)
    .map(([name, text]) => `>>===== ${name} =====>>\n${text}\n<<===== ${name} =====<<\n`)
    .join('\n');
  await writeFile(join(folder, 'one.txt'), test);
  const scores = { tests: 1, passed: 1, passedAlone: 1, failed: [], lost: [] };
  expect(await heddleJson('eval', 'styles', folder)).toEqual(scores);
  const { code, stderr } = await heddle('eval', 'styles', join(folder, 'nowhere'));
  expect(code).toBe(1);
  expect(stderr).toContain('There are no tests of the CSL test suite');
  expect((await heddle('eval', 'styles')).code).toBe(2);
});
