import { join } from 'node:path';
import { question } from './steps.ts';
import type { World } from './world.ts';

const samples = join(import.meta.dirname, '../../../../resources/sample/documents');
const documents = [
  'product-vendor.md',
  'content-guide-plain-language.md',
  'derisking-kickoff.docx',
  'methods-at-a-glance.csv',
];

/** Gives the project sources, a drafted report and evidence of the person's. */
export async function prepareProject({
  ask,
  folder,
  settled,
}: Pick<World, 'ask' | 'folder' | 'settled'>): Promise<void> {
  await ask('library.import', { folder, paths: documents.map((name) => join(samples, name)) });
  await ask('report.draft', { folder, brief: { question, lengthWords: 400 } });
  await settled();
}
