import type { SourceId } from '#shared/base/ids.ts';
import type { Quote, QuoteState } from '#shared/domain/evidence.ts';
import { findQuoteAgain, toQuote } from '#shared/text/anchor.ts';
import type { LibraryEntry, LibraryStore, MemoryBankStore, SourceStore } from '#main/ports/project-store.ts';

type Store = SourceStore & LibraryStore & MemoryBankStore & { readonly transact: <T>(work: () => T) => T };

/** A file that came in, or whose content turned out to be there already. */
export type CameIn = { readonly path: string; readonly sourceId: SourceId };

/**
 * A file's newest state is the current one; older states of it are marked. Evidence moves to the newest state with
 * those of its quotes that are still there; what vanished keeps its words and is marked. Returns whether anything
 * changed.
 */
export function followChanges(options: {
  store: Store;
  cameIn: readonly CameIn[];
  isThere: (path: string) => boolean;
}): boolean {
  const { store, cameIn, isThere } = options;
  if (cameIn.length === 0) return false;
  const entries = store.listLibrary();
  const byOrigin = Map.groupBy(entries, ({ source }) => source.origin);
  const byId = new Map(entries.map((entry) => [entry.source.id, entry]));
  return store.transact(() => {
    let hasChanged = false;
    for (const { path, sourceId } of cameIn) {
      const newest = byId.get(sourceId);
      if (newest === undefined) continue;
      if (newest.source.origin !== path) {
        // A copy of what is there; or the file itself, moved.
        if (isThere(newest.source.origin)) continue;
        store.putSourceRecord({ ...newest.source, origin: path });
      }
      const older = (byOrigin.get(path) ?? []).filter(
        ({ source, status }) => source.id !== sourceId && status !== 'changed',
      );
      if (older.length === 0 && newest.status === 'current' && newest.source.origin === path) continue;
      hasChanged = true;
      store.setSourceStatus(sourceId, 'current');
      for (const { source } of older) store.setSourceStatus(source.id, 'changed');
      moveEvidence(store, newest, new Set(older.map(({ source }) => source.id)));
    }
    return hasChanged;
  });
}

/** Sources whose file is gone are marked; what they are stays. Returns whether there were any. */
export function markMissing(options: { store: LibraryStore; isMissing: (origin: string) => boolean }): boolean {
  const { store, isMissing } = options;
  const missing = store.listLibrary().filter(({ source, status }) => status === 'current' && isMissing(source.origin));
  for (const { source } of missing) store.setSourceStatus(source.id, 'missing');
  return missing.length > 0;
}

function moveEvidence(store: Store, { source }: LibraryEntry, older: ReadonlySet<SourceId>): void {
  const text = store.readText(source.id) ?? '';
  const pages = store.readLayout(source.id)?.pages ?? [];
  const move = (quote: Quote, state: QuoteState): readonly [Quote, QuoteState] => {
    // A file that went back to an earlier state has its words again.
    if (quote.sourceId === source.id) return [quote, state === 'vanished' ? 'exact' : state];
    if (!older.has(quote.sourceId)) return [quote, state];
    const found = findQuoteAgain({ text, quote });
    if (found === null) return [quote, 'vanished'];
    const moved = toQuote({ sourceId: source.id, text, ...found, pages });
    return [moved, moved.charStart === quote.charStart && moved.exact === quote.exact ? 'exact' : 'moved'];
  };
  for (const { evidence, quoteStates } of store.listEvidenceEntries()) {
    if (!evidence.quotes.some(({ sourceId }) => sourceId === source.id || older.has(sourceId))) continue;
    const moved = evidence.quotes.map((quote, at) => move(quote, quoteStates[at] ?? 'exact'));
    store.putEvidence([{ ...evidence, quotes: moved.map(([quote]) => quote) }]);
    store.writeQuoteStates(
      evidence.id,
      moved.map(([, state]) => state),
    );
  }
}
