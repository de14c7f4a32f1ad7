/** What a library's passages hold: how often each term occurs in each passage, and in all of them together. */
export type TermCounts = {
  readonly passageCount: number;
  /** Every term in the order it was first seen; its place is its id. */
  readonly terms: readonly string[];
  readonly passageFrequency: Uint32Array;
  /** 1 + Σ p ln p / ln N over the passages: 1 for a term of one passage, 0 for one spread evenly over all (Dumais 1991). */
  readonly entropyWeight: Float64Array;
  /** The passages kept: term ids and counts of passage i at `[starts[i], starts[i + 1])`. */
  readonly kept: { readonly starts: Uint32Array; readonly termIds: Uint32Array; readonly counts: Uint16Array };
};

export type TermCounter = {
  readonly add: (terms: readonly string[]) => void;
  /** `libraryPassageCount` is N of the entropy weight; the passages counted here unless the library has more. */
  readonly finish: (libraryPassageCount?: number) => TermCounts;
};

/** Counts every passage and keeps all, or an even choice of at most `mostKept` where more are expected. */
export function createTermCounter(options: { expectedPassages: number; mostKept: number }): TermCounter {
  const ids = new Map<string, number>();
  let passageFrequency = new Uint32Array(1 << 16);
  let frequency = new Float64Array(1 << 16);
  let frequencyLogFrequency = new Float64Array(1 << 16);
  let countHere = new Uint32Array(1 << 16);
  let starts = new Uint32Array(1 << 14);
  let termIds = new Uint32Array(1 << 20);
  let counts = new Uint16Array(1 << 20);
  let passageCount = 0;
  let keptCount = 0;
  let entryCount = 0;

  const idOf = (term: string): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(term, id);
    if (id >= passageFrequency.length) {
      passageFrequency = grown(passageFrequency, id + 1);
      frequency = grown(frequency, id + 1);
      frequencyLogFrequency = grown(frequencyLogFrequency, id + 1);
      countHere = grown(countHere, id + 1);
    }
    return id;
  };

  const add = (terms: readonly string[]): void => {
    const first = entryCount;
    if (first + terms.length > termIds.length) {
      termIds = grown(termIds, first + terms.length);
      counts = grown(counts, first + terms.length);
    }
    let end = first;
    for (const term of terms) {
      const id = idOf(term);
      if (countHere[id] === 0) {
        termIds[end] = id;
        end += 1;
      }
      countHere[id]! += 1;
    }
    for (let at = first; at < end; at += 1) {
      const id = termIds[at]!;
      const count = countHere[id]!;
      countHere[id] = 0;
      counts[at] = Math.min(count, 0xffff);
      passageFrequency[id]! += 1;
      frequency[id]! += count;
      frequencyLogFrequency[id]! += count === 1 ? 0 : count * Math.log(count);
    }
    if (isChosen(passageCount, options.expectedPassages, options.mostKept)) {
      keptCount += 1;
      if (keptCount >= starts.length) starts = grown(starts, keptCount + 1);
      starts[keptCount] = end;
      entryCount = end;
    }
    passageCount += 1;
  };

  const finish = (libraryPassageCount = passageCount): TermCounts => {
    const entropyWeight = new Float64Array(ids.size);
    const logPassages = Math.log(Math.max(2, libraryPassageCount));
    for (let id = 0; id < ids.size; id += 1) {
      const entropy = frequencyLogFrequency[id]! / frequency[id]! - Math.log(frequency[id]!);
      entropyWeight[id] = Math.max(0, 1 + entropy / logPassages);
    }
    return {
      passageCount,
      terms: [...ids.keys()],
      passageFrequency: passageFrequency.slice(0, ids.size),
      entropyWeight,
      kept: {
        starts: starts.slice(0, keptCount + 1),
        termIds: termIds.subarray(0, entryCount),
        counts: counts.subarray(0, entryCount),
      },
    };
  };

  return { add, finish };
}

/** Whether the item at `index` is among `wanted` evenly chosen of `total`. */
export function isChosen(index: number, total: number, wanted: number): boolean {
  return total <= wanted || Math.floor(((index + 1) * wanted) / total) > Math.floor((index * wanted) / total);
}

function grown<Values extends Uint16Array | Uint32Array | Float64Array>(values: Values, least: number): Values {
  const copy = new (values.constructor as new (length: number) => Values)(Math.max(least, values.length * 2));
  copy.set(values);
  return copy;
}
