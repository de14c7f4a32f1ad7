import type { PassageId, SourceId } from '#shared/base/ids.ts';
import { queryTerms } from '#shared/text/terms/index.ts';
import type { MemoryIndex, ScoredPassage } from '#main/ports/memory-index.ts';
import { fuse } from './fuse.ts';
import type { QueryEmbedder } from './query-embedder.ts';

export type RetrieveOptions = {
  readonly query: string;
  readonly limit: number;
  readonly index: MemoryIndex;
  /** Null while the words decide alone. */
  readonly embedder: QueryEmbedder | null;
  /** The library's languages, the most frequent first. */
  readonly languages: readonly string[];
  readonly sourceIds?: readonly SourceId[];
  readonly signal?: AbortSignal;
};

/**
 * The passages that answer the query, best first, ties by id: full text and vectors fused, then once more with the
 * query's vector moved towards the three best (Rocchio's feedback, on the vectors alone: on the words it hurts).
 * Scores are in [0, 1] and compare within one answer only. Rejects with the signal's reason when it is aborted.
 */
export async function retrieve(options: RetrieveOptions): Promise<readonly ScoredPassage[]> {
  const { query, limit, index, embedder, languages, signal } = options;
  const depth = Math.max(leastDepth, limit);
  const filter = options.sourceIds === undefined ? {} : { sourceIds: options.sourceIds };
  signal?.throwIfAborted();
  const terms = queryTerms(query, languages);
  const askWords = index.searchWords({ terms, limit: depth, ...filter });
  // Awaited below; this only keeps a failure while the query is embedded from counting as unheard.
  askWords.catch(() => {});
  const vector = embedder === null ? null : await embedder.embed(query, languages);
  if (embedder === null || vector === null) return fuse(await askWords, []).slice(0, limit);

  const search = (near: Float32Array, wanted: number) =>
    index.searchVectors({ space: embedder.space, vector: near, limit: wanted, ...filter });
  const [words, near] = await Promise.all([askWords, search(vector, feedbackDepth)]);
  const withoutVector = embedder.isPartial
    ? await thoseWithoutVector(index, embedder.space, words)
    : new Set<PassageId>();
  const first = fuse(words, near, withoutVector);
  signal?.throwIfAborted();
  const best = first
    .filter(({ id }) => !withoutVector.has(id))
    .slice(0, feedbackPassages)
    .map(({ id }) => id);
  const moved = moveTowards(vector, await vectorsOf(index, embedder.space, best));
  if (moved === null) return first.slice(0, limit);
  const second = fuse(words, await search(moved, depth), withoutVector);
  signal?.throwIfAborted();
  return second.slice(0, limit);
}

const leastDepth = 100;
const feedbackPassages = 3;
/** The first vector search only has to show the best few: half the depth finds the same ones. */
const feedbackDepth = 40;
const feedbackWeight = 0.4;

async function thoseWithoutVector(
  index: MemoryIndex,
  space: string,
  found: readonly ScoredPassage[],
): Promise<ReadonlySet<PassageId>> {
  const ids = found.map(({ id }) => id);
  const stored = await index.getVectors({ space, ids });
  return new Set(ids.filter((id) => !stored.has(id)));
}

async function vectorsOf(
  index: MemoryIndex,
  space: string,
  ids: readonly PassageId[],
): Promise<readonly Float32Array[]> {
  if (ids.length === 0) return [];
  const stored = await index.getVectors({ space, ids });
  return ids.flatMap((id) => stored.get(id) ?? []);
}

function moveTowards(vector: Float32Array, targets: readonly Float32Array[]): Float32Array | null {
  if (targets.length === 0) return null;
  const moved = Float64Array.from(vector, (value, k) => {
    const sum = targets.reduce((total, target) => total + (target[k] ?? 0), 0);
    return value + (feedbackWeight * sum) / targets.length;
  });
  const length = Math.hypot(...moved);
  return length === 0 ? null : Float32Array.from(moved, (value) => value / length);
}
