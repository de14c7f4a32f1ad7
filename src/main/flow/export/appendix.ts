import type { ItemId } from '#shared/base/ids.ts';
import type { Report } from '#shared/domain/report.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import type { AppendixEntry, PrintCitation } from '#main/ports/report-writer.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import { claimsOfCitations } from './claims-of-citations.ts';

/** What was found of each claim, by `claimKey`. */
export type ClaimVerdicts = ReadonlyMap<string, SupportVerdict>;

/** What a citation stands behind. */
export type CitedClaim = {
  /** Of the section. */
  readonly heading: string;
  readonly claim: string;
  /** Missing where nothing is known. */
  readonly verdict?: SupportVerdict;
};

/** Names a claim by where it stands and what it says. */
export function claimKey(itemId: ItemId, text: string): string {
  return `${itemId} ${text}`;
}

/** For each citation of a report, in reading order. */
export function citedClaims(report: Report, verdicts: ClaimVerdicts): readonly CitedClaim[] {
  return report.parts.flatMap(({ itemId, heading, section }) => {
    const body = bodyOf(section);
    if (body === null) return [];
    return claimsOfCitations(body, report.language).map((claim) => {
      const verdict = verdicts.get(claimKey(itemId, claim));
      return { heading, claim, ...(verdict !== undefined && { verdict }) };
    });
  });
}

/** Every citation with its claim and the words it rests on. */
export function appendixOf(
  citations: readonly PrintCitation[],
  claims: readonly CitedClaim[],
): readonly AppendixEntry[] {
  return citations.map(({ quotes }, citationIndex) => {
    const { heading = '', claim = '', verdict = 'unchecked' } = claims[citationIndex] ?? {};
    return { heading, citationIndex, claim, verdict, quotes };
  });
}
