import * as fc from 'fast-check';

/** Something that must hold of whatever is made up for it. */
export type Claim = {
  readonly what: string;
  readonly property: fc.IRawProperty<unknown>;
  /** Of the tries asked for, how many this one is worth: dear ones take fewer. */
  readonly share?: number;
};

export type Row = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: string | number;
  readonly isMissed?: boolean;
};

type Tries = { readonly tries: number; readonly seed: number };

/** Tries each claim so many times and tells how often; what broke is written with its seed and what it broke on. */
export async function tryClaims(
  claims: readonly Claim[],
  { tries, seed, note }: Tries & { readonly note: (line: string) => void },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const claim of claims) {
    const startedMs = performance.now();
    const { runs, failure } = await tryClaim(claim, { tries, seed });
    const tookMs = Math.round(performance.now() - startedMs);
    if (failure !== null) note(`${claim.what} (seed ${seed}): ${failure}`);
    rows.push({
      what: claim.what,
      value: runs,
      unit: `tried in ${tookMs} ms`,
      bar: 'none fails',
      ...(failure !== null && { isMissed: true }),
    });
  }
  return rows;
}

/** How often the claim was tried, and what it broke on; null where it held. */
export async function tryClaim(
  { property, share = 1 }: Claim,
  { tries, seed }: Tries,
): Promise<{ readonly runs: number; readonly failure: string | null }> {
  const details = await fc.check(property, { seed, numRuns: Math.max(1, Math.round(tries * share)) });
  if (!details.failed) return { runs: details.numRuns, failure: null };
  const cause = details.errorInstance instanceof Error ? (details.errorInstance.stack ?? '') : '';
  const failure = `${(await fc.asyncDefaultReportMessage(details)) ?? 'failed'}\n${cause}`;
  return { runs: details.numRuns, failure };
}
