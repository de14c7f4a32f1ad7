import { z } from 'zod';
import { isOfOneStep } from '#shared/base/fault.ts';
import { succeed, type Result } from '#shared/base/result.ts';
import type { EvidenceId, RunId } from '#shared/base/ids.ts';
import { leafItems, type Outline } from '#shared/domain/outline.ts';
import { stopReasons, type Run, type StopReason } from '#shared/domain/run.ts';
import { runSteps, type Step } from '#main/agent/run-steps.ts';
import type { ProjectStore, StoredStep } from '#main/ports/project-store.ts';
import { applyOperations } from './apply-operations.ts';
import { coverageOf } from './coverage.ts';
import { keptOutline } from './kept-outline.ts';
import { performAction, type Performed, type PlanOptions } from './perform-action.ts';
import { readPersonWill } from './person-will.ts';
import { createStateReader } from './planner-state.ts';
import { emptyRecord, isSearch, plannerStepKinds, readStepRecord, type StepRecord } from './step-record.ts';
import { stopConditions } from './stop-planning.ts';

const defaultSteps = 40;
/** Of a draft's tokens and money: what planning leaves is the writer's. */
const planningShare = 0.6;

/**
 * Gathers evidence and refines the outline, step by step, until a stop condition holds. Items that the person has
 * locked, added or changed are carried over from the outline before; the rest is planned anew. In a draft, planning that has ended isn't taken
 * up again. Faults: the reasoner's that aren't of one step, `cancelled`.
 */
export async function plan(options: PlanOptions): Promise<Result<StopReason>> {
  const { run, library, signal } = options;
  const { store } = library;
  const endedBefore = planningEnd(store, run.id);
  if (endedBefore !== null) return succeed(endedBefore);
  const stepLimit = run.budget.steps ?? defaultSteps;
  const readState = createStateReader({ brief: run.brief, store, stepLimit, canAsk: options.ask !== null });
  const ended = await runSteps({
    runId: run.id,
    store,
    kinds: plannerStepKinds,
    nextStep: (steps) => (steps.length === 0 ? begin(store) : takeStep(options, readState, steps)),
    stopConditions: stopConditions({
      stepLimit,
      budget: planningBudget(run),
      stepsBefore: store.listSteps(run.id).length,
      hasOutline: () => store.readOutline().items.length > 0,
      isCovered: () => isCovered(store),
    }),
    signal,
  });
  const stopReason = stopReasonOf(ended, run, store);
  if (stopReason === null) return ended;
  store.transact(() => {
    markEmptyItems(store);
    if (run.kind === 'draft' && hasBody(store)) writeEnd(store, run.id, stopReason);
  });
  return succeed(stopReason);
}

/** A draft whose budget doesn't reach for another step of planning goes on to write what is planned. */
function stopReasonOf(ended: Result<StopReason>, run: Run, store: ProjectStore): StopReason | null {
  if (ended.ok) return ended.value;
  return ended.fault.code === 'budget-spent' && run.kind === 'draft' && hasBody(store) ? 'budget-spent' : null;
}

function planningBudget({ kind, budget: { tokens, costUsd } }: Run): { tokens?: number; costUsd?: number } {
  if (kind !== 'draft') return {};
  return {
    ...(tokens === undefined ? {} : { tokens: tokens * planningShare }),
    ...(costUsd === undefined ? {} : { costUsd: costUsd * planningShare }),
  };
}

/** Whether the person turned down something that the planner of the run proposed. */
export function hasRefusals(store: Pick<ProjectStore, 'listSteps'>, runId: RunId): boolean {
  const steps = store.listSteps(runId).filter(({ kind }) => plannerStepKinds.some((each) => each === kind));
  return steps.some((step) => readStepRecord(step).refusedOperations.length > 0);
}

const endKind = 'planning-ended';
const endSchema = z.object({ stopReason: z.enum(stopReasons) });

/** Why the planning of a draft ended; null where it hasn't, or the run isn't a draft. */
export function planningEnd(store: Pick<ProjectStore, 'listSteps'>, runId: RunId): StopReason | null {
  const end = store.listSteps(runId).find(({ kind }) => kind === endKind);
  return end === undefined ? null : endSchema.parse(end.outcome).stopReason;
}

function writeEnd(store: ProjectStore, runId: RunId, stopReason: StopReason): void {
  const index = store.listSteps(runId).length;
  store.putStep({ runId, index, kind: endKind, outcome: { stopReason, soundCall: null } });
}

async function begin(store: ProjectStore): Promise<Result<Step>> {
  return succeed({
    kind: 'begin',
    commit: () => {
      const kept = keptOutline(store.readOutline(), readPersonWill(store));
      store.writeOutline(kept, 'planning began');
      return emptyRecord('begin');
    },
  });
}

