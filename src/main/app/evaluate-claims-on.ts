import { succeed, type Result } from '#shared/base/result.ts';
import { evaluateClaims, type ClaimScores } from '#shared/text/evaluate-claims.ts';
import { readClaimPairs, type ClaimPairs } from '#main/adapters/claim-pairs/index.ts';

export type ClaimEvaluation = ClaimScores & Omit<ClaimPairs, 'pairs'>;

/** Measures the code's check of claims on a file of labelled pairs. */
export async function evaluateClaimsOn(options: { file: string }): Promise<Result<ClaimEvaluation>> {
  const read = await readClaimPairs(options.file);
  if (!read.ok) return read;
  const { pairs, ...lines } = read.value;
  return succeed({ ...evaluateClaims(pairs), ...lines });
}
