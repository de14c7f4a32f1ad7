import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { passageIdSchema, type PassageId, sourceIdSchema } from '#shared/base/ids.ts';
import {
  type MemoryIndex,
  MemoryIndexError,
  type ScoredPassage,
  type VectorRow,
  type WordsRow,
} from '#main/ports/memory-index.ts';
import type { CountedTerm, Ranking } from './messages.ts';
import { createProcessClient, type ProcessEvent } from './process-client.ts';

export type LanceMemoryIndexOptions = {
  readonly folder: string;
  /** Told of every start and unexpected end of the engine's process. */
  readonly onProcess?: (event: ProcessEvent) => void;
  /** How long a search may take before the process is given up. */
  readonly queryTimeoutMs?: number;
};

/**
 * The memory index in LanceDB, in a process of its own that may die without harm. Searches in more than 20,000 vectors
 * are approximate once optimised, unless they name sources. Of a query's terms the 256 most repeated are used. A vector
 * of zeros finds nothing.
 */
export function createLanceMemoryIndex(options: LanceMemoryIndexOptions): MemoryIndex {
  const { folder, onProcess = () => {}, queryTimeoutMs = 60_000 } = options;
  const client = createProcessClient({ folder, onEvent: onProcess });
  const query = { timeoutMs: queryTimeoutMs };
  let isClosed = false;

  const assertOpen = () => {
    if (isClosed) throw new MemoryIndexError('the memory index is closed', { isDamaged: false });
    // The engine would make the folder of a project anew that was moved or deleted.
    if (!existsSync(dirname(folder))) throw new MemoryIndexError('the project is gone', { isDamaged: false });
  };

  return {
    putWords: async (rows) => {
      assertOpen();
      for (const { id, sourceId } of rows) assertIds([id], [sourceId]);
      for (const part of slices(rows, rowsPerRequest)) {
        const ask = { ...idsOf(part), terms: part.map(({ terms }) => toText(terms)) };
        await client.ask('putWords', ask, { timeoutMs: writeTimeoutMs });
      }
    },

    putVectors: async ({ space, dimensions, rows }) => {
      assertOpen();
      assertSpace(space);
      for (const { id, sourceId, vector } of rows) {
        assertIds([id], [sourceId]);
        assertVector(vector, dimensions);
      }
      for (const part of slices(rows, rowsPerRequest)) {
        const vectors = new Float32Array(part.length * dimensions);
        part.forEach(({ vector }, at) => vectors.set(vector, at * dimensions));
        const ask = { space, dimensions, ...idsOf(part), vectors };
        await client.ask('putVectors', ask, { timeoutMs: writeTimeoutMs });
      }
    },

    remove: async (ids) => {
      assertOpen();
      assertIds(ids, []);
      if (ids.length > 0) await client.ask('remove', { ids }, { timeoutMs: writeTimeoutMs });
    },

    searchWords: async ({ terms, limit, sourceIds = null }) => {
      assertOpen();
      assertIds([], sourceIds ?? []);
      const counted = countTerms(terms);
      if (counted.length === 0 || limit < 1 || sourceIds?.length === 0) return [];
      return toScored(await client.ask('searchWords', { terms: counted, limit, sourceIds }, query));
    },

    searchVectors: async ({ space, vector, limit, sourceIds = null }) => {
      assertOpen();
      assertSpace(space);
      assertVector(vector, vector.length);
      assertIds([], sourceIds ?? []);
      const unit = toUnit(vector);
      if (unit === null || limit < 1 || sourceIds?.length === 0) return [];
      return toScored(await client.ask('searchVectors', { space, vector: unit, limit, sourceIds }, query));
    },

    getVectors: async ({ space, ids }) => {
      assertOpen();
      assertSpace(space);
      assertIds(ids, []);
      const found = new Map<PassageId, Float32Array>();
      for (const part of slices(ids, rowsPerRequest)) {
        const answer = await client.ask('getVectors', { space, ids: part }, query);
        const dimensions = answer.vectors.length / answer.ids.length;
        answer.ids.forEach((id, at) => {
          const vector = answer.vectors.slice(at * dimensions, (at + 1) * dimensions);
          if (!vector.every(Number.isFinite)) throw garbled();
          found.set(toPassageId(id), vector);
        });
      }
      return found;
    },

    keepOnlySpace: async (space) => {
      assertOpen();
      if (space !== null) assertSpace(space);
      await client.ask('keepOnlySpace', { space }, { timeoutMs: writeTimeoutMs });
    },

    count: async () => {
      assertOpen();
      return client.ask('count', null, query);
    },

    optimise: async () => {
      assertOpen();
      await client.ask('optimise', null, { timeoutMs: optimiseTimeoutMs });
    },

    wipe: async () => {
      assertOpen();
      await client.stop('the memory index was wiped');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      await mkdir(folder, { recursive: true });
    },

    close: async () => {
      isClosed = true;
      await client.settled();
      await client.stop('the memory index was closed');
    },
  };
}

const rowsPerRequest = 1000;
const writeTimeoutMs = 10 * 60_000;
const optimiseTimeoutMs = 60 * 60_000;
/** Thousands of terms in one query abort the engine. */
const mostTerms = 256;
const mostTermLength = 1000;

function* slices<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

function idsOf(rows: readonly (WordsRow | VectorRow)[]) {
  return { ids: rows.map(({ id }) => id), sourceIds: rows.map(({ sourceId }) => sourceId) };
}

function toText(terms: readonly string[]): string {
  return terms.map(cleanTerm).join(' ');
}

/** The engine splits at white space and has no word for half a surrogate pair. */
function cleanTerm(term: string): string {
  if (/\s/u.test(term)) throw new RangeError(`a term with white space: ${JSON.stringify(term)}`);
  return term.slice(0, mostTermLength).toWellFormed();
}

/** The distinct terms with how often they were given; of too many the most repeated, then the first. */
function countTerms(terms: readonly string[]): readonly CountedTerm[] {
  const counts = new Map<string, number>();
  for (const term of terms.map(cleanTerm)) {
    if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts]
    .map(([term, count]) => ({ term, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostTerms);
}

function assertIds(passageIds: readonly string[], sourceIds: readonly string[]): void {
  for (const id of passageIds)
    if (!passageIdSchema.safeParse(id).success) throw new RangeError(`not a passage id: ${id}`);
  for (const id of sourceIds) if (!sourceIdSchema.safeParse(id).success) throw new RangeError(`not a source id: ${id}`);
}

function assertSpace(space: string): void {
  if (space === '' || space.length > 40) throw new RangeError(`not a name for a space: ${JSON.stringify(space)}`);
}

function assertVector(vector: Float32Array, dimensions: number): void {
  if (vector.length === 0 || vector.length !== dimensions) {
    throw new RangeError(`a vector of ${vector.length} dimensions where ${dimensions} are due`);
  }
  if (!vector.every(Number.isFinite)) throw new RangeError('a vector with a value that is no number');
}

function toUnit(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return length === 0 ? null : vector.map((value) => value / length);
}

function toScored({ ids, scores }: Ranking): readonly ScoredPassage[] {
  if (!scores.every(Number.isFinite)) throw garbled();
  return ids.map((id, at) => ({ id: toPassageId(id), score: scores[at] ?? 0 }));
}

function toPassageId(id: string): PassageId {
  const parsed = passageIdSchema.safeParse(id);
  if (!parsed.success) throw garbled();
  return parsed.data;
}

/** The engine keeps no checksums: what can't have been written tells of damage. */
function garbled(): MemoryIndexError {
  return new MemoryIndexError('the memory index holds what was never written', { isDamaged: true });
}

export type { ProcessEvent };
