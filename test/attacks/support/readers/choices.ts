/** Draws from a stream of random numbers, which alone decide. */
export type Choices = {
  /** From 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  /** The start and end of a piece of something so long; small ones are likelier. */
  readonly piece: (length: number, most?: number) => readonly [start: number, end: number];
};

export function createChoices(random: () => number): Choices {
  const below = (limit: number) => Math.floor(random() * Math.max(1, limit));
  return {
    below,
    chance: (share) => random() < share,
    pick: (of) => {
      const picked = of[below(of.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    piece: (length, most = length) => {
      const start = below(length);
      const size = 1 + Math.floor(random() ** 3 * Math.min(most, length - start));
      return [start, Math.min(length, start + size)];
    },
  };
}
