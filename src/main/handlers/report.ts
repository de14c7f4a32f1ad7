import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { toId, type ItemId } from '#shared/base/ids.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { Run, StopReason } from '#shared/domain/run.ts';
import { journalled } from '#main/agent/journal.ts';
import { exportReport } from '#main/flow/export/index.ts';
import { plan } from '#main/flow/outline/index.ts';
import { assembleReport, checkReport } from '#main/flow/report/index.ts';
import { reportFacts, writeSections, type Written } from '#main/flow/sections/index.ts';
import { timestamp } from '#main/ports/clock.ts';
import { bringUpToDate } from './library.ts';
import type { CallOptions, Project } from './project.ts';

export async function planReport(
  project: Project,
  input: ParsedInput<'report.plan'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.plan'>>> {
  const run = startRun(project, 'plan', input, options);
  if (!run.ok) return run;
  const planned = settle(project, run.value, await runPlan(project, run.value, options));
  if (!planned.ok) return planned;
  return succeed({
    runId: run.value.id,
    stopReason: planned.value,
    outlineItems: project.store.readOutline().items.length,
    evidence: project.store.listEvidence().length,
    usage: project.store.usageOf(run.value.id),
  });
}

export async function writeReport(
  project: Project,
  input: ParsedInput<'report.write'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.write'>>> {
  const { store } = project;
  const planned = store.listRuns().find(({ kind }) => kind !== 'write');
  if (planned === undefined) {
    return fail(
      userFault('outline-missing', 'There is no outline to write from yet. Make one with: heddle plan DIR --brief …'),
    );
  }
  const { brief, reasoner, budget } = planned;
  const run = startRun(
    project,
    'write',
    { ...(input.resume ? {} : { brief }), reasoner, budget, resume: input.resume },
    options,
  );
  if (!run.ok) return run;
  const written = await runWrite(project, run.value, input.itemId ?? null, options);
  const settled = settle(project, run.value, written.ok ? succeed('covered') : written);
  if (!settled.ok) return settled;
  if (!written.ok) return written;
  return succeed({ runId: run.value.id, ...written.value, usage: store.usageOf(run.value.id) });
}

export async function draftReport(
  project: Project,
  input: ParsedInput<'report.draft'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.draft'>>> {
  const { store } = project;
  const run = startRun(project, 'draft', input, options);
  if (!run.ok) return run;
  const planned = await runPlan(project, run.value, options);
  if (!planned.ok) {
    settle(project, run.value, planned);
    return planned;
  }
  const written = await runWrite(project, run.value, null, options);
  const settled = settle(project, run.value, written.ok ? planned : written);
  if (!settled.ok) return settled;
  const report = assembleReport(store);
  if (!report.ok) return report;
  const { claims, citations } = checkReport({ report: report.value, facts: reportFacts(store), store });
  return succeed({
    runId: run.value.id,
    stopReason: settled.value,
    outlineItems: report.value.parts.length,
    evidence: store.listEvidence().length,
    sections: report.value.parts.filter(
      ({ section }) => section?.state.status === 'drafted' || section?.state.status === 'edited',
    ).length,
    claims,
    citations,
    usage: store.usageOf(run.value.id),
  });
}

export function check(project: Project): Result<RequestOutput<'report.check'>> {
  const { store } = project;
  const report = assembleReport(store);
  if (!report.ok) return report;
  const checked = checkReport({ report: report.value, facts: reportFacts(store), store });
  return succeed({ ...checked, problems: [...checked.problems] });
}

export function exportText(
  project: Project,
  input: ParsedInput<'report.export'>,
): Result<RequestOutput<'report.export'>> {
  const report = assembleReport(project.store);
  if (!report.ok) return report;
  const { format, citations, withQuotes } = input;
  const date = timestamp(project.clock).slice(0, 10);
  const text = exportReport({ report: report.value, format, citations, withQuotes, date });
  if (!text.ok) return text;
  return succeed({
    text: text.value,
    sections: report.value.parts.filter(({ isLeaf }) => isLeaf).length,
    references: report.value.bibliography.length,
  });
}

/** A new run, or with `resume` the last one of its kind that hasn't finished. */
function startRun(
  { store, clock, newSuffix }: Project,
  kind: Run['kind'],
  input: { brief?: Run['brief'] | undefined; reasoner: Run['reasoner']; budget: Run['budget']; resume: boolean },
  { onEvent }: CallOptions,
): Result<Run> {
  if (input.resume) {
    const last = store.listRuns().find((run) => run.kind === kind);
    if (last !== undefined && last.state.status !== 'finished') {
      const run: Run = { ...last, state: { status: 'running' } };
      store.putRun(run);
      onEvent({ type: 'run-started', runId: run.id, isResumed: true });
      return succeed(run);
    }
    if (input.brief === undefined) {
      return fail(userFault('run-not-found', `There is no unfinished ${kind} to resume. Start one with --brief.`));
    }
  }
  if (input.brief === undefined)
    return fail(userFault('brief-missing', 'Say what the report is to answer, with --brief TEXT or --brief @FILE.'));
  if (kind !== 'write' && store.countSources() === 0) {
    return fail(
      userFault('no-sources', 'This project has no sources yet. Bring some in with: heddle import DIR PATH…'),
    );
  }
  const { brief, reasoner, budget } = input;
  const run: Run = {
    id: toId('run', newSuffix()),
    kind,
    reasoner,
    brief,
    budget,
    state: { status: 'running' },
    startedAt: timestamp(clock),
  };
  store.putRun(run);
  onEvent({ type: 'run-started', runId: run.id, isResumed: false });
  return succeed(run);
}

async function runPlan(project: Project, run: Run, options: CallOptions): Promise<Result<StopReason>> {
  const { store, index, fitter } = project;
  const reasoner = project.reasonerFor(run.reasoner);
  if (!reasoner.ok) return reasoner;
  const ready = await bringUpToDate(project, { ...options, fit: true });
  if (!ready.ok) return ready;
  const fit = store.readFit();
  const embedder = fit === null ? null : await fitter.open(fit);
  return plan({
    run,
    library: { store, index, embedder },
    reasoner: journalled({ reasoner: reasoner.value, store, runId: run.id }),
    ...options,
  });
}

async function runWrite(
  project: Project,
  run: Run,
  itemId: ItemId | null,
  options: CallOptions,
): Promise<Result<Written>> {
  const { store, parseMarkdown } = project;
  const reasoner = project.reasonerFor(run.reasoner);
  if (!reasoner.ok) return reasoner;
  return writeSections({
    run,
    store,
    reasoner: journalled({ reasoner: reasoner.value, store, runId: run.id }),
    parseMarkdown,
    itemId,
    instruction: null,
    ...options,
  });
}

/** Writes down how the run ended. Cancelled is not failed: both can be resumed. */
function settle<T extends StopReason>({ store }: Project, run: Run, ended: Result<T>): Result<T> {
  if (ended.ok) store.putRun({ ...run, state: { status: 'finished', stopReason: ended.value } });
  else if (ended.fault.code === 'cancelled') store.putRun({ ...run, state: { status: 'cancelled' } });
  else store.putRun({ ...run, state: { status: 'failed', fault: ended.fault } });
  return ended;
}
