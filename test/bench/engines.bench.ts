import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ndcg } from '#shared/text/ranking-metrics.ts';
import { type BeirCollection, readBeir } from '#main/adapters/beir/index.ts';
import type { Engine, EngineQuery } from './support/engines/engine.ts';
import { openHeddle } from './support/engines/heddle.ts';
import { openLanceHybrid } from './support/engines/lancedb-hybrid.ts';
import { openMiniSearch } from './support/engines/minisearch.ts';
import { openOrama } from './support/engines/orama.ts';
import { openSqliteFts5 } from './support/engines/sqlite-fts5.ts';
import type { Row } from './support/row.ts';

type Found = { readonly engine: string; readonly ndcg10: number; readonly ms: readonly number[] };

const data = join(import.meta.dirname, '../../../shared/data/ir');
const collections = [
  { folder: 'cranfield', language: 'en' },
  { folder: 'adi', language: 'en' },
  { folder: 'xquad-en', language: 'en' },
  { folder: 'xquad-de', language: 'de' },
  { folder: 'xquad-zh', language: 'zh' },
] as const;
/** The largest of them. How fast a large library is searched, the bench called search says. */
const timed = 'cranfield';
const limit = 10;

/** How well and how fast texts are found by what one would otherwise search them with, and by Heddle, query by query in one run. */
export async function measure(): Promise<{ readonly name: string; readonly rows: readonly Row[] }> {
  const name = 'search beside other engines';
  const there = collections.filter(({ folder }) => existsSync(join(data, folder)));
  if (there.length === 0) {
    return { name, rows: [{ what: 'left out: there are no collections in ../shared/data/ir', value: 0, unit: '' }] };
  }
  const rows: Row[] = [];
  const found: (readonly Found[])[] = [];
  for (const collection of there) {
    const each = await measureOn(collection);
    found.push(each);
    for (const { engine, ndcg10, ms } of each) {
      const what = `${collection.folder}, ${engine}`;
      rows.push({ what: `${what}: nDCG@10`, value: ndcg10, unit: '' });
      if (collection.folder !== timed) continue;
      rows.push({ what: `${what}: p50`, value: quantile(ms, 0.5), unit: 'ms' });
      rows.push({ what: `${what}: p95`, value: quantile(ms, 0.95), unit: 'ms' });
    }
  }
  return { name, rows: [...rows, ...summary(found)] };
}

function summary(found: readonly (readonly Found[])[]): readonly Row[] {
  const names = [...new Set(found.flat().map(({ engine }) => engine))];
  const meanOf = (name: string) => mean(found.map((each) => each.find(({ engine }) => engine === name)?.ndcg10 ?? 0));
  const others = names.filter((name) => name !== 'Heddle');
  const best = Math.max(...others.map(meanOf));
  const ours = meanOf('Heddle');
  return [
    ...others.map((name) => ({ what: `mean nDCG@10, ${name}`, value: meanOf(name), unit: '' })),
    {
      what: 'mean nDCG@10, Heddle',
      value: ours,
      unit: '',
      bar: `≥ the best other, ${best.toFixed(3)}`,
      isMissed: ours < best,
    },
  ];
}

async function measureOn({ folder, language }: (typeof collections)[number]): Promise<readonly Found[]> {
  const read = await readBeir(join(data, folder));
  if (!read.ok) throw new Error(read.fault.message);
  const place = await mkdtemp(join(tmpdir(), 'heddle-bench-engines-'));
  const engines: Engine[] = [];
  try {
    const { documents } = read.value;
    const heddle = openHeddle({ folder: join(place, 'heddle'), language });
    engines.push(heddle);
    const plain = documents.map((document) => ({ ...document, vector: null }));
    await heddle.add(plain);
    await heddle.finish();
    const vectors = await heddle.vectorsOf(plain);
    const dimensions = vectors.find((vector) => vector !== null)?.length ?? null;
    const made = { folder: join(place, 'other'), language, dimensions };
    engines.push(
      await openLanceHybrid(made),
      openSqliteFts5(made),
      openMiniSearch(made),
      openOrama(made, 'fulltext'),
      openOrama(made, 'hybrid'),
    );
    for (const engine of engines.slice(1)) {
      await engine.add(plain.map((document, at) => ({ ...document, vector: vectors[at] ?? null })));
      await engine.finish();
    }
    return await compare(
      engines,
      read.value,
      (text) => heddle.embedder()?.embed(text, heddle.languages()) ?? Promise.resolve(null),
    );
  } finally {
    for (const engine of engines) await engine.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** Each query is put to all of them in turn, beginning with another one each time. The time to embed it counts for ours alone. */
async function compare(
  engines: readonly Engine[],
  { queries }: BeirCollection,
  embed: (text: string) => Promise<Float32Array | null>,
): Promise<readonly Found[]> {
  const ms = engines.map((): number[] => []);
  const gains = engines.map((): number[] => []);
  for (const [number, { text, relevance }] of queries.entries()) {
    const query: EngineQuery = { text, vector: await embed(text) };
    for (let turn = 0; turn < engines.length; turn += 1) {
      const place = (number + turn) % engines.length;
      const startedMs = performance.now();
      const ranked = (await engines[place]?.search(query, limit)) ?? [];
      ms[place]?.push(performance.now() - startedMs);
      gains[place]?.push(ndcg({ ranked, relevance }, 10));
    }
  }
  // The first ones warm all of them up.
  return engines.map(({ name }, place) => ({
    engine: name,
    ndcg10: mean(gains[place] ?? []),
    ms: (ms[place] ?? []).slice(Math.min(20, Math.floor(queries.length / 4))),
  }));
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
