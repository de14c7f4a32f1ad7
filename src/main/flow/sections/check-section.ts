import type { EvidenceId, SectionId, SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { ItemRole } from '#shared/domain/outline.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { SupportVerdict } from '#shared/domain/verdict.ts';
import { factsNotIn, type ClaimFact } from '#shared/text/claim-facts.ts';
import { claimsOf, type Claim } from '#shared/text/rich-text-claims.ts';
import { isQuoted } from './check-quotations.ts';

export type CheckedClaim = {
  readonly claim: Claim;
  /** The exact words of all that it cites. */
  readonly quotes: readonly string[];
  /** `unchecked` where code alone can't tell whether the quotes say it. */
  readonly verdict: SupportVerdict;
  readonly problems: readonly Problem[];
};

/** What a report may speak of without citing anything. */
export type ReportFrame = {
  /** What a sentence that cites nothing may say in an introduction or a closing section: the report's own particulars. */
  readonly texts: readonly string[];
  /** What may stand between quotation marks beside a quote's words. */
  readonly named: readonly string[];
  /** Title and authors of the sources, which a claim that cites them may name. */
  readonly sourceNames: ReadonlyMap<SourceId, string>;
};

/**
 * The checks that code can make of one section, claim by claim: every citation leads to evidence that was given to it,
 * the numbers, dates, names and quotations of a cited claim occur in its quotes, and what is said without a citation is
 * about the report.
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
}): readonly CheckedClaim[] {
  return claimsOf(options.body, options.language).map((claim) => checkClaim(claim, options));
}

type Options = Omit<Parameters<typeof checkSection>[0], 'body'>;

function checkClaim(claim: Claim, options: Options): CheckedClaim {
  const { sectionId, allowed, evidence } = options;
  const { text, evidenceIds } = claim;
  const problems: Problem[] = [];
  const report = (code: Problem['code'], detail: string) => problems.push({ code, sectionId, text, detail });
  const quotes = quotesOf(evidenceIds, evidence);
  let verdict: SupportVerdict = 'unchecked';
  if (evidenceIds.length === 0) {
    const unfounded = uncitedFault(text, options);
    if (unfounded !== null) report('claim-uncited', unfounded);
  } else {
    for (const id of evidenceIds) {
      if (!evidence.has(id)) report('citation-unresolved', `${id} is not in the memory bank`);
      else if (!allowed.has(id))
        report('citation-not-of-section', `${id} is not linked to this section's outline item`);
    }
    const missing = quotes.length === 0 ? [] : factsNotIn(text, quotes).filter(isNotOfSource(claim, options));
    for (const fact of missing) report(`${fact.kind}-not-in-quotes`, `"${fact.text}" is in none of the quotes cited`);
    verdict = quotes.length === 0 ? 'unsupported' : verdictOf(text, quotes, missing);
  }
  for (const words of inventedQuotations(claim, options)) {
    report('quotation-not-in-quotes', `the words “${words}” are in none of the quotes cited`);
  }
  return { claim, quotes, verdict, problems };
}

/** What a claim puts between quotation marks though no quote that is cited for it has the words. */
export function inventedQuotations(
  { text, evidenceIds, quoted }: Claim,
  { evidence, frame }: Pick<Options, 'evidence' | 'frame'>,
): readonly string[] {
  // A sentence that is a quote's own has its quotation marks from there, however they pair.
  if (quoted.length === 0 || isVerbatim(text, quotesOf(evidenceIds, evidence))) return [];
  return quoted
    .filter((words) => !isQuoted(words, { quotes: quotesOf(words.evidenceIds, evidence), named: frame.named }))
    .map((words) => words.text);
}

/** Who says it and where needn't stand in the words themselves. */
function isNotOfSource(
  { text, evidenceIds }: Claim,
  { evidence, frame }: Pick<Options, 'evidence' | 'frame'>,
): (fact: ClaimFact) => boolean {
  const ids = evidenceIds.flatMap((id) => evidence.get(id)?.quotes.map(({ sourceId }) => sourceId) ?? []);
  const named = ids.flatMap((id) => frame.sourceNames.get(id) ?? []);
  const unnamed = new Set(factsNotIn(text, named).map((fact) => fact.text));
  return (fact) => fact.kind !== 'name' || unnamed.has(fact.text);
}

function quotesOf(ids: readonly EvidenceId[], evidence: ReadonlyMap<EvidenceId, Evidence>): readonly string[] {
  return ids.flatMap((id) => evidence.get(id)?.quotes.map(({ exact }) => exact) ?? []);
}

function verdictOf(text: string, quotes: readonly string[], missing: readonly ClaimFact[]): SupportVerdict {
  if (missing.length > 0) return 'unsupported';
  // A claim that is the quote's own words is supported by it; whether other words say the same, code can't tell.
  return isVerbatim(text, quotes) ? 'supported' : 'unchecked';
}

function isVerbatim(text: string, quotes: readonly string[]): boolean {
  const words = wordsOf(text);
  return quotes.some((quote) => wordsOf(quote).includes(words));
}

function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** Null when the sentence may stand without a citation. */
function uncitedFault(text: string, options: Options): string | null {
  if (options.role === 'body' && !options.isNotInSources) return 'nothing is cited for this sentence';
  // German writes every noun like a name: there the numbers and dates must do.
  const foreign = factsNotIn(text, options.frame.texts).filter(
    ({ kind }) => kind !== 'name' || options.language !== 'de',
  );
  if (foreign.length === 0) return null;
  return `nothing is cited for ${foreign.map((fact) => `"${fact.text}"`).join(', ')}`;
}