async function takeStep(
  options: PlanOptions,
  readState: ReturnType<typeof createStateReader>,
  steps: readonly StoredStep[],
): Promise<Result<Step>> {
  const { reasoner, signal } = options;
  const records = steps.map(readStepRecord);
  const state = readState(records);
  const decided = await reasoner.decide(state, signal);
  if (!decided.ok) {
    if (!isOfOneStep(decided.fault)) return decided;
    const remarks = [`no decision could be had: ${decided.fault.message}`];
    const record = { ...emptyRecord('decide-failed'), remarks, isVoid: true };
    return succeed(toStep({ record, isSound: false, evidence: [], operations: null }, null, options));
  }
  const { action, lastSearch, notes } = decided.value;
  const performed = await performAction(action, state, records, options);
  if (!performed.ok) return performed;
  const soundCall = reasoner.kind === 'model' ? `decide ${state.stepNumber}` : null;
  const record = { ...performed.value.record, lastSearch, notes: [...notes] };
  return succeed(toStep({ ...performed.value, record }, soundCall, options));
}

/** The step that comes of what was performed; `soundCall` is noted where nothing was wrong with the decision. */
function toStep(performed: Performed, soundCall: string | null, { run, library, onEvent }: PlanOptions): Step {
  const { store } = library;
  const { evidence } = performed;
  let [record, items]: [StepRecord, number | null] = [performed.record, null];
  return {
    kind: record.action,
    commit: () => {
      const settled = settleOperations(performed, store);
      record = { ...settled.record, soundCall: settled.isSound ? soundCall : null };
      items = settled.outline?.items.length ?? null;
      store.putEvidence(evidence);
      if (settled.outline !== null) store.writeOutline(settled.outline, 'the planner proposed it');
      return { ...record, usage: store.usageOf(run.id) };
    },
    announce: () => {
      if (items !== null) {
        onEvent({ type: 'outline-changed', items, refused: record.remarks.length });
      } else if (isSearch(record) && record.judged.length > 0) {
        onEvent({
          type: 'search-finished',
          goal: record.goal,
          passagesRead: record.passagesRead,
          newEvidence: record.newEvidenceIds.length,
          evidence: store.listEvidence().length,
        });
      }
    },
  };
}

/** What was proposed, applied to the outline as it is now: the person may have changed it since the planner saw it. */
function settleOperations(performed: Performed, store: ProjectStore): Performed & { readonly outline: Outline | null } {
  const { record, operations } = performed;
  if (operations === null) return { ...performed, outline: null };
  const { outline, applied, refused } = applyOperations({
    outline: store.readOutline(),
    operations,
    knownEvidence: new Set(store.listEvidence().map(({ id }) => id)),
    will: readPersonWill(store),
  });
  const isVoid = applied === 0;
  const remarks = [
    ...record.remarks,
    ...refused.map(({ operation, reason }) => `${operation.kind} was refused: ${reason}`),
  ];
  return {
    ...performed,
    record: { ...record, remarks, isVoid },
    isSound: performed.isSound && refused.length === 0 && !isVoid,
    outline: isVoid ? null : outline,
  };
}

function hasBody(store: ProjectStore): boolean {
  return leafItems(store.readOutline()).some(({ role }) => role === 'body');
}

function isCovered(store: ProjectStore): boolean {
  const coverage = coverageOf({
    outline: store.readOutline(),
    evidence: new Map(store.listEvidence().map((evidence) => [evidence.id, evidence])),
    librarySourceCount: store.countSources(),
  });
  return coverage.length > 0 && coverage.every((each) => each.isCovered);
}

/**
 * An item that ended without evidence says so; the writer doesn't fill it from nothing. Locked ones stay as they are:
 * a planner that ends early, as a source may ask of it, must not make them look searched for.
 */
function markEmptyItems(store: ProjectStore): void {
  const outline = store.readOutline();
  const known = new Set<EvidenceId>(store.listEvidence().map(({ id }) => id));
  const { marked: decided } = readPersonWill(store);
  const empty = new Set(
    leafItems(outline)
      .filter(({ id, role, isNotInSources, lockedBy }) => {
        return role === 'body' && !isNotInSources && lockedBy === null && !decided.has(id);
      })
      .filter((item) => !item.evidenceIds.some((id) => known.has(id)))
      .map(({ id }) => id),
  );
  if (empty.size === 0) return;
  const marked: Outline = {
    items: outline.items.map((item) => (empty.has(item.id) ? { ...item, isNotInSources: true } : item)),
  };
  store.writeOutline(marked, 'items without evidence were marked');
}
