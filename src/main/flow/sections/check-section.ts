import type { EvidenceId, SectionId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { ItemRole } from '#shared/domain/outline.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { factsNotIn, type ClaimFact } from '#shared/text/claim-facts.ts';
import { claimsOf, type Claim } from '#shared/text/rich-text-claims.ts';

/** `unchecked` where code alone can't tell whether the quotes say it. */
export type SupportVerdict = 'supported' | 'partly-supported' | 'unsupported' | 'contradicted' | 'unchecked';

export type CheckedClaim = { readonly claim: Claim; readonly verdict: SupportVerdict };

export type CheckedSection = { readonly claims: readonly CheckedClaim[]; readonly problems: readonly Problem[] };

/** What a sentence that cites nothing may speak of in an introduction or a closing section: the report itself. */
export type ReportFrame = { readonly texts: readonly string[] };

/**
 * The checks that code can make of one section: every citation leads to evidence that was given to it, the numbers,
 * dates and names of a cited claim occur in its quotes, and what is said without a citation is about the report.
 */
export function checkSection(options: {
  sectionId: SectionId;
  role: ItemRole;
  isNotInSources: boolean;
  body: RichText;
  language: string;
  /** Evidence linked to the section's item. */
  allowed: ReadonlySet<EvidenceId>;
  evidence: ReadonlyMap<EvidenceId, Evidence>;
  frame: ReportFrame;
}): CheckedSection {
  const { sectionId, body, language, allowed, evidence } = options;
  const problems: Problem[] = [];
  const report = (code: Problem['code'], text: string, detail: string) =>
    problems.push({ code, sectionId, text, detail });
  const claims = claimsOf(body, language).map((claim): CheckedClaim => {
    const { text, evidenceIds } = claim;
    if (evidenceIds.length === 0) {
      const unfounded = uncitedFault(text, options);
      if (unfounded !== null) report('claim-uncited', text, unfounded);
      return { claim, verdict: 'unchecked' };
    }
    for (const id of evidenceIds) {
      if (!evidence.has(id)) report('citation-unresolved', text, `${id} is not in the memory bank`);
      else if (!allowed.has(id))
        report('citation-not-of-section', text, `${id} is not linked to this section's outline item`);
    }
    const quotes = evidenceIds.flatMap((id) => evidence.get(id)?.quotes.map(({ exact }) => exact) ?? []);
    if (quotes.length === 0) return { claim, verdict: 'unsupported' };
    const missing = factsNotIn(text, quotes);
    for (const fact of missing)
      report(`${fact.kind}-not-in-quotes`, text, `"${fact.text}" is in none of the quotes cited`);
    return { claim, verdict: verdictOf(text, quotes, missing) };
  });
  return { claims, problems };
}

function verdictOf(text: string, quotes: readonly string[], missing: readonly ClaimFact[]): SupportVerdict {
  if (missing.length > 0) return 'unsupported';
  const words = wordsOf(text);
  // A claim that is the quote's own words is supported by it; whether other words say the same, code can't tell.
  return quotes.some((quote) => wordsOf(quote).includes(words)) ? 'supported' : 'unchecked';
}

function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** Null when the sentence may stand without a citation. */
function uncitedFault(
  text: string,
  options: { role: ItemRole; isNotInSources: boolean; language: string; frame: ReportFrame },
): string | null {
  if (options.role === 'body' && !options.isNotInSources) return 'nothing is cited for this sentence';
  // German writes every noun like a name: there the numbers and dates must do.
  const foreign = factsNotIn(text, options.frame.texts).filter(
    ({ kind }) => kind !== 'name' || options.language !== 'de',
  );
  if (foreign.length === 0) return null;
  return `nothing is cited for ${foreign.map((fact) => `"${fact.text}"`).join(', ')}`;
}
