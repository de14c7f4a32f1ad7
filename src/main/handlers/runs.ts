import { userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { Run } from '#shared/domain/run.ts';
import { traceRun, usageByRole, usageOfCalls, type TracedStep } from '#main/agent/trace-run.ts';
import { trajectoriesOf } from '#main/agent/trajectories.ts';
import { plannerStepKinds } from '#main/flow/outline/index.ts';
import type { ProjectStore, StoredCall } from '#main/ports/project-store.ts';
import type { CallOptions, Project } from './project.ts';

/** Of a run that ended with the core that did it. */
export const interruptedFault: Fault = userFault(
  'run-interrupted',
  'Heddle was closed while this run went on. Resume it to go on where it stopped.',
);

export function listRuns(
  { store }: Project,
  _input: ParsedInput<'runs.list'>,
  { runs }: CallOptions,
): Result<RequestOutput<'runs.list'>> {
  const isLive = (run: Run) => runs === undefined || runs.isLive(run.id);
  return succeed({ runs: store.listRuns().map((run) => summaryOf(run, store, { isLive: isLive(run) })) });
}

export function trace(
  { store }: Project,
  { runId }: ParsedInput<'runs.trace'>,
  { runs }: CallOptions,
): Result<RequestOutput<'runs.trace'>> {
  const run = store.getRun(runId);
  if (run === null) return fail(runNotFound(runId));
  return succeed({
    ...summaryOf(run, store, { isLive: runs === undefined || runs.isLive(run.id) }),
    usageByRole: [...usageByRole(store.listCalls(runId))],
    trace: traceOf(runId, store).map((traced) => ({
      step: traced.step,
      kind: traced.kind,
      outcome: traced.outcome,
      usage: usageOfCalls(traced.calls),
      calls: traced.calls.map(toTracedCall),
    })),
  });
}

export function trajectories(
  { store }: Project,
  { runId }: ParsedInput<'runs.trajectories'>,
): Result<RequestOutput<'runs.trajectories'>> {
  return store.getRun(runId) === null ? fail(runNotFound(runId)) : succeed(trajectoriesOf(traceOf(runId, store)));
}

function traceOf(runId: RunId, store: ProjectStore): readonly TracedStep[] {
  return traceRun({
    steps: store.listSteps(runId),
    calls: store.listCalls(runId),
    planningKinds: plannerStepKinds,
  });
}

function stateLeft({ kind }: Run): Run['state'] {
  return kind === 'redo' ? { status: 'cancelled' } : { status: 'paused', fault: interruptedFault };
}

/** A run that is stored as running but goes on nowhere waits to be resumed. */
export function summaryOf(
  run: Run,
  store: ProjectStore,
  { isLive }: { readonly isLive: boolean },
): RequestOutput<'runs.list'>['runs'][number] {
  const { id, kind, reasoner, brief, startedAt, budget } = run;
  const state = run.state.status === 'running' && !isLive ? stateLeft(run) : run.state;
  return {
    runId: id,
    kind,
    reasoner,
    question: brief.question,
    startedAt,
    state,
    budget,
    steps: store.countSteps(id),
    usage: store.usageOf(id),
  };
}

function toTracedCall({ request, model, answer, durationMs }: StoredCall) {
  return {
    role: request.role,
    purpose: request.purpose,
    model,
    promptChars: request.messages.reduce((sum, { content }) => sum + content.length, 0),
    usage: answer.usage,
    durationMs,
    finish: answer.finish,
    answer: answer.text,
  };
}

function runNotFound(runId: RunId) {
  return userFault('run-not-found', `This project has no run ${runId}. See: heddle runs DIR`);
}
