import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { leafItems, type Outline } from '#shared/domain/outline.ts';
import type { ItemCoverage } from '#main/ports/reasoner.ts';

/** How many distinct sources an item should rest on, where the library has as many. */
const wantedSources = 3;

/** Known and missing per body item that has a section of its own. */
export function coverageOf(options: {
  outline: Outline;
  evidence: ReadonlyMap<EvidenceId, Evidence>;
  librarySourceCount: number;
}): readonly ItemCoverage[] {
  const { outline, evidence, librarySourceCount } = options;
  return leafItems(outline)
    .filter((item) => item.role === 'body')
    .map((item) => {
      const known = item.evidenceIds
        .flatMap((id) => evidence.get(id) ?? [])
        .filter(({ status }) => status !== 'excluded');
      const sourceCount = new Set(known.flatMap(({ quotes }) => quotes.map((quote): SourceId => quote.sourceId))).size;
      return {
        itemId: item.id,
        evidenceCount: known.length,
        sourceCount,
        isCovered: item.isNotInSources || sourceCount >= Math.min(wantedSources, librarySourceCount),
      };
    });
}
