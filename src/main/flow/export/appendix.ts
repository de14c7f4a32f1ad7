import type { ItemId } from '#shared/base/ids.ts';
import type { Report } from '#shared/domain/report.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import type { AppendixEntry, PrintCitation } from '#main/ports/report-writer.ts';
import { bodyOf } from '#main/flow/report/index.ts';
import { citationClaims } from './citation-claims.ts';

/** What was found of each claim, by `claimKey`. */
export type ClaimVerdicts = ReadonlyMap<string, SupportVerdict>;

/** Names a claim by where it stands and what it says. */
export function claimKey(itemId: ItemId, text: string): string {
  return `${itemId} ${text}`;
}

/** Every citation of a report with its claim and the words it rests on, in reading order. */
export function appendixOf(
  report: Report,
  citations: readonly PrintCitation[],
  verdicts: ClaimVerdicts,
): readonly AppendixEntry[] {
  const claims = report.parts.flatMap(({ itemId, heading, section }) => {
    const body = bodyOf(section);
    if (body === null) return [];
    return citationClaims(body, report.language).map((claim) => ({ itemId, heading, claim }));
  });
  return citations.map(({ quotes }, citationIndex) => {
    const found = claims[citationIndex];
    const { heading = '', claim = '' } = found ?? {};
    const verdict = found === undefined ? undefined : verdicts.get(claimKey(found.itemId, claim));
    return { heading, citationIndex, claim, verdict: verdict ?? 'unchecked', quotes };
  });
}
