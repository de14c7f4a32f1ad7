import { factsNotIn, type ClaimFact } from './claim-facts.ts';

/** A claim, the texts it is said to rest on, and whether a person found that they bear all of it out. */
export type LabelledPair = {
  readonly claim: string;
  readonly evidence: readonly string[];
  readonly isSupported: boolean;
};

/** How good flags are: right ones among the flagged pairs, and among the pairs that aren't fully supported. */
export type FlagScores = {
  readonly flagged: number;
  /** Null where nothing is flagged. */
  readonly precision: number | null;
  /** Null where every pair is supported. */
  readonly recall: number | null;
};

export type ClaimScores = FlagScores & {
  readonly pairs: number;
  /** Pairs that aren't fully supported. */
  readonly unsupportedPairs: number;
  readonly byKind: Readonly<Record<ClaimFact['kind'], FlagScores>>;
};

/**
 * Measures the check of numbers, dates and names on labelled pairs. A pair is flagged if its claim has a fact that its
 * evidence lacks, by kind if one of that kind; a flag is right if the pair isn't fully supported, whatever it lacks.
 */
export function evaluateClaims(pairs: readonly LabelledPair[]): ClaimScores {
  const checked = pairs.map(({ claim, evidence, isSupported }) => ({
    isSupported,
    kinds: new Set(factsNotIn(claim, evidence).map(({ kind }) => kind)),
  }));
  const unsupportedPairs = pairs.filter(({ isSupported }) => !isSupported).length;
  const scores = (isFlagged: (kinds: ReadonlySet<ClaimFact['kind']>) => boolean): FlagScores => {
    const flagged = checked.filter(({ kinds }) => isFlagged(kinds));
    const right = flagged.filter(({ isSupported }) => !isSupported).length;
    return {
      flagged: flagged.length,
      precision: share(right, flagged.length),
      recall: share(right, unsupportedPairs),
    };
  };
  return {
    pairs: pairs.length,
    unsupportedPairs,
    ...scores((kinds) => kinds.size > 0),
    byKind: {
      number: scores((kinds) => kinds.has('number')),
      date: scores((kinds) => kinds.has('date')),
      name: scores((kinds) => kinds.has('name')),
    },
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
