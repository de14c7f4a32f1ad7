import type { PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import { itemsInOrder, leafItems, type OutlineItem, type OutlineOperation } from '#shared/domain/outline.ts';
import {
  fallbackQueries,
  firstQueries,
  isAsked,
  queriesFromEvidence,
  subjectQueries,
  withSubject,
} from './choose-queries.ts';
import { viewEvidence, type EvidenceView } from './evidence-view.ts';
import { findLabels } from './find-labels.ts';
import { linkEvidence } from './link-evidence.ts';
import { proposeOutline } from './propose-outline.ts';
import { readFocus, tellingSubjects, type Focus, type Subject } from './read-focus.ts';
import { writeGoal } from './read-goal.ts';
import type { Reading } from './reading.ts';

const queriesPerRound = 4;
const mostRounds = 5;
// A quotation fills about twenty words of the report; twice as many as needed leave the writer a choice.
const wordsPerQuotation = 20;
const spare = 2;
const sparePerItem = 1.3;
const mostQueriesPerItem = 5;
const wantedSources = 3;
const leastEvidencePerItem = 6;
const queriesPerItem = 3;
const stepsForOutline = 3;
const fewEvidence = 15;

/** The planner's next step: gather for the brief, propose an outline, gather for its thin items, link, finish. */
export function decide(state: PlannerState, reading: Reading): PlannerAction {
  const focus = readFocus(state.brief.question, state.library.language, reading);
  const evidence = viewEvidence(state.memoryBank, focus, reading);
  const hasBody = itemsInOrder(state.outline).some(
    (item) => item.role === 'body' && state.carriedOver?.has(item.id) !== true,
  );
  const action = hasBody ? null : gather(state, evidence, focus, reading);
  if (action !== null) return action;
  if (!hasBody) {
    const labels = findLabels(evidence, focus, reading);
    const unknown = unknownSubjects(evidence, focus);
    return {
      kind: 'propose_outline',
      operations: [
        ...proposeOutline({ brief: state.brief, kept: state.outline.items, evidence, labels, focus, unknown, reading }),
      ],
    };
  }
  return refine(state, evidence, focus, reading);
}

function gather(
  state: PlannerState,
  evidence: readonly EvidenceView[],
  focus: Focus,
  reading: Reading,
): PlannerAction | null {
  if (state.stepsLeft <= stepsForOutline && evidence.length > 0) return null;
  const past = state.pastQueries;
  const first = firstQueries(focus, reading).filter((query) => !past.includes(query));
  if (past.length === 0) return { kind: 'search', queries: first, goal: state.brief.question, itemId: null };
  const ofSubjects = subjectQueries(focus, reading);
  const next = ofSubjects.find(({ query }) => !past.includes(query));
  if (next !== undefined)
    return { kind: 'search', queries: [next.query], goal: writeGoal([next.subject.phrase]), itemId: null };
  const searchWords = (): PlannerAction | null => {
    const queries = fallbackQueries(focus, past, reading);
    return queries.length === 0 ? null : { kind: 'search', queries, goal: state.brief.question, itemId: null };
  };
  if (evidence.length === 0) return searchWords();
  const enough = Math.ceil((state.brief.lengthWords / wordsPerQuotation) * spare);
  const rounds = Math.ceil((past.length - firstQueries(focus, reading).length - ofSubjects.length) / queriesPerRound);
  const foundNothing =
    rounds > 0 && state.lastOutcome?.action === 'search' && state.lastOutcome.newEvidenceIds.length === 0;
  if (evidence.length >= enough || rounds >= mostRounds || (foundNothing && evidence.length >= enough / 3)) return null;
  const chosen = queriesFromEvidence(
    evidence,
    findLabels(evidence, focus, reading),
    focus,
    past,
    queriesPerRound,
    reading,
  );
  if (chosen.length === 0) return evidence.length < fewEvidence ? searchWords() : null;
  return {
    kind: 'search',
    queries: chosen.map(({ query }) => query),
    goal: writeGoal(chosen.map(({ phrase }) => phrase)),
    itemId: null,
  };
}

function refine(state: PlannerState, evidence: readonly EvidenceView[], focus: Focus, reading: Reading): PlannerAction {
  // What was refused would be refused again: two proposals never follow each other.
  const mayPropose = state.lastOutcome?.action !== 'propose_outline';
  const links = mayPropose ? linkEvidence(state.outline, evidence, focus, reading) : [];
  if (links.length > 0) return { kind: 'propose_outline', operations: [...links] };
  const thin = thinItems(state, evidence);
  const search = state.stepsLeft > 1 ? searchForItem(thin, state, evidence, focus, reading) : null;
  if (search !== null) return search;
  const operations = mayPropose ? settle(thin) : [];
  if (operations.length > 0) return { kind: 'propose_outline', operations: [...operations] };
  const left = thinItems(state, evidence).length;
  return {
    kind: 'finish',
    reason: left === 0 ? 'Every item is covered.' : 'The queries that the brief and the evidence suggest are used up.',
  };
}

function thinItems(state: PlannerState, evidence: readonly EvidenceView[]): readonly OutlineItem[] {
  const sourceOf = new Map(evidence.map(({ digest }) => [digest.id, digest.sourceId]));
  const items = leafItems(state.outline).filter((item) => item.role === 'body');
  const wordsEach = state.brief.lengthWords / Math.max(1, items.length);
  const wanted = Math.max(leastEvidencePerItem, Math.ceil((wordsEach / wordsPerQuotation) * sparePerItem));
  const wantedFrom = Math.min(wantedSources, state.library.sourceCount);
  return items.filter((item) => {
    if (item.isNotInSources) return false;
    const sources = new Set(item.evidenceIds.map((id) => sourceOf.get(id)));
    return sources.size < wantedFrom || item.evidenceIds.length < wanted;
  });
}

/** First by the item's heading, then by what its own evidence brings up. */
function searchForItem(
  thin: readonly OutlineItem[],
  state: PlannerState,
  evidence: readonly EvidenceView[],
  focus: Focus,
  reading: Reading,
): PlannerAction | null {
  for (const item of thin) {
    const own = linked(item, evidence);
    // What has no evidence of its own yet is asked for with what the brief is about.
    const spokenOf = own.length === 0 ? evidence : own;
    const byHeading = [...new Set([item.heading, withSubject(item.heading, spokenOf, focus, reading)])];
    const queries = byHeading.filter((query) => !isAsked(query, state.pastQueries, focus, reading));
    if (queries.length > 0) return { kind: 'search', queries, goal: writeGoal([item.heading]), itemId: item.id };
  }
  const bodyCount = leafItems(state.outline).filter((item) => item.role === 'body').length;
  const spentOnBrief = queriesPerRound * (mostRounds + 1) + 2;
  if (state.pastQueries.length >= spentOnBrief + bodyCount * mostQueriesPerItem) return null;
  for (const item of thin) {
    const own = linked(item, evidence);
    if (own.length < leastEvidencePerItem / 2) continue;
    const chosen = queriesFromEvidence(
      own,
      findLabels(own, focus, reading),
      focus,
      state.pastQueries,
      queriesPerItem,
      reading,
    );
    if (chosen.length === 0) continue;
    return {
      kind: 'search',
      queries: chosen.map(({ query }) => query),
      goal: writeGoal(chosen.map(({ phrase }) => phrase)),
      itemId: item.id,
    };
  }
  return null;
}

function linked(item: OutlineItem, evidence: readonly EvidenceView[]): readonly EvidenceView[] {
  const ids = new Set(item.evidenceIds);
  return evidence.filter(({ digest }) => ids.has(digest.id));
}

/** Items that were looked for and have nothing are kept and say so. */
function settle(thin: readonly OutlineItem[]): readonly OutlineOperation[] {
  return thin
    .filter((item) => item.lockedBy === null && item.evidenceIds.length === 0)
    .map((item) => ({ kind: 'mark-not-in-sources', itemId: item.id, isNotInSources: true }));
}

/** Subjects of the brief whose terms no single source has in its evidence. */
function unknownSubjects(evidence: readonly EvidenceView[], focus: Focus): readonly Subject[] {
  const termsBySource = new Map<string, Set<string>>();
  for (const { digest, termsAround } of evidence) {
    const known = termsBySource.get(digest.sourceId) ?? new Set<string>();
    for (const term of termsAround) known.add(term);
    termsBySource.set(digest.sourceId, known);
  }
  const sources = [...termsBySource.values()];
  return tellingSubjects(focus).filter(({ terms }) => {
    // A number of a standard or a law may stand in a source's title alone.
    if (terms.some((term) => focus.identifiers.has(term))) return false;
    const needed = terms.length <= 2 ? terms.length : Math.ceil(terms.length * 0.6);
    return !sources.some((known) => terms.filter((term) => known.has(term)).length >= needed);
  });
}
