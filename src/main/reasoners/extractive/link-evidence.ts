import type { Outline, OutlineItem, OutlineOperation } from '#shared/domain/outline.ts';
import { leafItems } from '#shared/domain/outline.ts';
import type { EvidenceId } from '#shared/base/ids.ts';
import type { EvidenceView } from './evidence-view.ts';
import type { Focus } from './read-focus.ts';
import { writeGoal } from './read-goal.ts';
import type { Reading } from './reading.ts';
import { centroid, cosine } from './term-vector.ts';

const leastFit = 0.2;
const headingBonus = 0.25;
const mostLinks = 30;

/** Links evidence that no item has yet to the body item it is most like; what is like none stays in the memory bank. */
export function linkEvidence(
  outline: Outline,
  evidence: readonly EvidenceView[],
  focus: Focus,
  reading: Reading,
): readonly OutlineOperation[] {
  const linked = new Set(outline.items.flatMap((item) => item.evidenceIds));
  const byId = new Map(evidence.map((view) => [view.digest.id, view]));
  const homes = leafItems(outline)
    .filter((item) => item.role === 'body' && item.lockedBy === null)
    .map((item) => toHome(item, byId, focus, reading));
  const links = new Map<OutlineItem, EvidenceId[]>();
  for (const view of evidence) {
    if (linked.has(view.digest.id)) continue;
    let best: Home | null = null;
    let bestFit = leastFit;
    for (const home of homes) {
      const holdsHeading = home.headingTerms.length > 0 && home.headingTerms.every((term) => view.terms.has(term));
      const isMeant = holdsHeading || isFoundFor(home, view);
      const fit = cosine(view.vector, home.centre) + (isMeant ? headingBonus : 0);
      if (fit > bestFit) [best, bestFit] = [home, fit];
    }
    if (best === null || best.item.evidenceIds.length + (links.get(best.item)?.length ?? 0) >= mostLinks) continue;
    links.set(best.item, [...(links.get(best.item) ?? []), view.digest.id]);
  }
  return [...links].flatMap(([item, evidenceIds]): readonly OutlineOperation[] => [
    { kind: 'link', itemId: item.id, evidenceIds },
    // What was missing has turned up after all.
    ...(item.isNotInSources ? [{ kind: 'mark-not-in-sources' as const, itemId: item.id, isNotInSources: false }] : []),
  ]);
}

type Home = {
  readonly item: OutlineItem;
  readonly headingTerms: readonly string[];
  readonly centre: ReturnType<typeof centroid>;
};

/** What was looked for by the heading of an item that has nothing yet, and has half of its words. */
function isFoundFor({ item, headingTerms }: Home, { digest, terms }: EvidenceView): boolean {
  if (item.evidenceIds.length > 0 || digest.goal !== writeGoal([item.heading])) return false;
  const held = headingTerms.filter((term) => terms.has(term)).length;
  return held > 0 && held * 2 >= headingTerms.length;
}

function toHome(item: OutlineItem, byId: ReadonlyMap<EvidenceId, EvidenceView>, focus: Focus, reading: Reading): Home {
  const vectors = item.evidenceIds.flatMap((id) => byId.get(id)?.vector ?? []);
  return { item, headingTerms: reading.termsOf(item.heading, focus.language), centre: centroid(vectors) };
}
