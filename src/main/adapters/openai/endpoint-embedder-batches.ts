import { estimateTokens } from '#shared/text/token-estimate.ts';

/** Cuts the texts into runs of at most so many texts and estimated tokens; one of `alone` tokens or more stands alone. */
export function toBatches(
  texts: readonly string[],
  most: { readonly texts: number; readonly tokens: number; readonly alone: number },
): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let tokens = Infinity;
  for (const text of texts) {
    const own = estimateTokens(text);
    const last = batches.at(-1);
    const isAlone = own >= most.alone;
    if (last === undefined || isAlone || last.length >= most.texts || tokens + own > most.tokens) {
      batches.push([text]);
      tokens = isAlone ? Infinity : own;
    } else {
      last.push(text);
      tokens += own;
    }
  }
  return batches;
}

/** The beginning of the text that takes at most so many estimated tokens, cut between characters. */
export function cutToTokens(text: string, mostTokens: number): string {
  if (estimateTokens(text) <= mostTokens) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (estimateTokens(text.slice(0, middle)) <= mostTokens) fits = middle;
    else tooLong = middle;
  }
  const cut = text.slice(0, fits);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
