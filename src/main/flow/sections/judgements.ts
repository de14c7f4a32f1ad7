import { createHash } from 'node:crypto';
import { isOfOneStep } from '#shared/base/fault.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { ItemId, SectionId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Judgement, SupportVerdict } from '#shared/domain/verdict.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import type { CheckedClaim } from './check-section.ts';

/** Names what was judged: the claim's words and its quotes'. With other words there is another key. */
export function judgementKey(checked: Pick<CheckedClaim, 'claim' | 'quotes'>): string {
  const known = keys.get(checked);
  if (known !== undefined) return known;
  const { claim, quotes } = checked;
  const key = createHash('sha256')
    .update(JSON.stringify([claim.text, quotes]))
    .digest('hex');
  keys.set(checked, key);
  return key;
}

/** A claim of a cached section is asked for its key at every check. */
const keys = new WeakMap<object, string>();

/** Whether only a checker can tell if the quotes say it. */
export function needsJudging({ claim, verdict }: CheckedClaim): boolean {
  return verdict === 'unchecked' && claim.evidenceIds.length > 0;
}

/**
 * Has the reasoner judge those claims that code can't and that nobody has judged, in one request. Where it can't tell
 * or can't be asked for this section there is no judgement. Faults: the reasoner's that aren't of one step.
 */
export async function judgeClaims(options: {
  itemId: ItemId;
  claims: readonly CheckedClaim[];
  known: ReadonlyMap<string, Judgement>;
  reasoner: Reasoner;
  signal: AbortSignal;
}): Promise<Result<ReadonlyMap<string, Judgement>>> {
  const { itemId, known, reasoner, signal } = options;
  const asked = new Map(
    options.claims
      .filter(needsJudging)
      .map((checked) => [judgementKey(checked), checked] as const)
      .filter(([key]) => !known.has(key)),
  );
  if (asked.size === 0) return succeed(new Map());
  const claims = [...asked.values()].map(({ claim: { text }, quotes }) => ({ text, quotes }));
  const judged = await reasoner.judge({ itemId, claims }, signal);
  if (!judged.ok) return isOfOneStep(judged.fault) ? succeed(new Map()) : judged;
  const keys = [...asked.keys()];
  return succeed(
    new Map(
      judged.value.flatMap((judgement, index): (readonly [string, Judgement])[] => {
        const key = keys[index];
        return key === undefined || judgement.verdict === 'unchecked' ? [] : [[key, judgement]];
      }),
    ),
  );
}

/** The claims with a checker's judgements where code had no verdict, and with the problems that they show. */
export function withJudgements(
  claims: readonly CheckedClaim[],
  judgements: ReadonlyMap<string, Judgement>,
  sectionId: SectionId,
): readonly CheckedClaim[] {
  return claims.map((checked) => {
    const judgement = needsJudging(checked) ? judgements.get(judgementKey(checked)) : undefined;
    if (judgement === undefined) return checked;
    const problem = problemOf(judgement, checked.claim.text, sectionId);
    return {
      ...checked,
      verdict: judgement.verdict,
      problems: problem === null ? checked.problems : [...checked.problems, problem],
    };
  });
}

const codes: Readonly<Record<SupportVerdict, { code: Problem['code']; said: string } | null>> = {
  supported: null,
  unchecked: null,
  'partly-supported': { code: 'claim-partly-supported', said: 'the quotes cited say only a part of it' },
  unsupported: { code: 'claim-unsupported', said: "the quotes cited don't say it" },
  contradicted: { code: 'claim-contradicted', said: 'the quotes cited say otherwise' },
};

function problemOf({ verdict, words }: Judgement, text: string, sectionId: SectionId): Problem | null {
  const found = codes[verdict];
  if (found === null) return null;
  return { code: found.code, sectionId, text, detail: words === '' ? found.said : `${found.said}: “${words}”` };
}
