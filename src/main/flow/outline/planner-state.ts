import type { EvidenceId, SourceId } from '#shared/base/ids.ts';
import type { Brief } from '#shared/domain/brief.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { itemsInOrder, type Outline } from '#shared/domain/outline.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { EvidenceDigest, ItemNote, PlannerState, StepOutcome } from '#main/ports/reasoner.ts';
import { coverageOf } from './coverage.ts';
import { isKept, readPersonWill } from './person-will.ts';
import { isSearch, type StepRecord } from './step-record.ts';

/** Rebuilds what a planner step may know from the store and the steps so far. */
export function createStateReader(options: {
  brief: Brief;
  store: ProjectStore;
  stepLimit: number;
  /** Whether there is a person to put a question to. */
  canAsk: boolean;
}): (records: readonly StepRecord[]) => PlannerState {
  const { brief, store, stepLimit, canAsk } = options;
  const passageOf = createPassageFinder(store);
  return (records) => {
    const outline = store.readOutline();
    const goalOf = goalsOfThisRun(records);
    const place = new Map([...goalOf.keys()].map((id, at) => [id, at]));
    const carried = carriedOn(records);
    const linked = new Set(outline.items.flatMap((item) => item.evidenceIds));
    const evidence = store
      .listEvidence()
      .filter(({ status }) => status !== 'excluded')
      .filter(
        (each) => carried.has(each.id) || linked.has(each.id) || each.status === 'pinned' || each.addedBy === 'user',
      )
      .map((each) => ({ ...each, goal: goalOf.get(each.id) ?? each.goal }))
      .toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
    const sourceCount = brief.sourceIds?.length ?? store.countSources();
    const titleOf = (id: SourceId) => store.getSource(id)?.bibliographic.title ?? '';
    const will = readPersonWill(store);
    return {
      brief,
      outline,
      ...(hasProposed(records) ? {} : { carriedOver: new Set(outline.items.map(({ id }) => id)) }),
      keptItems: new Set(outline.items.map(({ id }) => id).filter((id) => isKept(will, id))),
      coverage: coverageOf({
        outline,
        evidence: new Map(evidence.map((each) => [each.id, each])),
        librarySourceCount: sourceCount,
      }),
      memoryBank: evidence.map((each) => digestOf(each, passageOf, titleOf)),
      lastOutcome: lastOutcomeOf(records),
      pastQueries: records.flatMap(({ queries }) => queries),
      stepNumber: records.length,
      stepsLeft: stepLimit - records.length,
      notes: newestNotes(records, outline),
      mayAsk: canAsk && isBeforeAll(records),
      clarification: records.findLast(({ clarification }) => clarification !== null)?.clarification ?? null,
      library: {
        sourceCount,
        passageCount: store.countPassages(),
        language: Object.keys(store.passagesByLanguage())[0] ?? 'und',
      },
    };
  };
}

function hasProposed(records: readonly StepRecord[]): boolean {
  return records.some(
    ({ action, isVoid, refusedOperations }) =>
      action === 'propose_outline' && (!isVoid || refusedOperations.length > 0),
  );
}

/**
 * What each piece of evidence was found for in this run, in the order of finding: evidence that an earlier run left is
 * seen as if it were new, so that the same brief gives the same report again.
 */
function goalsOfThisRun(records: readonly StepRecord[]): ReadonlyMap<EvidenceId, string> {
  const goals = new Map<EvidenceId, string>();
  for (const { goal, newEvidenceIds, refoundEvidenceIds } of records) {
    for (const id of [...newEvidenceIds, ...refoundEvidenceIds]) if (!goals.has(id)) goals.set(id, goal);
  }
  return goals;
}

/** Evidence of this run's searches but those that the planner found useless. */
function carriedOn(records: readonly StepRecord[]): ReadonlySet<EvidenceId> {
  const useless = new Map<StepRecord | undefined, boolean>();
  records.forEach(({ lastSearch }, at) => {
    // Judged twice, the later judgement holds.
    if (lastSearch !== null) useless.set(records.slice(0, at).findLast(isSearch), lastSearch === 'useless');
  });
  return new Set(
    records
      .filter((record) => useless.get(record) !== true)
      .flatMap(({ newEvidenceIds, refoundEvidenceIds }) => [...newEvidenceIds, ...refoundEvidenceIds]),
  );
}

/** A decision that couldn't be had is told along with what came of the one before. */
function lastOutcomeOf(records: readonly StepRecord[]): StepOutcome | null {
  const at = records.findLastIndex(({ action }) => action !== 'decide-failed');
  const last = records[at];
  if (last === undefined || last.action === 'begin' || last.action === 'decide-failed') return null;
  const { action, goal, newEvidenceIds } = last;
  return { action, goal, newEvidenceIds, remarks: records.slice(at).flatMap(({ remarks }) => remarks) };
}

/** The newest note of each item that is still there, in the outline's order. */
function newestNotes(records: readonly StepRecord[], outline: Outline): readonly ItemNote[] {
  const newest = new Map(records.flatMap(({ notes }) => notes.map((note) => [note.itemId, note])));
  return itemsInOrder(outline).flatMap(({ id }) => newest.get(id) ?? []);
}

/** A question is for the start: before anything was searched for, and once. */
function isBeforeAll(records: readonly StepRecord[]): boolean {
  return !records.some((record) => isSearch(record) || (record.action === 'ask_user' && !record.isVoid));
}

function digestOf(
  evidence: Evidence,
  passageOf: (evidence: Evidence) => Passage | null,
  titleOf: (id: SourceId) => string,
): EvidenceDigest {
  const [quote] = evidence.quotes;
  if (quote === undefined) throw new Error(`evidence ${evidence.id} has no quote`);
  const passage = passageOf(evidence);
  return {
    id: evidence.id,
    sourceId: quote.sourceId,
    sourceTitle: titleOf(quote.sourceId),
    goal: evidence.goal,
    summary: evidence.summary,
    headingPath: passage?.headingPath ?? [],
    ...(passage === null ? {} : { passageId: passage.id }),
  };
}

/** Where an evidence's first quote stands; each source's passages are read once. */
function createPassageFinder(store: ProjectStore): (evidence: Evidence) => Passage | null {
  const passagesOf = new Map<SourceId, readonly Passage[]>();
  const known = new Map<EvidenceId, Passage | null>();
  return (evidence) => {
    const remembered = known.get(evidence.id);
    if (remembered !== undefined) return remembered;
    const [quote] = evidence.quotes;
    if (quote === undefined) return null;
    const passages = passagesOf.get(quote.sourceId) ?? store.passagesOfSource(quote.sourceId);
    passagesOf.set(quote.sourceId, passages);
    const passage = passages.find(({ charEnd }) => charEnd > quote.charStart) ?? null;
    known.set(evidence.id, passage);
    return passage;
  };
}
