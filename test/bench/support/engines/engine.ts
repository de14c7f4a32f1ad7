/** One text to be found; `vector` is null where no vectors are made of so few texts. */
export type EngineDocument = {
  readonly id: string;
  readonly text: string;
  readonly vector: Float32Array | null;
};

export type EngineQuery = { readonly text: string; readonly vector: Float32Array | null };

/** What a program could search texts with. All are given the same texts, queries and vectors. */
export type Engine = {
  readonly name: string;
  readonly add: (documents: readonly EngineDocument[]) => Promise<void>;
  /** Everything was added: indexes are made now, where the engine makes them at once. */
  readonly finish: () => Promise<void>;
  /** Ids, best first. */
  readonly search: (query: EngineQuery, limit: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Where an engine is made, and the language of the texts (ISO 639-1), to be set as its manual says. */
export type EngineOptions = {
  readonly folder: string;
  readonly language: string;
  readonly dimensions: number | null;
};
