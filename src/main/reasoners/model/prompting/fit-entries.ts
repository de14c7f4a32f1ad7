import { estimateTokens } from '#shared/text/token-estimate.ts';

/** Lines of a list that fit, in the list's order, and what they are lines of. */
export type Fitted<T> = { readonly lines: readonly string[]; readonly shown: readonly T[]; readonly leftOut: number };

/**
 * The entries of a growing list that fit into `tokens`: those preferred first, and of what doesn't fit the next that
 * does. `preferred` ranks indices of the list; without it the list's own order is the preference.
 */
export function fitEntries<T>(options: {
  readonly entries: readonly T[];
  readonly toLine: (entry: T) => string;
  readonly tokens: number;
  readonly limit?: number;
  readonly preferred?: readonly number[];
}): Fitted<T> {
  const { entries, toLine, limit = Number.POSITIVE_INFINITY } = options;
  const chosen = new Map<number, string>();
  let left = options.tokens;
  for (const index of options.preferred ?? entries.keys()) {
    if (chosen.size >= limit || left <= 0) break;
    const entry = entries[index];
    if (entry === undefined) continue;
    const text = toLine(entry);
    const tokens = lineTokens(text);
    if (tokens > left) continue;
    chosen.set(index, text);
    left -= tokens;
  }
  const indices = [...chosen.keys()].toSorted((a, b) => a - b);
  return {
    lines: indices.map((index) => chosen.get(index) ?? ''),
    shown: indices.flatMap((index) => entries[index] ?? []),
    leftOut: entries.length - indices.length,
  };
}

/** The fitted lines, with one that counts what was left out. */
export function linesOf(fitted: Fitted<unknown>, what: string): readonly string[] {
  return fitted.leftOut === 0 ? fitted.lines : [...fitted.lines, `(${fitted.leftOut} more ${what} not shown)`];
}

/** What a line takes with its end; what counts the rest takes about a dozen. */
export function lineTokens(text: string): number {
  return estimateTokens(text) + 1;
}

export const countLineTokens = 16;
