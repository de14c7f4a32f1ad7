import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PassageId, toId } from '#shared/base/ids.ts';
import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { retrieve } from '#main/flow/passages/retrieve.ts';
import type { QueryEmbedder } from '#main/flow/passages/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { Engine, EngineQuery } from './support/engines/engine.ts';
import { openMiniSearch } from './support/engines/minisearch.ts';
import { openSqliteFts5 } from './support/engines/sqlite-fts5.ts';
import { createRandom } from '#test/support/random.ts';
import { atMost, type Row as Figure } from './support/row.ts';

type Row = { readonly id: PassageId; readonly terms: readonly string[]; readonly vector: Float32Array };
type Query = { readonly text: string; readonly vector: Float32Array };
const rowCount = 100_000;
const firstRows = 20_000;
const batchSize = 1000;
const dimensions = 200;
const fewestWords = 60;
const mostWords = 250;
const queryCount = 200;
const space = 'bench';

/**
 * Hybrid search of ten passages among 100,000, ours and LanceDB's own, and by words alone SQLite's full text and
 * MiniSearch, query by query in one run. (Orama takes about 4 GB for so many.)
 */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  let pid = 0;
  const index = createLanceMemoryIndex({
    folder: join(folder, 'ours'),
    onProcess: (event) => (pid = event.pid),
  });
  try {
    const library = createLibrary();
    const theirs = await openTheirs(join(folder, 'theirs'));
    const engine = { folder: join(folder, 'engines'), language: 'und', dimensions };
    const byWords = [openSqliteFts5(engine), openMiniSearch(engine)];
    const figures: Figure[] = [];
    let putMs = 0;
    for (let start = 0; start < rowCount; start += batchSize) {
      const rows = Array.from({ length: batchSize }, (_, offset) => library.row(start + offset));
      await theirs.add(rows);
      for (const each of byWords)
        await each.add(rows.map(({ id, terms }) => ({ id, text: terms.join(' '), vector: null })));
      putMs += await timed(() => put(index, rows, start));
      if (start + batchSize === firstRows) {
        const ms = await timed(() => index.optimise());
        figures.push({ what: 'optimise 20,000 rows', value: ms / 1000, unit: 's' });
        figures.push({ what: "the process's memory then", value: await residentMegabytes(pid), unit: 'MB' });
      }
    }
    figures.push({ what: 'put', value: (rowCount / putMs) * 1000, unit: 'passages/s' });
    figures.push({ what: 'optimise 100,000 rows', value: (await timed(() => index.optimise())) / 1000, unit: 's' });
    figures.push({ what: "the process's memory then", value: await residentMegabytes(pid), unit: 'MB' });
    await theirs.finish();
    for (const each of byWords) await each.finish();
    figures.push(...(await compare(library.queries(), index, [{ name: "LanceDB's own", ...theirs }, ...byWords])));
    for (const each of byWords) await each.close();
    return { name: 'hybrid search, 100,000 passages, 10 results', rows: figures };
  } finally {
    await index.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  queries: readonly Query[],
  index: MemoryIndex,
  theirs: readonly Pick<Engine, 'name' | 'search'>[],
): Promise<Figure[]> {
  const ours: Pick<Engine, 'name' | 'search'> = {
    name: 'ours',
    search: async ({ text, vector }, limit) => {
      const embedder: QueryEmbedder = { space, isPartial: false, embed: async () => vector };
      const found = await retrieve({ query: text, limit, index, embedder, languages: ['en'] });
      return found.map(({ id }) => id);
    },
  };
  const engines = [ours, ...theirs].map((engine) => ({ ...engine, times: [] as number[] }));
  for (const [number, query] of queries.entries()) {
    for (let turn = 0; turn < engines.length; turn += 1) {
      const engine = engines[(number + turn) % engines.length];
      let found = 0;
      const ms = await timed(async () => (found = (await engine?.search(query, 10))?.length ?? 0));
      engine?.times.push(ms);
      if (found !== 10) throw new Error(`a query of the bench found ${found}`);
    }
  }
  // The first queries warm all of them up.
  const sorted = engines.map(({ name, times }) => ({ name, times: times.slice(20).sort((a, b) => a - b) }));
  const [ourTimes, theirTimes] = sorted.map(({ times }) => times);
  const at = (list: readonly number[] | undefined, share: number) => list?.[Math.floor(list.length * share)] ?? 0;
  const ratio = at(ourTimes, 0.95) / at(theirTimes, 0.95);
  return [
    ...sorted.flatMap(({ name, times }) => [
      { what: `${name}, p50`, value: at(times, 0.5), unit: 'ms' },
      { what: `${name}, p95`, value: at(times, 0.95), unit: 'ms' },
    ]),
    atMost(3, { what: "p95, ours to LanceDB's own", value: ratio, unit: '×' }),
  ];
}

