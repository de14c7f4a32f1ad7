import type { Table } from '@lancedb/lancedb';
import { readAddresses, readTexts, readVectors, toVectorsTable } from './arrow-rows.ts';
import type { Answer, Ask } from './messages.ts';
import { MisuseError } from './misuse-error.ts';
import { rankWithTies } from './ranking.ts';
import { createRowCache } from './row-cache.ts';
import { chooseRows, newestOfEachId } from './row-choice.ts';
import { tableOfSpace } from './space-tables.ts';
import type { Tables } from './tables.ts';
import { whereIn } from './where.ts';
import { createWrittenIds } from './written-ids.ts';

/** With these the approximate index finds what a scan finds: recall was .99 and more on every kind of vectors tried. */
const probes = 80;
const leastCompared = 100;
const comparedPerResult = 2;
const mostCachedBytes = 32 * 2 ** 20;

type FoundVector = { readonly id: string; readonly vector: Float32Array };
type StoredVector = { readonly sourceId: string; readonly vector: Float32Array };

export function createVectorsTables(options: { tables: Tables }) {
  const { tables } = options;
  const written = createWrittenIds();
  const rowsCache = createRowCache({
    columns: ['id', 'vector'],
    mostRows: ({ vector }: FoundVector) => mostCachedBytes / vector.byteLength,
    toRows: (found) => {
      const vectors = readVectors(found);
      return readTexts(found, 'id').map((id, at) => ({ id, vector: vectors[at] ?? new Float32Array() }));
    },
  });

  /** What the last search of each table compared: its best are asked for next, to move the query towards them. */
  const lastCompared = new Map<Table, ReadonlyMap<string, Float32Array>>();

  /** The index's candidates, whose distances are rough, compared anew with their own vectors. */
  const searchIndex = async (table: Table, vector: Float32Array, limit: number) => {
    const compared = Math.max(leastCompared, comparedPerResult * limit);
    const search = table.query().nearestTo(vector).distanceType('dot').nprobes(probes);
    const found = await search.select(['_distance']).withRowId().limit(compared).toArrow();
    const rows = await rowsCache.rowsAt(table, readAddresses(found));
    lastCompared.set(table, new Map(rows.map((row) => [row.id, row.vector])));
    return rows
      .map((row) => ({ id: row.id, score: dotProduct(vector, row.vector) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  };

  return {
    put: async (ask: Ask<'putVectors'>): Promise<null> => {
      const { dimensions } = ask;
      const name = tableOfSpace(ask.space);
      lastCompared.clear();
      const table = await tables.open(name);
      if (table !== null) {
        await assertDimensions(table, dimensions);
        await written.learn(name, table);
      }
      const exists = table !== null;
      const isNew = table === null || written.areNew(name, exists, ask.ids);
      const stored = isNew ? new Map<string, StoredVector>() : await storedVectors(table, ask.ids);
      const vectorOf = (row: number) => ask.vectors.subarray(row * dimensions, (row + 1) * dimensions);
      const { chosen, replaces } = chooseRows({
        ids: ask.ids,
        rows: newestOfEachId(ask.ids),
        stored,
        isSame: (row, old) => ask.sourceIds[row] === old.sourceId && isEqual(vectorOf(row), old.vector),
      });
      if (chosen.length === 0) return null;
      const vectors = new Float32Array(chosen.length * dimensions);
      chosen.forEach((row, at) => vectors.set(vectorOf(row), at * dimensions));
      const pick = (values: readonly string[]) => chosen.map((row) => values[row] ?? '');
      const rows = toVectorsTable({ ids: pick(ask.ids), sourceIds: pick(ask.sourceIds), vectors, dimensions });
      // Before it happens: a write that fails may have happened all the same.
      written.add(name, exists, ask.ids);
      await tables.putRows(name, rows, { replaces });
      // Once more: a search that went on meanwhile may have compared old ones.
      lastCompared.clear();
      return null;
    },

    search: async (ask: Ask<'searchVectors'>): Promise<Answer<'searchVectors'>> => {
      const name = tableOfSpace(ask.space);
      const table = await tables.open(name);
      if (table === null) return { ids: [], scores: new Float64Array() };
      await assertDimensions(table, ask.vector.length);
      const isIndexed = await tables.hasVectorIndex(name);
      return rankWithTies({
        limit: ask.limit,
        round: (score) => Math.round(score * 1e6) / 1e6,
        search: async (limit) => {
          if (isIndexed && ask.sourceIds === null) return searchIndex(table, ask.vector, limit);
          const search = table.query().nearestTo(ask.vector).distanceType('dot');
          // The approximate index under a filter silently loses rows.
          search.bypassVectorIndex().select(['id', '_distance']).limit(limit);
          if (ask.sourceIds !== null) search.where(whereIn('source_id', ask.sourceIds));
          const hits: { id: string; _distance: number }[] = await search.toArray();
          return hits.map(({ id, _distance }) => ({ id, score: 1 - _distance }));
        },
      });
    },

    /** To be called before rows are removed. */
    forget: () => lastCompared.clear(),

    get: async (ask: Ask<'getVectors'>): Promise<Answer<'getVectors'>> => {
      const table = await tables.open(tableOfSpace(ask.space));
      if (table === null) return { ids: [], vectors: new Float32Array() };
      const dimensions = await dimensionsOf(table);
      const compared = lastCompared.get(table);
      const isCompared = compared !== undefined && ask.ids.every((id) => compared.has(id));
      const stored = isCompared
        ? ask.ids.map((id): [string, Float32Array] => [id, compared.get(id) ?? new Float32Array()])
        : [...(await storedVectors(table, ask.ids))].map(([id, { vector }]): [string, Float32Array] => [id, vector]);
      const vectors = new Float32Array(stored.length * dimensions);
      stored.forEach(([, vector], at) => vectors.set(vector, at * dimensions));
      return { ids: stored.map(([id]) => id), vectors };
    },
  };
}

async function assertDimensions(table: Table, dimensions: number): Promise<void> {
  const expected = await dimensionsOf(table);
  if (dimensions !== expected) {
    throw new MisuseError(`a vector of ${dimensions} dimensions in a space of ${expected}`);
  }
}

/** A table's never change, and reading a schema takes as long as a small query. */
const knownDimensions = new WeakMap<Table, number>();

async function dimensionsOf(table: Table): Promise<number> {
  const known = knownDimensions.get(table);
  if (known !== undefined) return known;
  const schema = await table.schema();
  const type: unknown = schema.fields.find(({ name }) => name === 'vector')?.type;
  if (typeof type !== 'object' || type === null || !('listSize' in type) || typeof type.listSize !== 'number') {
    throw new Error('a vectors table without vectors');
  }
  knownDimensions.set(table, type.listSize);
  return type.listSize;
}

async function storedVectors(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, StoredVector>> {
  const columns = ['id', 'source_id', 'vector'];
  const found = await table.query().where(whereIn('id', ids)).select(columns).toArrow();
  const sourceIds = readTexts(found, 'source_id');
  const vectors = readVectors(found);
  return new Map(
    readTexts(found, 'id').map((id, at) => [
      id,
      { sourceId: sourceIds[at] ?? '', vector: vectors[at] ?? new Float32Array() },
    ]),
  );
}

function isEqual(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k]);
}

function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
