import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSource } from '#main/adapters/readers/index.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { writtenDocx } from './support/open-docx.ts';

it('an exported report can be imported as a source', async () => {
  const { bytes } = await writtenDocx(
    await printableReport({ withAppendix: true, hasContents: true, withComments: true }),
  );
  const path = join(await tempFolder(), 'report.docx');
  await writeFile(path, bytes);
  const read = await readSource({ path, fileName: 'report.docx' });
  if (!read.ok) throw new Error(read.fault.message);
  const { text, layout, bibliographic } = read.value;
  expect(bibliographic).toMatchObject({ title: 'Small things: a report & its parts', issued: [2026, 1, 31] });
  for (const words of [
    'Small things weigh little',
    'A note with marks',
    '城市里的水很少',
    'هذه جملة بالعربية',
    '80–120 mg',
    'Smith again',
  ]) {
    expect(text).toContain(words);
  }
  expect(layout.blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(8);
});
