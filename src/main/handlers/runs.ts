import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { RunId } from '#shared/base/ids.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { Run } from '#shared/domain/run.ts';
import { traceRun, usageByRole, usageOfCalls, type TracedStep } from '#main/agent/trace-run.ts';
import { trajectoriesOf } from '#main/agent/trajectories.ts';
import { plannerStepKinds } from '#main/flow/outline/index.ts';
import type { ProjectStore, StoredCall } from '#main/ports/project-store.ts';
import type { Project } from './project.ts';

export function listRuns({ store }: Project): Result<RequestOutput<'runs.list'>> {
  return succeed({ runs: store.listRuns().map((run) => summaryOf(run, store)) });
}

export function trace({ store }: Project, { runId }: ParsedInput<'runs.trace'>): Result<RequestOutput<'runs.trace'>> {
  const run = store.getRun(runId);
  if (run === null) return fail(runNotFound(runId));
  return succeed({
    ...summaryOf(run, store),
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

function summaryOf(run: Run, store: ProjectStore): RequestOutput<'runs.list'>['runs'][number] {
  const { id, kind, reasoner, brief, startedAt, state, budget } = run;
  return {
    runId: id,
    kind,
    reasoner,
    question: brief.question,
    startedAt,
    state,
    budget,
    steps: store.listSteps(id).length,
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
