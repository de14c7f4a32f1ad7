import type { Result } from '#shared/base/result.ts';

/** A text and its language (ISO 639-1 or `und`), which decides how it is cut into terms. */
export type EmbeddableText = {
  readonly text: string;
  readonly language: string;
  /** For a query, whose own language isn't known: the other languages of the library it is put to. */
  readonly otherLanguages?: readonly string[];
};

export type EmbedOptions = {
  /** Some models want to know what is searched from what it is searched by. */
  readonly as: 'passage' | 'query';
  /** Somebody waits: rather a fault soon than vectors late. */
  readonly isUrgent: boolean;
  readonly signal: AbortSignal;
};

/** Turns texts into vectors of one space. */
export type Embedder = {
  /** Names the fit or the model; vectors of two spaces are never compared. */
  readonly space: string;
  readonly dimensions: number;
  /** Passages worth giving in one call: fewer waste time, more are lost when it is stopped. */
  readonly passagesPerCall: number;
  /** Calls worth making at the same time. */
  readonly callsAtOnce: number;
  /**
   * One unit vector for each text, in their order; the zero vector for a text that nothing is known of. Faults:
   * `endpoint-…`, `model-not-found`, `prompt-too-long`, `offline`, `cancelled`; none where no endpoint is asked.
   */
  readonly embed: (texts: readonly EmbeddableText[], options: EmbedOptions) => Promise<Result<readonly Float32Array[]>>;
};

/** What is known of a fit without reading it. */
export type Fit = {
  readonly space: string;
  readonly dimensions: number;
  /** How many passages the library had when it was fitted. */
  readonly passageCount: number;
  /** Of one space, the fit with more bytes knows more terms. */
  readonly byteCount: number;
};

/** What an embedder is opened from, as it is kept in project.db. */
export type StoredFit = Omit<Fit, 'byteCount'> & { readonly bytes: Uint8Array };

/** Makes embedders: of the project's own passages, or of a model somewhere. What is the same gives equal bytes. */
export type EmbedderFitter = {
  /** Whether the fit is of this fitter's kind and settings. Any other's can be neither opened nor widened. */
  readonly isOwn: (fit: Pick<Fit, 'space'>) => boolean;
  /** Whether it is time to fit: there is no own fit yet (null), or the one there is may no longer suit the library. */
  readonly isDue: (library: {
    fit: Pick<Fit, 'space' | 'passageCount'> | null;
    passageCount: number;
    /** How many of them have no vector of this fit. */
    withoutVector: number;
  }) => boolean;
  /** As many passages may be embedded while somebody waits for a search. */
  readonly mostWhileAwaited: number;
  /** Null where these passages can't be fitted. Faults: the embedder's. Rejects with the signal's reason when aborted. */
  readonly fit: (options: {
    passages: AsyncIterable<readonly EmbeddableText[]>;
    passageCount: number;
    signal: AbortSignal;
    onProgress: (done: { phase: string; fraction: number }) => void;
  }) => Promise<Result<StoredFit | null>>;
  /**
   * Learns terms that were first seen after the fit from passages added since. The space stays the same: vectors
   * of passages embedded before remain valid. Null where a fit has nothing to learn from them.
   */
  readonly foldIn: ((fit: StoredFit, added: AsyncIterable<readonly EmbeddableText[]>) => Promise<StoredFit>) | null;
  readonly open: (fit: StoredFit) => Promise<Embedder>;
  readonly close: () => Promise<void>;
};
