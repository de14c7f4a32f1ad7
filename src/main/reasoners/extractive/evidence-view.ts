import type { EvidenceDigest } from '#main/ports/reasoner.ts';
import { boilerplateHeadings, boilerplatePhrases } from './word-lists.ts';
import { coverage, type Focus } from './read-focus.ts';
import type { Reading } from './reading.ts';
import { countTexts, rarity, toVector, type TermVector } from './term-vector.ts';

/** A piece of evidence as themes see it. */
export type EvidenceView = {
  readonly digest: EvidenceDigest;
  /** Terms of the summary and of the telling headings above it. */
  readonly terms: ReadonlySet<string>;
  readonly headings: readonly string[];
  /** The terms, and those of its source's title. */
  readonly termsAround: ReadonlySet<string>;
  readonly vector: TermVector;
  /** How much of the brief it speaks of, 0 to 1; rare terms count more. */
  readonly relevance: number;
};

const longestTelling = 8;

export function viewEvidence(
  memoryBank: readonly EvidenceDigest[],
  focus: Focus,
  reading: Reading,
): readonly EvidenceView[] {
  const read = memoryBank.map((digest) => {
    const headings = digest.headingPath.filter(isTelling).slice(-2);
    const summaryTerms = reading.termsOf(digest.summary, focus.language);
    const headingTerms = headings.flatMap((heading) => reading.termsOf(heading, focus.language));
    const titleTerms = reading.termsOf(digest.sourceTitle ?? '', focus.language);
    return { digest, headings, termList: [...summaryTerms, ...headingTerms], titleTerms };
  });
  const counts = countTexts(read.map(({ termList }) => termList));
  const rarityOf = (term: string): number => Math.min(2.5, rarity(term, counts, Math.max(1, read.length)));
  return read.map(({ digest, headings, termList, titleTerms }) => ({
    digest,
    headings,
    terms: new Set(termList),
    termsAround: new Set([...termList, ...titleTerms]),
    vector: toVector(termList, counts, read.length),
    relevance:
      (0.7 * coverage(focus, new Set(termList), rarityOf) +
        0.3 * coverage(focus, new Set([...termList, ...titleTerms]), rarityOf)) *
      (digest.headingPath.some(isSetAside) ? 0.6 : 1),
  }));
}

function isTelling(heading: string): boolean {
  // A heading that is a sentence names no subject.
  if (heading.split(/\s+/).length > longestTelling) return false;
  return (
    !boilerplateHeadings.has(heading.trim().toLowerCase()) &&
    !boilerplatePhrases.some((pattern) => pattern.test(heading.trim()))
  );
}

function isSetAside(heading: string): boolean {
  return /^(?:rejected|deferred|abandoned|alternatives?\b)/i.test(heading.trim());
}
