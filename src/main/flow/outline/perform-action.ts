import { isOfOneStep, userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { leafItems, type OutlineOperation } from '#shared/domain/outline.ts';
import type { Run } from '#shared/domain/run.ts';
import { gatherEvidence, readPassages, viewOf, type Gathered, type Library } from '#main/flow/evidence/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { PlannerAction, PlannerState, Reasoner } from '#main/ports/reasoner.ts';
import type { ReviewProposal } from './proposal.ts';
import { refuseAlike } from './refuse-alike.ts';
import { reviewOperations } from './review-operations.ts';
import { emptyRecord, type StepRecord } from './step-record.ts';

export type PlanEvent =
  | {
      readonly type: 'search-finished';
      readonly goal: string;
      readonly passagesRead: number;
      readonly newEvidence: number;
      readonly evidence: number;
    }
  | { readonly type: 'outline-changed'; readonly items: number; readonly refused: number };

export type PlanOptions = {
  readonly run: Run;
  readonly library: Library & { readonly store: ProjectStore };
  readonly reasoner: Reasoner;
  /** Has the person decide on what is proposed; missing where all of it is taken. */
  readonly review?: ReviewProposal;
  /** Puts a question to the person; null where nobody can be asked. */
  readonly ask: ((question: string, signal: AbortSignal) => Promise<string | null>) | null;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PlanEvent) => void;
};

/** What came of an action, before anything of it is stored. */
export type Performed = {
  readonly record: StepRecord;
  /** Whether the decision was carried out whole and brought something. */
  readonly isSound: boolean;
  readonly evidence: readonly Evidence[];
  /** What is to be done to the outline as it is when the step is written down; null for nothing. */
  readonly operations: readonly OutlineOperation[] | null;
};

/**
 * Carries out a planner's decision as far as it can be; what can't is remarked on. Faults: `cancelled` and those of the
 * reasoner that aren't of one step.
 */
export async function performAction(
  action: PlannerAction,
  state: PlannerState,
  records: readonly StepRecord[],
  options: PlanOptions,
): Promise<Result<Performed>> {
  switch (action.kind) {
    case 'search':
      return search(action, records, options);
    case 'read':
      return read(action, records, options);
    case 'propose_outline':
      return propose(action, state, records, options);
    case 'ask_user':
      return askPerson(action, state, options);
    case 'finish':
      return succeed(finish(action, state));
  }
}

async function search(
  action: PlannerAction & { kind: 'search' },
  records: readonly StepRecord[],
  options: PlanOptions,
): Promise<Result<Performed>> {
  const { run, library, reasoner, signal } = options;
  const { asked, refused } = refuseAlike({
    queries: action.queries,
    past: records.flatMap(({ queries, refusedQueries }) => queries.filter((query) => !refusedQueries.includes(query))),
    passagesByLanguage: library.store.passagesByLanguage(),
  });
  const record: StepRecord = {
    ...emptyRecord('search', action.goal),
    queries: [...action.queries],
    refusedQueries: refused.map(({ query }) => query),
    itemId: action.itemId,
    remarks: refused.map(({ reason }) => `not searched: ${reason}`),
  };
  if (asked.length === 0) return succeed(nothingOf(record));
  const alreadyJudged = new Set(records.filter(({ goal }) => goal === action.goal).flatMap(({ judged }) => judged));
  const gathered = await gatherEvidence({
    brief: run.brief,
    queries: asked,
    goal: action.goal,
    alreadyJudged,
    library,
    reasoner,
    signal,
  });
  return whatWasGathered(record, gathered, records);
}

async function read(
  action: PlannerAction & { kind: 'read' },
  records: readonly StepRecord[],
  { run, library, reasoner, signal }: PlanOptions,
): Promise<Result<Performed>> {
  const { store } = library;
  const title = store.getSource(action.sourceId)?.bibliographic.title ?? '';
  const passages = store.passagesAround(action.near, 2).map((passage) => viewOf(passage, title));
  const record = emptyRecord('read', action.goal);
  if (passages.some(({ sourceId }) => run.brief.sourceIds?.includes(sourceId) === false)) {
    return succeed(nothingOf({ ...record, remarks: [`the brief leaves the source of ${action.near} out`] }));
  }
  if (passages.length === 0) {
    return succeed(nothingOf({ ...record, remarks: [`there is no passage ${action.near}`] }));
  }
  const gathered = await readPassages({
    brief: run.brief,
    goal: action.goal,
    passages,
    judged: passages.map(({ passageId }) => passageId),
    library,
    reasoner,
    signal,
  });
  return whatWasGathered(record, gathered, records);
}

