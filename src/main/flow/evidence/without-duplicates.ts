import type { Evidence, Quote } from '#shared/domain/evidence.ts';

/** Shares of words in common from which two summaries say the same. */
const nearIdentical = 0.85;

/**
 * Parts evidence into what is new to the memory bank and what the bank holds already: the same words of the same
 * source, or another source's nearly identical summary.
 */
export function withoutDuplicates(options: { evidence: readonly Evidence[]; known: readonly Evidence[] }): {
  added: readonly Evidence[];
  refound: readonly Evidence[];
} {
  const bank = options.known.map((evidence) => ({ evidence, words: wordsOf(evidence.summary) }));
  const added: Evidence[] = [];
  const refound = new Map<Evidence['id'], Evidence>();
  for (const evidence of options.evidence) {
    const words = wordsOf(evidence.summary);
    const twin = bank.find(
      (other) =>
        other.evidence.id === evidence.id ||
        sameQuotes(other.evidence, evidence) ||
        overlap(other.words, words) >= nearIdentical,
    );
    if (twin !== undefined) {
      if (!added.includes(twin.evidence)) refound.set(twin.evidence.id, twin.evidence);
      continue;
    }
    added.push(evidence);
    bank.push({ evidence, words });
  }
  return { added, refound: [...refound.values()] };
}

function sameQuotes(a: Evidence, b: Evidence): boolean {
  return a.quotes.some((quoteA) => b.quotes.some((quoteB) => overlapsMostly(quoteA, quoteB)));
}

function overlapsMostly(a: Quote, b: Quote): boolean {
  if (a.sourceId !== b.sourceId) return false;
  const shared = Math.min(a.charEnd, b.charEnd) - Math.max(a.charStart, b.charStart);
  return shared > 0.6 * Math.min(a.charEnd - a.charStart, b.charEnd - b.charStart);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

/** Jaccard similarity, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
