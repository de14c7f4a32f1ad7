/** Remembers ids: of one that was added it never says that it wasn't; of one that wasn't it rarely says that it was. */
export type IdFilter = {
  readonly add: (id: string) => void;
  readonly mayHave: (id: string) => boolean;
};

/**
 * Exact for some tens of thousands of ids; beyond, a Bloom filter (Bloom 1970), which holds two million in 8 MB with
 * six wrong guesses in a million.
 */
export function createIdFilter(mostExact = 50_000): IdFilter {
  let exact: Set<string> | null = new Set();
  let bits = new Uint32Array(0);

  const addBits = (id: string): void => {
    eachBit(id, (bit) => {
      bits[bit >>> 5]! |= 1 << (bit & 31);
      return true;
    });
  };
  return {
    add: (id) => {
      if (exact === null) return addBits(id);
      exact.add(id);
      if (exact.size <= mostExact) return;
      bits = new Uint32Array(bitCount / 32);
      for (const each of exact) addBits(each);
      exact = null;
    },
    mayHave: (id) => exact?.has(id) ?? eachBit(id, (bit) => (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0),
  };
}

const bitCount = 2 ** 26;
const bitsPerId = 8;

/** Whether all of the id's bits pass; their places follow from two hashes (Kirsch and Mitzenmacher 2006). */
function eachBit(id: string, passes: (bit: number) => boolean): boolean {
  // FNV-1a, with two starts.
  let first = 0x811c9dc5;
  let second = 0x01234567;
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b) ^ (second >>> 15);
  }
  for (let number = 0; number < bitsPerId; number += 1) {
    if (!passes((first + Math.imul(number, second | 1)) & (bitCount - 1))) return false;
  }
  return true;
}
