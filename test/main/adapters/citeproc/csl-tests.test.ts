import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scoreStyles } from '#main/adapters/citeproc/csl-tests/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { styleXml } from './support.ts';

const section = (name: string, text: string) => `>>===== ${name} =====>>\n${text}\n<<===== ${name} =====<<\n`;
const cslTest = (sections: Readonly<Record<string, string>>) =>
  Object.entries(sections)
    .map(([name, text]) => section(name, text))
    .join('\n');

const layout =
  '<layout><text variable="title" font-style="italic"/><text variable="note" prefix=" " font-weight="bold"/></layout>';
const CSL = styleXml({ body: `<citation>${layout}</citation><bibliography>${layout}</bibliography>` });
const INPUT = JSON.stringify([
  { id: 'a', type: 'book', title: 'Bees & wasps', note: 'new' },
  { id: 'b', type: 'book', title: 'Ants' },
]);
const [a, b] = ['<i>Bees &#38; wasps</i> <b>new</b>', '<i>Ants</i>'];
const placed = (citationID: string, id: string, before: readonly string[]) => [
  { citationID, citationItems: [{ id }], properties: { noteIndex: 0 } },
  before.map((each) => [each, 0]),
  [],
];

it('scores tests of the CSL test suite, through our runs and by citeproc-js alone', async () => {
  const folder = await tempFolder();
  const tests = {
    cited: { MODE: 'citation', RESULT: `${a}\n${b}`, CSL, INPUT, 'CITATION-ITEMS': '[[{"id":"a"}],[{"id":"b"}]]' },
    listed: {
      MODE: 'bibliography',
      RESULT: `<div class="csl-bib-body">\n  <div class="csl-entry">${a}</div>\n  <div class="csl-entry">${b}</div>\n</div>`,
      CSL,
      INPUT,
    },
    placed: {
      MODE: 'citation',
      RESULT: `..[0] ${a}\n>>[1] ${b}`,
      CSL,
      INPUT,
      CITATIONS: JSON.stringify([placed('one', 'a', []), placed('two', 'b', ['one'])]),
    },
    upright: { MODE: 'citation', RESULT: 'Ants', CSL, INPUT, 'CITATION-ITEMS': '[[{"id":"b"}]]' },
    broken: { MODE: 'citation', RESULT: 'Ants', CSL: '<style/>', INPUT },
  };
  await Promise.all(Object.entries(tests).map(([name, test]) => writeFile(join(folder, `${name}.txt`), cslTest(test))));
  await writeFile(join(folder, 'README.txt'), 'Tests');
  expect(await scoreStyles(folder)).toEqual({
    ok: true,
    value: { tests: 5, passed: 3, passedAlone: 3, failed: ['broken', 'upright'], lost: [] },
  });
  expect(await scoreStyles(join(folder, 'nowhere'))).toMatchObject({ ok: false, fault: { code: 'file-not-found' } });
});
