/** Things in batches that take at most `tokens` and `most` things each, in their order; one that alone takes more has its own. */
export function inBatches<T extends { readonly tokens: number }>(
  things: readonly T[],
  { tokens, most }: { readonly tokens: number; readonly most: number },
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || thing.tokens > left) {
      batches.push([thing]);
      left = tokens - thing.tokens;
    } else {
      last.push(thing);
      left -= thing.tokens;
    }
  }
  return batches;
}

/** The same things in `count` batches of nearly one size, dealt out like cards: each gets some of the best. */
export function dealtOut<T>(things: readonly T[], count: number): readonly (readonly T[])[] {
  return Array.from({ length: count }, (_, batch) => things.filter((_thing, index) => index % count === batch));
}
