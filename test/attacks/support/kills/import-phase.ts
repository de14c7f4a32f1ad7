import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Killed } from './children.ts';
import { environmentOf } from './drafted-base.ts';
import { indexComplaints } from './index-complaints.ts';
import { type Core, databaseComplaints, inFreshCore } from './open-anew.ts';
import { nothingFound, type Chain, type Findings, type Phase } from './phase.ts';
import { sourceComplaints, type KnownSources } from './source-complaints.ts';
import type { Asked } from './task.ts';

const samples = filesIn('../../../../resources/sample/documents/');
const fixtures = filesIn('../../../fixtures/readers/');
const mostOfTask = 4;

/** Files of every kind that come in, with notes beside them. */
export function importPhase(): Phase {
  const known: KnownSources = new Map();
  return {
    name: 'import',
    share: 20,
    begin: async (place, random) => {
      const folder = join(place, 'project');
      await inFreshCore(environmentOf(folder), ({ ask }) => ask('project.create', { folder, title: 'Import' }));
      return beginChain({ folder, library: join(place, 'library'), random, known });
    },
  };
}

function beginChain(options: { folder: string; library: string; random: () => number; known: KnownSources }): Chain {
  const { folder, library, random, known } = options;
  const environment = environmentOf(folder);
  const given = new Set<string>();
  let notes: readonly string[] = [];
  let number = 0;

  async function someFiles(): Promise<readonly string[]> {
    await mkdir(library, { recursive: true });
    const made = await Promise.all(Array.from({ length: 3 }, () => makeFile(library, (number += 1), random)));
    const real = [...samples, ...fixtures][Math.floor(random() * (samples.length + fixtures.length))] ?? '';
    return [...made, real].slice(0, mostOfTask);
  }

  return {
    mostKills: 8,
    next: async () => {
      const files = await someFiles();
      for (const file of files) given.add(file);
      const title = `note-${(number += 1)}`;
      notes = [...notes, title];
      const first: Asked = { key: 'import', name: 'library.import', input: { folder, paths: files } };
      const note: Asked = { key: title, name: 'library.import-text', input: { folder, title, text: noteOf(title) } };
      return { environment, as: 'window', rounds: [[first, note]], tells: ['source-imported'] };
    },
    check: async (killed) => {
      const findings = await inFreshCore(environment, (core) => compare(core, { folder, killed, known }));
      return { ...findings, wrong: [...findings.wrong, ...databaseComplaints(folder)] };
    },
    end: async () => {
      const wrong = await inFreshCore(environment, async (core) => {
        await core.ask('library.import', { folder, paths: [] });
        const { imported, skipped, failed } = await core.ask('library.import', { folder, paths: [...given] });
        const settled = new Set([...imported, ...skipped, ...failed].map(({ path }) => path));
        const left = [...given].filter((path) => !settled.has(path));
        return [...left.map((path) => `${path} neither came in nor failed`), ...(await findEach(core, folder))];
      });
      const { sources } = await inFreshCore(environment, ({ ask }) => ask('library.list', { folder }));
      const kept = readdirSync(join(folder, 'sources'));
      if (kept.length !== sources.length) wrong.push(`${kept.length} files are kept of ${sources.length} sources`);
      return { ...nothingFound, wrong: [...wrong, ...(await indexComplaints(folder))] };
    },
  };
}

/** What was announced is there, and whatever is there is whole. */
async function compare(
  { ask }: Core,
  { folder, killed, known }: { folder: string; killed: Killed; known: KnownSources },
): Promise<Findings> {
  const announced = killed.said.flatMap((said) =>
    said.kind === 'event' && said.event.type === 'source-imported' ? [said.event] : [],
  );
  const { sources } = await ask('library.list', { folder });
  const present = new Set(sources.map(({ id }) => id));
  for (const { sourceId, passages } of announced) {
    const source = sources.find(({ id }) => id === sourceId);
    if (source !== undefined) known.set(source.contentHash, passages);
  }
  const lost = announced.filter(({ sourceId }) => !present.has(sourceId)).map(({ path }) => `${path} is gone`);
  const partial: string[] = [];
  for (const source of sources) {
    const { text } = await ask('library.text', { folder, sourceId: source.id });
    partial.push(...sourceComplaints({ folder, source, text, known }));
  }
  const wrong = killed.said.flatMap((said) => (said.kind === 'refused' ? [`${said.key}: ${said.fault.message}`] : []));
  return { ...nothingFound, acknowledged: announced.length, lost, partial, wrong };
}

/** Every note is found by the word that only it has. */
async function findEach({ ask }: Core, folder: string): Promise<string[]> {
  const { sources } = await ask('library.list', { folder });
  const wrong: string[] = [];
  for (const { id, bibliographic } of sources.filter((source) => source.bibliographic.title.startsWith('note-'))) {
    const { results } = await ask('library.search', { folder, query: wordOf(bibliographic.title) });
    if (results[0]?.sourceId !== id) wrong.push(`${bibliographic.title} isn't found`);
  }
  return wrong;
}

async function makeFile(library: string, number: number, random: () => number): Promise<string> {
  const ending = ['md', 'txt', 'html', 'csv'][Math.floor(random() * 4)] ?? 'md';
  const paragraphs = Array.from({ length: 5 + Math.floor(random() * 30) }, (_, at) =>
    Array.from({ length: 60 }, () => `word${Math.floor(random() * 900)}`)
      .join(' ')
      .concat(` ${number} ${at}.`),
  );
  const path = join(library, `made-${number}.${ending}`);
  const text =
    ending === 'html'
      ? `<!doctype html><title>Made ${number}</title>${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}`
      : paragraphs.join(ending === 'csv' ? '\n' : '\n\n');
  await writeFile(path, text);
  return path;
}

function noteOf(title: string): string {
  return `A note that has the word ${wordOf(title)} in it, and a few more beside it so that it is a passage.`;
}

function wordOf(title: string): string {
  return `zyx${title.replace('note-', '')}qv`;
}

function filesIn(folder: string): readonly string[] {
  const place = fileURLToPath(new URL(folder, import.meta.url));
  if (!existsSync(place)) return [];
  return readdirSync(place).map((name) => join(place, name));
}
