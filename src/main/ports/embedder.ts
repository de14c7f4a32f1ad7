/** A text and its language (ISO 639-1 or `und`), which decides how it is cut into terms. */
export type EmbeddableText = {
  readonly text: string;
  readonly language: string;
  /** For a query, whose own language isn't known: the other languages of the library it is put to. */
  readonly otherLanguages?: readonly string[];
};

/** Turns texts into unit vectors of one space. A text without a known term gives the zero vector. */
export type Embedder = {
  /** Names the fit or the model; vectors of two spaces are never compared. */
  readonly space: string;
  readonly dimensions: number;
  readonly embed: (texts: readonly EmbeddableText[]) => Promise<readonly Float32Array[]>;
};

/** A fitted embedder as it is kept in project.db. */
export type StoredFit = {
  readonly space: string;
  readonly dimensions: number;
  /** How many passages the library had when it was fitted. */
  readonly passageCount: number;
  readonly bytes: Uint8Array;
};

/** Makes an embedder of the project's own passages. Equal passages in equal order give equal bytes. */
export type EmbedderFitter = {
  /** Runs off the main thread. Returns null when there are too few passages to fit (fewer than 50). */
  readonly fit: (options: {
    passages: AsyncIterable<readonly EmbeddableText[]>;
    passageCount: number;
    signal: AbortSignal;
    onProgress: (done: { phase: string; fraction: number }) => void;
  }) => Promise<StoredFit | null>;
  /**
   * Learns terms that were first seen after the fit from passages added since. The space stays the same: vectors
   * of passages embedded before remain valid.
   */
  readonly foldIn: (fit: StoredFit, added: AsyncIterable<readonly EmbeddableText[]>) => Promise<StoredFit>;
  readonly open: (fit: StoredFit) => Promise<Embedder>;
  readonly close: () => Promise<void>;
};
