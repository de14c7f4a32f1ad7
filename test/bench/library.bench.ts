import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import type { RequestInput, RequestName } from '#shared/contract/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import type { IngestedSource, ProjectStore } from '#main/ports/project-store.ts';
import { syntheticPassages } from './support/synthetic-library.ts';
import { atMost, type Row as Figure } from './support/row.ts';

const sourceCount = 1000;
const passagesPerSource = 100;
const evidencePerSource = 1;

/** What a window asks for first of a project with 1,000 sources, 100,000 passages and 1,000 pieces of evidence. */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-bench-library-'));
  const folder = join(place, 'project');
  try {
    await makeProject(folder);
    const host = createCoreHost({ environment: { HOME: place, HEDDLE_CONFIG_DIR: join(place, 'config') } });
    const connection = host.connect();
    const ask = async <Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<number> => {
      const startedMs = performance.now();
      const answer = await connection.invoke(name, input);
      if (!answer.ok) throw new Error(answer.fault.message);
      return performance.now() - startedMs;
    };
    const openMs = await ask('project.read', { folder });
    const firstMs = [await ask('library.list', { folder }), await ask('evidence.list', { folder })];
    for (const name of ['outline.read', 'report.read', 'runs.live'] as const) firstMs.push(await ask(name, { folder }));
    const rows = [
      { what: 'opening the project', value: openMs, unit: 'ms' },
      atMost(2000, { what: 'with all that its window asks first', value: openMs + sum(firstMs), unit: 'ms' }),
    ];
    for (const name of ['library.list', 'evidence.list'] as const) {
      const times: number[] = [];
      for (let at = 0; at < 9; at += 1) times.push(await ask(name, { folder }));
      const median = times.toSorted((a, b) => a - b)[4] ?? 0;
      rows.push(atMost(60, { what: `${name}, once warm`, value: median, unit: 'ms' }));
    }
    await host.close();
    return { name: 'a large library, opened and listed', rows };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

async function makeProject(folder: string): Promise<void> {
  const passages = await syntheticPassages(sourceCount * passagesPerSource);
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.UTC(2026, 0, 1) } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  for (let at = 0; at < sourceCount; at += 1) {
    const texts = passages.slice(at * passagesPerSource, (at + 1) * passagesPerSource);
    addSource(store, at, texts);
  }
  store.writeSetting('project.brief', { question: 'How are services made that people can use?', lengthWords: 2000 });
  store.close();
}

function addSource(store: ProjectStore, at: number, texts: readonly string[]): void {
  const text = texts.join('\n\n');
  const contentHash = hash(text);
  const sourceId = toId('src', contentHash.slice(0, 20));
  let charStart = 0;
  const passages = texts.map((words, ordinal) => {
    const from = charStart;
    charStart += words.length + 2;
    return {
      id: toId('psg', hash(`${sourceId} ${ordinal}`).slice(0, 16)),
      sourceId,
      ordinal,
      charStart: from,
      charEnd: from + words.length,
      text: words,
      kind: 'prose' as const,
      headingPath: ['A part', 'A chapter'],
      page: 1 + Math.floor(ordinal / 4),
      language: 'en',
    };
  });
  const source: IngestedSource['source'] = {
    id: sourceId,
    contentHash,
    textHash: contentHash,
    mediaType: 'application/pdf',
    fileName: `paper ${at}.pdf`,
    origin: `/papers/paper ${at}.pdf`,
    byteCount: text.length,
    charCount: text.length,
    language: 'en',
    pageCount: 25,
    bibliographic: { type: 'article-journal', title: `Paper ${at}`, author: [{ family: 'Doe', given: 'Jane' }] },
    editedFields: [],
    warnings: [],
    recognised: null,
    importedAt: '2026-01-01T00:00:00.000Z',
  };
  store.addSources([{ source, text, layoutJson: '{"blocks":[],"pages":[],"runBoxes":[]}', passages }]);
  for (let piece = 0; piece < evidencePerSource; piece += 1) {
    const from = piece * 500;
    const quote = { sourceId, charStart: from, charEnd: from + 240, exact: text.slice(from, from + 240) };
    const id = toId('evi', hash(`${sourceId} ${piece}`).slice(0, 12));
    const summary = text.slice(from, from + 160);
    const quotes = [{ ...quote, prefix: '', suffix: '', page: 1 }];
    store.putEvidence([{ id, goal: '', summary, quotes, addedBy: 'planner', tags: [], note: '', status: 'active' }]);
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
