import type { SourceId } from '#shared/base/ids.ts';
import type { Evidence, Quote } from '#shared/domain/evidence.ts';
import type { PageSpan } from '#shared/domain/source.ts';
import { createAnchorer, toQuote, type Anchorer } from '#shared/text/anchor.ts';
import type { PassageStore, SourceStore } from '#main/ports/project-store.ts';
import type { EvidenceOffer } from '#main/ports/reasoner.ts';
import { evidenceIdOf } from './evidence-id.ts';

/**
 * Looks the offered words up in their sources. An offer keeps the quotes that are there; one that has none left is
 * dropped and counted, never stored.
 */
export function anchorOffers(options: {
  offers: readonly EvidenceOffer[];
  goal: string;
  store: SourceStore & PassageStore;
}): { evidence: readonly Evidence[]; droppedOffers: number } {
  const { offers, goal, store } = options;
  const opened = new Map<SourceId, { text: string; anchorer: Anchorer; pages: readonly PageSpan[] } | null>();

  function open(sourceId: SourceId) {
    const known = opened.get(sourceId);
    if (known !== undefined) return known;
    const text = store.readText(sourceId);
    const source =
      text === null ? null : { text, anchorer: createAnchorer(text), pages: store.readLayout(sourceId)?.pages ?? [] };
    opened.set(sourceId, source);
    return source;
  }

  const evidence = offers.flatMap((offer) => {
    const [passage] = store.getPassages([offer.passageId]);
    const source = passage === undefined ? null : open(passage.sourceId);
    if (passage === undefined || source === null) return [];
    const { text, anchorer, pages } = source;
    const quotes = offer.exacts.flatMap((exact): Quote[] => {
      const found = anchorer({ exact, near: [passage.charStart, passage.charEnd] });
      return found === null ? [] : [toQuote({ sourceId: passage.sourceId, text, ...found, pages })];
    });
    if (quotes.length === 0) return [];
    const made: Evidence = {
      id: evidenceIdOf(quotes),
      goal,
      summary: offer.summary,
      quotes,
      addedBy: 'planner',
      tags: [],
      note: '',
      status: 'active',
    };
    return [made];
  });
  return { evidence, droppedOffers: offers.length - evidence.length };
}