function whatWasGathered(
  record: StepRecord,
  gathered: Result<Gathered>,
  records: readonly StepRecord[],
): Result<Performed> {
  if (!gathered.ok) {
    if (!isOfOneStep(gathered.fault)) return gathered;
    const remarks = [...record.remarks, `what was found could not be read: ${gathered.fault.message}`];
    return succeed(nothingOf({ ...record, remarks, isVoid: true }));
  }
  const { added, refound, judged, passagesRead, droppedOffers } = gathered.value;
  const seen = new Set(records.flatMap((each) => [...each.newEvidenceIds, ...each.refoundEvidenceIds]));
  // What an earlier run left in the bank is new to this one.
  const foundFirst = [...added, ...refound].map(({ id }) => id).filter((id) => !seen.has(id));
  const remarks = [
    ...(foundFirst.length === 0 ? ['nothing new was found'] : []),
    ...(droppedOffers === 0
      ? []
      : [`${droppedOffers} offered quotes were dropped: the source doesn't hold their words`]),
  ];
  return succeed({
    record: {
      ...record,
      newEvidenceIds: foundFirst,
      refoundEvidenceIds: refound.map(({ id }) => id).filter((id) => seen.has(id)),
      judged: [...judged],
      passagesRead,
      droppedOffers,
      remarks: [...record.remarks, ...remarks],
    },
    isSound: foundFirst.length > 0 && record.refusedQueries.length === 0,
    evidence: added,
    operations: null,
  });
}

async function propose(
  action: PlannerAction & { kind: 'propose_outline' },
  state: PlannerState,
  records: readonly StepRecord[],
  { run, library, review, signal }: PlanOptions,
): Promise<Result<Performed>> {
  const { store } = library;
  const reviewed = await reviewOperations({
    id: `${run.id}-${state.stepNumber}`,
    operations: action.operations,
    refusedBefore: records.flatMap(({ refusedOperations }) => refusedOperations),
    store,
    review: review ?? null,
    signal,
  });
  if (reviewed === null) return fail(cancelled());
  const { accepted, refused, remarks } = reviewed;
  const record = { ...emptyRecord('propose_outline'), remarks: [...remarks], refusedOperations: [...refused] };
  return succeed({ record, isSound: remarks.length === 0, evidence: [], operations: accepted });
}

async function askPerson(
  { question }: PlannerAction & { kind: 'ask_user' },
  { mayAsk }: PlannerState,
  { ask, signal }: PlanOptions,
): Promise<Result<Performed>> {
  const record = emptyRecord('ask_user', question);
  if (!mayAsk || ask === null) {
    const remarks = ['no question can be put to the person now; go on with what the brief says'];
    return succeed(nothingOf({ ...record, remarks, isVoid: true }));
  }
  const answer = await ask(question, signal);
  if (signal.aborted) return fail(cancelled());
  if (answer === null || answer.trim() === '') {
    return succeed(nothingOf({ ...record, remarks: ['the person did not answer; go on with what the brief says'] }));
  }
  return succeed({ ...nothingOf({ ...record, clarification: { question, answer: answer.trim() } }), isSound: true });
}

/** What was found must come to an outline before planning may end. */
function finish({ reason }: PlannerAction & { kind: 'finish' }, { outline, memoryBank }: PlannerState): Performed {
  const hasBody = leafItems(outline).some(({ role }) => role === 'body');
  if (!hasBody && memoryBank.length > 0) {
    const remarks = ['planning can not end yet: there is evidence but no outline, so propose one'];
    return nothingOf({ ...emptyRecord('finish'), remarks, isVoid: true });
  }
  return { ...nothingOf({ ...emptyRecord('finish'), remarks: [reason] }), isSound: true };
}

function nothingOf(record: StepRecord): Performed {
  return { record, isSound: false, evidence: [], operations: null };
}

function cancelled() {
  return userFault('cancelled', 'The run was cancelled. Resume it with --resume.');
}
