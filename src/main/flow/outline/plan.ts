import { succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId } from '#shared/base/ids.ts';
import { leafItems, type Outline } from '#shared/domain/outline.ts';
import type { Run, StopReason } from '#shared/domain/run.ts';
import { runSteps, type Step } from '#main/agent/run-steps.ts';
import { gatherEvidence, readPassages, viewOf, type Gathered, type Library } from '#main/flow/evidence/index.ts';
import type { ProjectStore, StoredStep } from '#main/ports/project-store.ts';
import type { PlannerAction, Reasoner } from '#main/ports/reasoner.ts';
import { applyOperations } from './apply-operations.ts';
import { coverageOf } from './coverage.ts';
import { createStateReader } from './planner-state.ts';
import { emptyRecord, plannerStepKinds, readStepRecord, type StepRecord } from './step-record.ts';
import { stopConditions } from './stop-planning.ts';

export type PlanEvent =
  | {
      readonly type: 'search-finished';
      readonly goal: string;
      readonly passagesRead: number;
      readonly newEvidence: number;
      readonly evidence: number;
    }
  | { readonly type: 'outline-changed'; readonly items: number; readonly refused: number };

type PlanOptions = {
  readonly run: Run;
  readonly library: Library & { readonly store: ProjectStore };
  readonly reasoner: Reasoner;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PlanEvent) => void;
};

const defaultSteps = 40;

/**
 * Gathers evidence and refines the outline, step by step, until a stop condition holds. Items the person has locked
 * are carried over from the outline before; the rest is planned anew. Faults: the reasoner's, `cancelled`.
 */
export async function plan(options: PlanOptions): Promise<Result<StopReason>> {
  const { run, library, signal } = options;
  const { store } = library;
  const stepLimit = run.budget.steps ?? defaultSteps;
  const readState = createStateReader({ brief: run.brief, store, stepLimit });
  const ended = await runSteps({
    runId: run.id,
    store,
    kinds: plannerStepKinds,
    nextStep: (steps) => (steps.length === 0 ? begin(store) : takeStep(options, readState, steps)),
    stopConditions: stopConditions({
      stepLimit,
      hasOutline: () => store.readOutline().items.length > 0,
      isCovered: () => isCovered(store),
    }),
    signal,
  });
  if (ended.ok) markEmptyItems(store);
  return ended;
}

async function begin(store: ProjectStore): Promise<Result<Step>> {
  return succeed({
    kind: 'begin',
    outcome: emptyRecord('begin'),
    commit: () => {
      const locked = store.readOutline().items.filter((item) => item.lockedBy === 'user');
      const kept = new Set(locked.map(({ id }) => id));
      const items = locked.map((item) =>
        item.parentId !== null && !kept.has(item.parentId) ? { ...item, parentId: null } : item,
      );
      store.writeOutline({ items }, 'planning began');
    },
  });
}

async function takeStep(
  options: PlanOptions,
  readState: ReturnType<typeof createStateReader>,
  steps: readonly StoredStep[],
): Promise<Result<Step>> {
  const records = steps.map(readStepRecord);
  const decided = await options.reasoner.decide(readState(records), options.signal);
  if (!decided.ok) return decided;
  return perform(decided.value.action, records, options);
}

