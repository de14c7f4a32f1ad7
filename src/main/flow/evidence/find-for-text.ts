import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { queryLanguages, retrieve, type QueryEmbedder } from '#main/flow/passages/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { MemoryBankStore, PassageStore, SourceStore } from '#main/ports/project-store.ts';
import type { EvidenceRanker } from './rank-evidence.ts';

export type FoundForText = {
  readonly evidence: readonly { readonly evidenceId: EvidenceId; readonly score: number }[];
  readonly passages: readonly Passage[];
};

/**
 * What bears on these words, best first: evidence that isn't excluded, and passages that no evidence quotes yet.
 */
export async function findForText(options: {
  text: string;
  limit: number;
  store: SourceStore & PassageStore & MemoryBankStore;
  index: MemoryIndex;
  embedder: QueryEmbedder | null;
  rank: EvidenceRanker;
  languageOf: (sourceId: SourceId) => string;
  signal: AbortSignal;
}): Promise<FoundForText> {
  const { text, limit, store, index, embedder, rank, languageOf, signal } = options;
  const evidence = store.listEvidence().filter(({ status }) => status !== 'excluded');
  const ranked = [...rank({ query: text, evidence, languageOf })]
    .filter(([, score]) => score > 0)
    .toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1));
  const languages = queryLanguages(text, store.passagesByLanguage());
  const hits = await retrieve({ query: text, limit: limit * 3, index, embedder, languages, signal });
  const quotes = Map.groupBy(
    evidence.flatMap((each) => each.quotes),
    ({ sourceId }) => sourceId,
  );
  const isQuoted = ({ sourceId, charStart, charEnd }: Passage): boolean =>
    (quotes.get(sourceId) ?? []).some((quote) => quote.charStart < charEnd && quote.charEnd > charStart);
  const passages = store.getPassages(hits.map(({ id }) => id)).filter((passage) => !isQuoted(passage));
  return {
    evidence: ranked.slice(0, limit).map(([evidenceId, score]) => ({ evidenceId, score })),
    passages: passages.slice(0, limit),
  };
}
