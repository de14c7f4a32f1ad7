import type { EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import type {
  EvidenceEntry,
  MemoryBankStore,
  OutlineStore,
  SectionStore,
  SourceStore,
} from '#main/ports/project-store.ts';

type Listed = RequestOutput<'evidence.list'>['evidence'][number];

/** The memory bank with what each piece is linked to and cited by, in the order it was added. */
export function listEvidence(options: {
  store: MemoryBankStore & OutlineStore & SectionStore & SourceStore;
  relevanceOf: (entries: readonly EvidenceEntry[]) => ReadonlyMap<EvidenceId, number>;
}): readonly Listed[] {
  const { store, relevanceOf } = options;
  const entries = store.listEvidenceEntries();
  const links = gather(store.readOutline().items.map(({ id, evidenceIds }) => [id, evidenceIds]));
  const citations = gather(
    store.listSections().map(({ itemId, state }) => [itemId, 'body' in state ? citedEvidence(state.body) : []]),
  );
  const relevance = relevanceOf(entries);
  const there = new Map<SourceId, boolean>();
  const isThere = (id: SourceId): boolean => {
    const known = there.get(id) ?? store.getSource(id) !== null;
    there.set(id, known);
    return known;
  };
  return entries.map(({ evidence, addedAt, quoteStates }) => ({
    ...evidence,
    linkedTo: [...(links.get(evidence.id) ?? [])],
    citedIn: [...(citations.get(evidence.id) ?? [])],
    quoteStates: evidence.quotes.map(({ sourceId }, at) =>
      isThere(sourceId) ? (quoteStates[at] ?? 'exact') : 'vanished',
    ),
    relevance: relevance.get(evidence.id) ?? 0,
    addedAt,
  }));
}

function gather(
  pairs: readonly (readonly [ItemId, readonly EvidenceId[]])[],
): ReadonlyMap<EvidenceId, ReadonlySet<ItemId>> {
  const items = new Map<EvidenceId, Set<ItemId>>();
  for (const [itemId, evidenceIds] of pairs) {
    for (const id of evidenceIds) items.set(id, (items.get(id) ?? new Set()).add(itemId));
  }
  return items;
}
