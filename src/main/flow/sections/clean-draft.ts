import type { EvidenceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { createAnchorer } from '#shared/text/anchor.ts';
import { factsNotIn } from '#shared/text/claim-facts.ts';
import { claimsOf, type Claim } from '#shared/text/rich-text-claims.ts';
import { linksOf, removeLinks } from '#shared/text/rich-text-links.ts';
import { removeCitations, removeClaims, removeUnclaimed, removeWords } from '#shared/text/rich-text-removal.ts';
import { inventedQuotations, type ReportFrame } from './check-section.ts';

/** What was taken out of a draft, and why. */
export type Removal = { readonly text: string; readonly reason: string };

const looseMarks = /[ \t]*[[(]?[ \t]*@?\bevi_[0-9A-Za-z_-]+(?:[ \t]*[,;][ \t]*@?evi_[0-9A-Za-z_-]+)*(?:[ \t]*[\])])?/g;

/** A draft without evidence ids that stand in its words, where they are no citation and no reader can use them. */
export function withoutLooseMarks(body: RichText, language: string): { body: RichText; removed: readonly Removal[] } {
  const removed = claimsOf(body, language).flatMap(({ text }) =>
    (text.match(looseMarks) ?? []).map((mark): Removal => ({ text: mark.trim(), reason: 'it is not a citation' })),
  );
  return { body: removeWords(body, looseMarks), removed };
}

/** A draft whose links lead nowhere but where those of the text that it was made of do; of others the words stay. */
export function withoutNewLinks(
  body: RichText,
  kept: ReadonlySet<string>,
): { body: RichText; removed: readonly Removal[] } {
  const known = new Set([...kept].map(spelledOut));
  const isKept = (href: string): boolean => known.has(spelledOut(href));
  const invented = [...linksOf(body)].filter((href) => !isKept(href));
  if (invented.length === 0) return { body, removed: [] };
  return {
    body: removeLinks(body, isKept),
    removed: invented.map((text): Removal => ({ text, reason: 'drafts add no links' })),
  };
}

/** Markdown may write an address otherwise than it was. */
function spelledOut(href: string): string {
  return URL.parse(href)?.href ?? href;
}

/**
 * A draft without what must never stand in a report: citations of evidence that the section wasn't given, sentences
 * that cite nothing else, sentences that quote words which no quote cited for them has, and, since they can't be cited,
 * code that no quote has and headings with numbers that none has.
 */
export function cleanDraft(options: {
  body: RichText;
  language: string;
  /** What the section was given. */
  evidence: ReadonlyMap<EvidenceId, Evidence>;
  frame: ReportFrame;
}): { body: RichText; removed: readonly Removal[] } {
  const { body, language, evidence, frame } = options;
  const removed: Removal[] = [];
  const quotes = [...evidence.values()].flatMap((each) => each.quotes.map(({ exact }) => exact));
  const claimed = removeUnclaimed(body, (block, text) => {
    const reason = block === 'code' ? reasonOfCode(text, quotes) : reasonOfHeading(text, [...quotes, ...frame.texts]);
    if (reason !== null) removed.push({ text, reason });
    return reason !== null;
  });
  const withoutClaims = removeClaims(claimed, language, (claim) => {
    const reason = reasonToGo(claim, options);
    if (reason !== null) removed.push({ text: claim.text, reason });
    return reason !== null;
  });
  for (const { text, evidenceIds } of claimsOf(withoutClaims, language)) {
    const unknown = evidenceIds.filter((id) => !evidence.has(id));
    if (unknown.length > 0) removed.push({ text, reason: `cited without being given: ${unknown.join(', ')}` });
  }
  return { body: removeCitations(withoutClaims, (id) => evidence.has(id)), removed };
}

function reasonOfCode(code: string, quotes: readonly string[]): string | null {
  const isQuoted = quotes.some((quote) => createAnchorer(quote)({ exact: code }) !== null);
  return isQuoted || code.trim() === '' ? null : 'no quote of the section has this code';
}

function reasonOfHeading(heading: string, texts: readonly string[]): string | null {
  const fact = factsNotIn(heading, texts).find(({ kind }) => kind !== 'name');
  return fact === undefined ? null : `no quote of the section has "${fact.text}", and a heading can't cite`;
}

function reasonToGo(
  claim: Claim,
  { evidence, frame }: { evidence: ReadonlyMap<EvidenceId, Evidence>; frame: ReportFrame },
): string | null {
  const { evidenceIds } = claim;
  if (evidenceIds.length > 0 && !evidenceIds.some((id) => evidence.has(id))) {
    return `all it cites was never given: ${evidenceIds.join(', ')}`;
  }
  const [words] = inventedQuotations(claim, { evidence, frame });
  return words === undefined ? null : `no quote cited for it has the words “${words}”`;
}
