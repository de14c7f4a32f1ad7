import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { PassageId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { type QueryEmbedder, queryLanguages, retrieve } from '#main/flow/passages/index.ts';
import type { MemoryIndex } from '#main/ports/memory-index.ts';
import type { MemoryBankStore, PassageStore, SourceStore } from '#main/ports/project-store.ts';
import type { PassageView, Reasoner } from '#main/ports/reasoner.ts';
import { anchorOffers } from './anchor-offers.ts';
import { withoutDuplicates } from './without-duplicates.ts';

/** What evidence is gathered from and into. */
export type Library = {
  readonly store: SourceStore & PassageStore & MemoryBankStore;
  readonly index: MemoryIndex;
  /** Null while the words decide alone. */
  readonly embedder: QueryEmbedder | null;
};

export type Gathered = {
  /** New to the memory bank; not stored yet. */
  readonly added: readonly Evidence[];
  /** Evidence the bank had already and that this search came upon again. */
  readonly refound: readonly Evidence[];
  readonly judged: readonly PassageId[];
  readonly passagesRead: number;
  /** Offers whose words aren't in the source. */
  readonly droppedOffers: number;
};

const hitsPerQuery = 40;
const candidateLimit = 60;
const readLimit = 20;
/** Flattens the lists of several queries before they are summed (Cormack, Clarke and Büttcher 2009). */
const rankConstant = 20;

/** Searches, has the reasoner choose and read, and anchors what it offers. Faults: the reasoner's. */
export async function gatherEvidence(options: {
  brief: Brief;
  queries: readonly string[];
  goal: string;
  /** Passages judged for this goal already. */
  alreadyJudged: ReadonlySet<PassageId>;
  library: Library;
  reasoner: Reasoner;
  signal: AbortSignal;
}): Promise<Result<Gathered>> {
  const { brief, goal, library, reasoner, signal } = options;
  const candidates = await findCandidates(options);
  // A search that was cut short found nothing to remember.
  if (signal.aborted) return fail(userFault('cancelled', 'The run was cancelled. Resume it with --resume.'));
  if (candidates.length === 0) return succeed(nothingGathered);
  const selected = await reasoner.select({ brief, goal, candidates, limit: readLimit }, signal);
  if (!selected.ok) return selected;
  const byId = new Map(candidates.map((candidate) => [candidate.passageId, candidate]));
  const passages = selected.value.flatMap((id) => byId.get(id) ?? []);
  return readPassages({
    brief,
    goal,
    passages,
    judged: candidates.map(({ passageId }) => passageId),
    library,
    reasoner,
    signal,
  });
}

/** Has the reasoner extract evidence from the given passages. */
export async function readPassages(options: {
  brief: Brief;
  goal: string;
  passages: readonly PassageView[];
  judged: readonly PassageId[];
  library: Library;
  reasoner: Reasoner;
  signal: AbortSignal;
}): Promise<Result<Gathered>> {
  const { brief, goal, passages, judged, library, reasoner, signal } = options;
  if (passages.length === 0) return succeed({ ...nothingGathered, judged });
  const extracted = await reasoner.extract({ brief, goal, passages }, signal);
  if (!extracted.ok) return extracted;
  const { evidence, droppedOffers } = anchorOffers({ offers: extracted.value, goal, store: library.store });
  const known = library.store.listEvidence();
  const { added, refound } = withoutDuplicates({ evidence, known });
  return succeed({ added, refound, judged, passagesRead: passages.length, droppedOffers });
}

async function findCandidates(options: Parameters<typeof gatherEvidence>[0]): Promise<readonly PassageView[]> {
  const { brief, queries, library, alreadyJudged, signal } = options;
  const chosen = brief.sourceIds === undefined ? {} : { sourceIds: brief.sourceIds };
  const { store, index, embedder } = library;
  const passagesByLanguage = store.passagesByLanguage();
  const scores = new Map<PassageId, number>();
  for (const query of queries) {
    if (signal.aborted) return [];
    const languages = queryLanguages(query, passagesByLanguage);
    const hits = await retrieve({ query, limit: hitsPerQuery, index, embedder, languages, ...chosen });
    hits.forEach(({ id }, rank) => scores.set(id, (scores.get(id) ?? 0) + 1 / (rankConstant + rank)));
  }
  const best = [...scores]
    .filter(([id]) => !alreadyJudged.has(id))
    .toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .slice(0, candidateLimit);
  return store.getPassages(best.map(([id]) => id)).map((passage) => ({
    ...viewOf(passage, store.getSource(passage.sourceId)?.bibliographic.title ?? ''),
    score: scores.get(passage.id) ?? 0,
  }));
}

/** A passage as a reasoner sees it. */
export function viewOf(passage: Passage, sourceTitle: string): PassageView {
  const { id, sourceId, headingPath, kind, language, text } = passage;
  return { passageId: id, sourceId, sourceTitle, headingPath, kind, language, text, score: 0 };
}

const nothingGathered: Gathered = { added: [], refound: [], judged: [], passagesRead: 0, droppedOffers: 0 };
