import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { replaceCited } from '#shared/text/rich-text-cite.ts';
import type { EvidenceEntry, ProjectStore } from '#main/ports/project-store.ts';
import { evidenceNotFound } from './edit-evidence.ts';

export type Merged = {
  readonly evidence: Evidence;
  /** Sections whose citations follow the merge, with their new revision. */
  readonly changedSections: readonly { readonly itemId: ItemId; readonly revision: number }[];
  readonly hasChangedOutline: boolean;
};

/**
 * Puts the quotes, tags and notes of all on the first, which links and citations follow; the others are gone. All in
 * one transaction. Faults: `evidence-not-found`, `wrong-use`.
 */
export function mergeEvidence(options: { store: ProjectStore; evidenceIds: readonly EvidenceId[] }): Result<Merged> {
  const { store } = options;
  const evidenceIds = [...new Set(options.evidenceIds)];
  const [firstId] = evidenceIds;
  if (firstId === undefined || evidenceIds.length < 2) {
    return fail(userFault('wrong-use', 'Choose two or more pieces of evidence to merge.'));
  }
  return store.transact(() => {
    const entries = new Map(store.listEvidenceEntries().map((entry) => [entry.evidence.id, entry]));
    const missing = evidenceIds.find((id) => !entries.has(id));
    if (missing !== undefined) return fail(evidenceNotFound(missing));
    const merging = evidenceIds.flatMap((id) => entries.get(id) ?? []);
    const { evidence, quoteStates } = united(merging);
    const goneIds = evidenceIds.slice(1);
    store.putEvidence([evidence]);
    store.writeQuoteStates(firstId, quoteStates);
    store.removeEvidence(goneIds);
    const replacement = new Map(goneIds.map((id) => [id, firstId]));
    const hasChangedOutline = relink(store, replacement);
    const changedSections = recite(store, replacement);
    reciteSuggestions(store, { replacement, changedSections });
    return succeed({ evidence, hasChangedOutline, changedSections });
  });
}

function united(entries: readonly EvidenceEntry[]): Pick<EvidenceEntry, 'evidence' | 'quoteStates'> {
  const [first] = entries;
  if (first === undefined) throw new Error('nothing to merge');
  const all = entries.map(({ evidence }) => evidence);
  const quoted = entries.flatMap(({ evidence, quoteStates }) =>
    evidence.quotes.map((quote, at) => ({ quote, state: quoteStates[at] ?? ('exact' as const) })),
  );
  const keyOf = ({ quote }: (typeof quoted)[number]) => `${quote.sourceId}:${quote.charStart}-${quote.charEnd}`;
  const distinct = quoted.filter((each, at) => quoted.findIndex((other) => keyOf(other) === keyOf(each)) === at);
  const notes = [...new Set(all.map(({ note }) => note).filter((note) => note !== ''))];
  return {
    evidence: {
      ...first.evidence,
      quotes: distinct.map(({ quote }) => quote),
      tags: [...new Set(all.flatMap(({ tags }) => tags))],
      note: notes.join('\n\n'),
      status: all.some(({ status }) => status === 'pinned') ? 'pinned' : first.evidence.status,
    },
    quoteStates: distinct.map(({ state }) => state),
  };
}

function relink(store: ProjectStore, replacement: ReadonlyMap<EvidenceId, EvidenceId>): boolean {
  const outline = store.readOutline();
  if (!outline.items.some(({ evidenceIds }) => evidenceIds.some((id) => replacement.has(id)))) return false;
  const items = outline.items.map((item) => ({
    ...item,
    evidenceIds: [...new Set(item.evidenceIds.map((id) => replacement.get(id) ?? id))],
  }));
  store.writeOutline({ items }, `You merged ${replacement.size + 1} pieces of evidence`, []);
  return true;
}

function recite(store: ProjectStore, replacement: ReadonlyMap<EvidenceId, EvidenceId>): Merged['changedSections'] {
  return store.listSections().flatMap((section) => {
    const { state, itemId } = section;
    if (!('body' in state) || !citedEvidence(state.body).some((id) => replacement.has(id))) return [];
    const body = replaceCited(state.body, replacement);
    const revision = store.putSection({ ...section, state: { ...state, body } });
    return [{ itemId, revision }];
  });
}

/** What is offered for a section cites what the section cites now. */
function reciteSuggestions(
  store: ProjectStore,
  done: { replacement: ReadonlyMap<EvidenceId, EvidenceId>; changedSections: Merged['changedSections'] },
): void {
  const { replacement, changedSections } = done;
  for (const suggestion of store.listSuggestions()) {
    const { itemId, base, body, baseRevision } = suggestion;
    const revision = changedSections.find((changed) => changed.itemId === itemId)?.revision;
    const isOfLast = revision !== undefined && baseRevision === revision - 1;
    store.replaceSuggestion({
      ...suggestion,
      base: replaceCited(base, replacement),
      body: replaceCited(body, replacement),
      baseRevision: isOfLast ? revision : baseRevision,
    });
  }
}