async function perform(
  action: PlannerAction,
  records: readonly StepRecord[],
  options: PlanOptions,
): Promise<Result<Step>> {
  const { library, reasoner, signal, onEvent, run } = options;
  const { store } = library;
  switch (action.kind) {
    case 'search': {
      const past = new Set(records.flatMap(({ queries }) => queries.map(folded)));
      const queries = action.queries.filter((query) => !past.has(folded(query)));
      const record = { ...emptyRecord('search', action.goal), queries: [...action.queries], itemId: action.itemId };
      if (queries.length === 0) return succeed(gatheredStep(record, null, records, options));
      const alreadyJudged = new Set(records.filter(({ goal }) => goal === action.goal).flatMap(({ judged }) => judged));
      const gathered = await gatherEvidence({
        brief: run.brief,
        queries,
        goal: action.goal,
        alreadyJudged,
        library,
        reasoner,
        signal,
      });
      return gathered.ok ? succeed(gatheredStep(record, gathered.value, records, options)) : gathered;
    }
    case 'read': {
      const title = store.getSource(action.sourceId)?.bibliographic.title ?? '';
      const passages = store.passagesAround(action.near, 2).map((passage) => viewOf(passage, title));
      const judged = passages.map(({ passageId }) => passageId);
      const gathered = await readPassages({
        brief: run.brief,
        goal: action.goal,
        passages,
        judged,
        library,
        reasoner,
        signal,
      });
      return gathered.ok
        ? succeed(gatheredStep(emptyRecord('read', action.goal), gathered.value, records, options))
        : gathered;
    }
    case 'propose_outline': {
      const knownEvidence = new Set(store.listEvidence().map(({ id }) => id));
      const { outline, refused } = applyOperations({
        outline: store.readOutline(),
        operations: action.operations,
        knownEvidence,
      });
      const remarks = refused.map(({ operation, reason }) => `${operation.kind} was refused: ${reason}`);
      return succeed({
        kind: action.kind,
        outcome: { ...emptyRecord('propose_outline'), remarks },
        commit: () => {
          store.writeOutline(outline, 'the planner proposed it');
          onEvent({ type: 'outline-changed', items: outline.items.length, refused: refused.length });
        },
      });
    }
    case 'ask_user':
      // Nobody is there to answer yet: the planner goes on with what the brief says.
      return succeed(
        plainStep({ ...emptyRecord('ask_user'), remarks: ['no one answered the question; go on with the brief'] }),
      );
    case 'finish':
      return succeed(plainStep({ ...emptyRecord('finish'), remarks: [action.reason] }));
  }
}

function plainStep(record: StepRecord): Step {
  return { kind: record.action, outcome: record, commit: () => undefined };
}

function gatheredStep(
  record: StepRecord,
  gathered: Gathered | null,
  records: readonly StepRecord[],
  { library, onEvent }: PlanOptions,
): Step {
  const { store } = library;
  if (gathered === null) {
    return plainStep({ ...record, remarks: ['all of these queries were asked before'] });
  }
  const { added, refound, judged, passagesRead, droppedOffers } = gathered;
  const seen = new Set(records.flatMap((each) => [...each.newEvidenceIds, ...each.refoundEvidenceIds]));
  // What an earlier run left in the bank is new to this one.
  const foundFirst = [...added, ...refound].map(({ id }) => id).filter((id) => !seen.has(id));
  return {
    kind: record.action,
    outcome: {
      ...record,
      newEvidenceIds: foundFirst,
      refoundEvidenceIds: refound.map(({ id }) => id).filter((id) => seen.has(id)),
      judged: [...judged],
      passagesRead,
      droppedOffers,
    } satisfies StepRecord,
    commit: () => {
      store.putEvidence(added);
      onEvent({
        type: 'search-finished',
        goal: record.goal,
        passagesRead,
        newEvidence: foundFirst.length,
        evidence: store.listEvidence().length,
      });
    },
  };
}

function isCovered(store: ProjectStore): boolean {
  const coverage = coverageOf({
    outline: store.readOutline(),
    evidence: new Map(store.listEvidence().map((evidence) => [evidence.id, evidence])),
    librarySourceCount: store.countSources(),
  });
  return coverage.length > 0 && coverage.every((each) => each.isCovered);
}

/** An item that ended without evidence says so; the writer doesn't fill it from nothing. */
function markEmptyItems(store: ProjectStore): void {
  const outline = store.readOutline();
  const known = new Set<EvidenceId>(store.listEvidence().map(({ id }) => id));
  const empty = new Set(
    leafItems(outline)
      .filter((item) => item.role === 'body' && !item.isNotInSources && !item.evidenceIds.some((id) => known.has(id)))
      .map(({ id }) => id),
  );
  if (empty.size === 0) return;
  const marked: Outline = {
    items: outline.items.map((item) => (empty.has(item.id) ? { ...item, isNotInSources: true } : item)),
  };
  store.writeOutline(marked, 'items without evidence were marked');
}

function folded(query: string): string {
  return query.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
