import type { EvidenceId, SourceId } from '../base/ids.ts';
import type { RichText } from '../domain/rich-text.ts';
import { citedEvidence } from './cited-evidence.ts';

type Quoting = { readonly quotes: readonly { readonly sourceId: SourceId }[] };

/** What a report cites, each source once, in the order of first citation: the order of the bibliography's numbers. */
export function citedSources(
  bodies: Iterable<RichText | null>,
  evidence: { readonly get: (id: EvidenceId) => Quoting | undefined },
): readonly SourceId[] {
  const cited = new Set<SourceId>();
  for (const body of bodies) {
    if (body === null) continue;
    for (const id of citedEvidence(body)) for (const quote of evidence.get(id)?.quotes ?? []) cited.add(quote.sourceId);
  }
  return [...cited];
}
