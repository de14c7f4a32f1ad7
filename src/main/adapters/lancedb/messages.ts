/** What crosses between the app and LanceDB's process: plain values and typed arrays, one reply for each request. */
export type Operations = {
  putWords: {
    ask: { ids: readonly string[]; sourceIds: readonly string[]; terms: readonly string[] };
    answer: null;
  };
  putVectors: {
    ask: {
      space: string;
      dimensions: number;
      ids: readonly string[];
      sourceIds: readonly string[];
      /** One vector after the other. */
      vectors: Float32Array;
    };
    answer: null;
  };
  remove: { ask: { ids: readonly string[] }; answer: null };
  searchWords: {
    ask: { terms: readonly CountedTerm[]; limit: number; sourceIds: readonly string[] | null };
    answer: Ranking;
  };
  searchVectors: {
    ask: { space: string; vector: Float32Array; limit: number; sourceIds: readonly string[] | null };
    answer: Ranking;
  };
  getVectors: { ask: { space: string; ids: readonly string[] }; answer: { ids: string[]; vectors: Float32Array } };
  keepOnlySpace: { ask: { space: string | null }; answer: null };
  count: { ask: null; answer: { words: number; vectors: Record<string, number> } };
  optimise: { ask: null; answer: null };
};

export type CountedTerm = { readonly term: string; readonly count: number };

/** Best first, ties by id. */
export type Ranking = { ids: string[]; scores: Float64Array };

export type OperationName = keyof Operations;
export type Ask<Name extends OperationName> = Operations[Name]['ask'];
export type Answer<Name extends OperationName> = Operations[Name]['answer'];

export type Request = { [Name in OperationName]: { id: number; name: Name; ask: Ask<Name> } }[OperationName];

export type Reply =
  | { id: number; kind: 'answered'; answer: unknown }
  /** The caller's mistake, which only the engine's side could see. */
  | { id: number; kind: 'misused'; message: string }
  | { id: number; kind: 'failed'; message: string; isDamaged: boolean };
