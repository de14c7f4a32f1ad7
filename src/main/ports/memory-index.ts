import type { PassageId, SourceId } from '#shared/base/ids.ts';

export type WordsRow = {
  readonly id: PassageId;
  readonly sourceId: SourceId;
  /** Analysed terms, repeated as often as they occur. No term holds white space. */
  readonly terms: readonly string[];
};

export type VectorRow = {
  readonly id: PassageId;
  readonly sourceId: SourceId;
  /** Unit length. */
  readonly vector: Float32Array;
};

/** Higher is better: BM25 for words, cosine similarity in [-1, 1] for vectors. */
export type ScoredPassage = { readonly id: PassageId; readonly score: number };

/**
 * The projection of the passages that is searched: full text and vectors. It holds nothing that project.db
 * doesn't; it can be wiped and rebuilt. Writing a row under an id that is there replaces it.
 *
 * Vectors live in named spaces (one per fit or model), each with its own dimension, so that vectors of two
 * models are never compared. Every method rejects with `MemoryIndexError` when the engine can't answer.
 */
export type MemoryIndex = {
  readonly putWords: (rows: readonly WordsRow[]) => Promise<void>;
  /** Throws if a vector's length isn't `dimensions`, or the space was made with another. */
  readonly putVectors: (options: { space: string; dimensions: number; rows: readonly VectorRow[] }) => Promise<void>;
  /** Takes the rows of these passages out of the words and of every space. */
  readonly remove: (ids: readonly PassageId[]) => Promise<void>;
  /** Any of the terms may match; a term given twice counts twice. Best first, ties by id. An empty list finds nothing. */
  readonly searchWords: (options: {
    terms: readonly string[];
    limit: number;
    sourceIds?: readonly SourceId[];
  }) => Promise<readonly ScoredPassage[]>;
  /** Cosine similarity, best first, ties by id. A space that isn't there finds nothing. */
  readonly searchVectors: (options: {
    space: string;
    vector: Float32Array;
    limit: number;
    sourceIds?: readonly SourceId[];
  }) => Promise<readonly ScoredPassage[]>;
  /** The stored vectors of those ids that are in the space. */
  readonly getVectors: (options: {
    space: string;
    ids: readonly PassageId[];
  }) => Promise<ReadonlyMap<PassageId, Float32Array>>;
  /** Drops every vector space but the named one. */
  readonly keepOnlySpace: (space: string | null) => Promise<void>;
  readonly count: () => Promise<{ readonly words: number; readonly vectors: Readonly<Record<string, number>> }>;
  /**
   * Builds or refreshes the indexes over what was written since; cheap when nothing was. Of a large index little that is
   * new may wait until the index isn't used for a while.
   */
  readonly optimise: () => Promise<void>;
  /** Removes everything, also what can't be opened, and starts anew. */
  readonly wipe: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The engine under the memory index failed or went away; `isDamaged` says that what is on disk can't be used. */
export class MemoryIndexError extends Error {
  override readonly name = 'MemoryIndexError';
  readonly isDamaged: boolean;

  constructor(message: string, options: { isDamaged: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.isDamaged = options.isDamaged;
  }
}
