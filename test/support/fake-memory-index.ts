import type { PassageId, SourceId } from '#shared/base/ids.ts';
import type { MemoryIndex, ScoredPassage } from '#main/ports/memory-index.ts';

type Words = { readonly sourceId: SourceId; readonly terms: readonly string[] };
type Vector = { readonly sourceId: SourceId; readonly vector: Float32Array };
type Space = { readonly dimensions: number; readonly rows: Map<PassageId, Vector> };

/** A memory index in the heap: exact BM25 (k1 1.2, b .75) and exact cosine. */
export function createFakeMemoryIndex(): MemoryIndex {
  const words = new Map<PassageId, Words>();
  const spaces = new Map<string, Space>();

  return {
    putWords: async (rows) => {
      for (const { terms } of rows) {
        if (terms.some((term) => /\s/u.test(term))) throw new RangeError('a term with white space');
      }
      for (const { id, sourceId, terms } of rows) words.set(id, { sourceId, terms });
    },
    putVectors: async ({ space, dimensions, rows }) => {
      for (const { vector } of rows) assertVector(vector, dimensions);
      const known = spaces.get(space);
      if (known !== undefined) assertDimensions(dimensions, known);
      const { rows: stored } = known ?? { rows: new Map<PassageId, Vector>() };
      if (rows.length > 0) spaces.set(space, { dimensions, rows: stored });
      for (const { id, sourceId, vector } of rows) stored.set(id, { sourceId, vector: vector.slice() });
    },
    remove: async (ids) => {
      for (const id of ids) {
        words.delete(id);
        for (const { rows } of spaces.values()) rows.delete(id);
      }
    },
    searchWords: async ({ terms, limit, sourceIds }) => {
      const scores = bm25(words, terms);
      return best(
        scores.filter(({ id }) => isAmong(sourceIds, words.get(id)?.sourceId)),
        limit,
      );
    },
    searchVectors: async ({ space, vector, limit, sourceIds }) => {
      assertVector(vector, vector.length);
      const known = spaces.get(space);
      if (known === undefined || vector.every((value) => value === 0)) return [];
      assertDimensions(vector.length, known);
      const rows = [...known.rows].filter(([, row]) => isAmong(sourceIds, row.sourceId));
      return best(
        rows.map(([id, row]) => ({ id, score: cosine(vector, row.vector) })),
        limit,
      );
    },
    getVectors: async ({ space, ids }) => {
      const rows = spaces.get(space)?.rows;
      const found = ids.flatMap((id): [PassageId, Float32Array][] => {
        const row = rows?.get(id);
        return row === undefined ? [] : [[id, row.vector.slice()]];
      });
      return new Map(found);
    },
    keepOnlySpace: async (space) => {
      for (const name of spaces.keys()) if (name !== space) spaces.delete(name);
    },
    count: async () => ({
      words: words.size,
      vectors: Object.fromEntries([...spaces].map(([name, { rows }]) => [name, rows.size])),
    }),
    optimise: async () => {},
    wipe: async () => {
      words.clear();
      spaces.clear();
    },
    close: async () => {},
  };
}

function bm25(words: ReadonlyMap<PassageId, Words>, query: readonly string[]): readonly ScoredPassage[] {
  const rows = [...words];
  const averageLength = rows.reduce((sum, [, { terms }]) => sum + terms.length, 0) / rows.length;
  const scores = new Map<PassageId, number>();
  for (const term of query) {
    const matches = rows.flatMap(([id, { terms }]) => {
      const count = terms.filter((other) => other === term).length;
      return count === 0 ? [] : [{ id, count, length: terms.length }];
    });
    const rarity = Math.log(1 + (rows.length - matches.length + 0.5) / (matches.length + 0.5));
    for (const { id, count, length } of matches) {
      const weight = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / averageLength));
      scores.set(id, (scores.get(id) ?? 0) + rarity * weight);
    }
  }
  return [...scores].map(([id, score]) => ({ id, score }));
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : dot / lengths;
}

/** Rounded, so that what differs in the last digits only is a tie. */
function best(scored: readonly ScoredPassage[], limit: number): readonly ScoredPassage[] {
  return scored
    .map(({ id, score }) => ({ id, score: Math.round(score * 1e6) / 1e6 }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, limit));
}

function isAmong(sourceIds: readonly SourceId[] | undefined, sourceId: SourceId | undefined): boolean {
  return sourceIds === undefined || (sourceId !== undefined && sourceIds.includes(sourceId));
}

function assertDimensions(dimensions: number, space: Space): void {
  if (dimensions !== space.dimensions)
    throw new RangeError(`${dimensions} dimensions in a space of ${space.dimensions}`);
}

function assertVector(vector: Float32Array, dimensions: number): void {
  if (vector.length === 0 || vector.length !== dimensions) throw new RangeError('a vector of another length');
  if (!vector.every(Number.isFinite)) throw new RangeError('a vector with a value that is no number');
}
