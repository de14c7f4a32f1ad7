import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCoreHost } from '#main/app/core-host.ts';

/**
 * A whole journey, in this process and those that it starts, with the switch for offline on though an endpoint is set.
 * Says on standard output what was done and what was refused, and why.
 */
const [folder = '', isShort = 'false'] = process.argv.slice(2);
const from = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const said: Record<string, string> = {};

const remote = `<!doctype html><title>A page full of addresses</title>
<meta http-equiv="refresh" content="0; url=http://refresh.invalid/"><link rel="stylesheet" href="http://style.invalid/a.css">
<link rel="preload" href="http://preload.invalid/a"><base href="http://base.invalid/">
<p>Services are tested with people. <img src="http://image.invalid/a.png"><a href="https://link.invalid/" ping="https://ping.invalid/">More</a></p>
<script src="http://script.invalid/a.js"></script><iframe src="http://frame.invalid/"></iframe>
<svg><image href="http://svg.invalid/a.svg"/></svg><video src="http://video.invalid/a.mp4"></video>`;

const files = join(folder, 'files');
await mkdir(files, { recursive: true });
await writeFile(join(files, 'remote.html'), remote);
await writeFile(
  join(files, 'books.bib'),
  '@book{a, title={A Book}, author={Doe, Jane}, year={2020}, doi={10.1000/182}, url={http://bib.invalid/}}',
);
const documents = await readdir(from('resources/sample/documents'));
const readers = (await readdir(from('test/fixtures/readers'))).filter((name) =>
  /\.(?:epub|pptx|xlsx|docx)$/.test(name),
);
const paths = [
  join(files, 'remote.html'),
  join(files, 'books.bib'),
  ...documents.slice(0, isShort === 'true' ? 4 : undefined).map((name) => from(`resources/sample/documents/${name}`)),
  ...(isShort === 'true' ? [] : readers.map((name) => from(`test/fixtures/readers/${name}`))),
  // Nothing but pictures: read by text recognition.
  ...(isShort === 'true' ? [] : [from('test/fixtures/readers/pypdf-imagemagick-images.pdf')]),
];

const host = createCoreHost();
const connection = host.connect();
const project = join(folder, 'project');
let ended: (how: string) => void = () => undefined;
connection.subscribe(({ event }) => {
  if (event.type === 'run-ended') ended('fault' in event.state ? event.state.fault.code : event.state.status);
});

/** Asks, and notes whether it was done or why it wasn't. */
const ask: typeof connection.invoke = async (name, input) => {
  const answer = await connection.invoke(name, input);
  said[`${name} ${JSON.stringify(input).slice(0, 90)}`] = answer.ok ? 'done' : answer.fault.code;
  return answer;
};

/** Drafts to the end, and notes how the run ended. */
async function run(reasoner: 'extractive' | 'model', more: object = {}): Promise<void> {
  const done = new Promise<string>((resolve) => (ended = resolve));
  const brief = { question: 'How do teams keep a digital service accessible and secure?' };
  const started = await ask('runs.start', { folder: project, work: 'draft', reasoner, brief, ...more });
  if (started.ok) said[`run ${reasoner} ${Object.keys(more).join(' ')}`] = await done;
}

await ask('project.create', { folder: project });
await ask('settings.write', {
  folder: project,
  scope: 'project',
  changes: { baseUrl: 'http://model.invalid/v1', model: 'none', isOffline: true },
});
const imported = await ask('library.import', { folder: project, paths });
const sourceId = imported.ok ? imported.value.imported[0]?.sourceId : undefined;
await ask('library.import-url', { folder: project, url: 'http://page.invalid/' });
if (sourceId !== undefined) await ask('library.look-up', { folder: project, sourceId, doi: '10.1000/182' });
await ask('zotero.collections', { folder: project });
await ask('zotero.import', { folder: project });
await ask('endpoint.probe', { folder: project });
await ask('library.search', { folder: project, query: 'accessible forms' });
await run('model');
await run('extractive');
await ask('report.edit', { folder: project, title: 'A title of one’s own' });
const read = await ask('report.read', { folder: project });
const section = read.ok ? read.value.parts.find((part) => 'itemId' in part) : undefined;
if (section !== undefined && 'itemId' in section)
  await run('model', { work: 'redo', itemId: section.itemId, instruction: 'shorter' });
await ask('report.check', { folder: project });
await ask('report.check', { folder: project, reasoner: 'model' });
await ask('citations.styles', { folder: project });
const formats =
  isShort === 'true' ? (['md', 'pdf'] as const) : (['md', 'docx', 'pdf', 'html', 'tex', 'odt', 'json'] as const);
for (const format of formats) await ask('report.export', { folder: project, format, withQuotes: true });
await ask('library.export-bibliography', { folder: project, form: 'bibtex' });
await ask('library.reindex', { folder: project });
await host.close();
process.stdout.write(JSON.stringify(said));
process.exit(0);
