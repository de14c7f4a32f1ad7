import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Quote } from '#shared/domain/evidence.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Report } from '#shared/domain/report.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import type { SourceStore } from '#main/ports/project-store.ts';
import { bodyOf } from './assemble-report.ts';
import type { CheckCache } from './check-cache.ts';

/** How many citations lead to quotes that stand in their source's text to the letter; adds what is wrong to `problems`. */
export function checkQuotes(
  { report, store, cache }: { report: Report; store: SourceStore; cache: CheckCache },
  problems: Problem[],
): { citations: number; resolved: number; quotesExact: number } {
  const cited = report.parts.flatMap(({ section }) => {
    const body = bodyOf(section);
    return body === null || section === null ? [] : citedEvidence(body).map((id) => ({ id, sectionId: section.id }));
  });
  const placeOf = createQuotePlaces(store, cache);
  const verdicts = new Map<EvidenceId, { resolved: boolean; exact: boolean }>();
  for (const { id, sectionId } of cited) {
    if (verdicts.has(id)) continue;
    const evidence = report.evidence.get(id);
    // checkSection reports the id itself, once per claim that cites it.
    if (evidence === undefined) {
      verdicts.set(id, { resolved: false, exact: false });
      continue;
    }
    const places = evidence.quotes.map((quote) => ({ quote, place: placeOf(quote) }));
    for (const { quote, place } of places) {
      if (place === 'no-source')
        problems.push({
          code: 'quote-source-missing',
          sectionId,
          text: quote.exact,
          detail: `its source ${quote.sourceId} is not in the project`,
        });
      if (place === 'other-words')
        problems.push({
          code: 'quote-not-exact',
          sectionId,
          text: quote.exact,
          detail: `the stored text of ${quote.sourceId} has other words there`,
        });
    }
    verdicts.set(id, {
      resolved: places.every(({ place }) => place !== 'no-source'),
      exact: places.every(({ place }) => place === 'exact'),
    });
  }
  const count = (holds: (verdict: { resolved: boolean; exact: boolean }) => boolean) =>
    cited.filter(({ id }) => holds(verdicts.get(id) ?? { resolved: false, exact: false })).length;
  return {
    citations: cited.length,
    resolved: count(({ resolved }) => resolved),
    quotesExact: count(({ exact }) => exact),
  };
}

/** Tells whether a quote stands where it says. It is looked up once, as long as its source has the same text. */
export function createQuotePlaces(store: SourceStore, { quotes }: CheckCache) {
  const hashes = new Map<SourceId, string | null>();
  const hashOf = (id: SourceId): string | null => {
    const known = hashes.get(id);
    if (known !== undefined) return known;
    const hash = store.getSource(id)?.textHash ?? null;
    hashes.set(id, hash);
    return hash;
  };
  return (quote: Quote): 'exact' | 'other-words' | 'no-source' => {
    const textHash = hashOf(quote.sourceId);
    if (textHash === null) return 'no-source';
    const known = quotes.get(quote);
    if (known?.textHash === textHash) return known.isExact ? 'exact' : 'other-words';
    const text = store.readText(quote.sourceId);
    if (text === null) return 'no-source';
    const isExact = text.slice(quote.charStart, quote.charEnd) === quote.exact;
    quotes.set(quote, { textHash, isExact });
    return isExact ? 'exact' : 'other-words';
  };
}