async function put(index: MemoryIndex, rows: readonly Row[], start: number): Promise<void> {
  const sourced = rows.map((row, offset) => ({
    ...row,
    sourceId: toId('src', pad(Math.floor((start + offset) / 100))),
  }));
  await index.putWords(sourced);
  await index.putVectors({ space, dimensions, rows: sourced });
}

/** Words by Zipf's law and vectors in 300 clusters, the same in every run. */
function createLibrary() {
  const random = createRandom(12_345);
  const cumulated = new Float64Array(30_000);
  cumulated.forEach((_, k) => (cumulated[k] = (cumulated[k - 1] ?? 0) + 1 / (k + 3)));
  const term = () => `w${placeOf(random() * (cumulated.at(-1) ?? 0), cumulated)}`;
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: 300 }, () => Float32Array.from({ length: dimensions }, normal));
  const vector = () => {
    const centre = centres[Math.floor(random() * centres.length)];
    const values = Float32Array.from({ length: dimensions }, (_, k) => (centre?.[k] ?? 0) + normal());
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return values.map((value) => value / length);
  };
  const terms = (count: number) => Array.from({ length: count }, term);
  return {
    row: (number: number): Row => {
      const count = fewestWords + Math.floor(random() * (mostWords - fewestWords));
      return { id: toId('psg', pad(number)), terms: terms(count), vector: vector() };
    },
    queries: (): Query[] =>
      Array.from({ length: queryCount }, () => ({ text: [...new Set(terms(6))].join(' '), vector: vector() })),
  };
}

function placeOf(value: number, cumulated: Float64Array): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** LanceDB as its manual shows it: one table, words and vectors, its own fusion; in this very process. */
async function openTheirs(folder: string) {
  process.env['LANCE_CPU_THREADS'] = '2';
  process.env['LANCEDB_LOG'] = 'error';
  const lancedb = await import('@lancedb/lancedb');
  const arrow: typeof import('apache-arrow') = createRequire(import.meta.url)('apache-arrow');
  const connection = await lancedb.connect(folder);
  const vectorType = new arrow.FixedSizeList(dimensions, new arrow.Field('item', new arrow.Float32(), true));
  const schema = new arrow.Schema([
    new arrow.Field('id', new arrow.Utf8()),
    new arrow.Field('terms', new arrow.Utf8()),
    new arrow.Field('vector', vectorType),
  ]);
  const table = await connection.createEmptyTable('both', schema);
  const reranker = await lancedb.rerankers.RRFReranker.create();
  return {
    add: async (rows: readonly Row[]) => {
      const flat = rows.map(({ id, terms, vector }) => ({ id, terms: terms.join(' '), vector: [...vector] }));
      await table.add(lancedb.makeArrowTable(flat, { schema }));
    },
    finish: async () => {
      const words = lancedb.Index.fts({
        withPosition: false,
        baseTokenizer: 'whitespace',
        stem: false,
        removeStopWords: false,
      });
      await table.createIndex('terms', { config: words });
      await table.createIndex('vector', { config: lancedb.Index.ivfRq({ distanceType: 'dot' }) });
      await table.optimize({ cleanupOlderThan: new Date() });
    },
    search: async ({ text, vector }: EngineQuery, limit: number) => {
      const query = table
        .query()
        .fullTextSearch(text, { columns: 'terms' })
        .nearestTo(vector ?? new Float32Array());
      const found = await query.distanceType('dot').rerank(reranker).select(['id']).limit(limit).toArray();
      return found.map(({ id }: { id: string }) => id);
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** 0 where the system doesn't tell. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function pad(number: number): string {
  return String(number).padStart(8, '0');
}
