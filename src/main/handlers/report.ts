import { providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ItemId } from '#shared/base/ids.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import type { Run, StopReason } from '#shared/domain/run.ts';
import { hasRefusals, plan, planningEnd, type RunRequest } from '#main/flow/outline/index.ts';
import {
  assembleReport,
  checkReport,
  prepareCheck,
  judgeReport,
  keepVersion,
  readReportDetails,
  unjudgedClaims,
} from '#main/flow/report/index.ts';
import { readWritingScope, reportFacts, writeSections, type Written } from '#main/flow/sections/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { Reasoner } from '#main/ports/reasoner.ts';
import { inRun } from './in-run.ts';
import { bringUpToDate, healingIndex, queryEmbedder } from './library.ts';
import { createPace } from '#main/ports/pace.ts';
import type { CallOptions, Project } from './project.ts';
import { readOnlyFault } from './read-only.ts';

export async function planReport(
  project: Project,
  input: ParsedInput<'report.plan'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.plan'>>> {
  const { store } = project;
  const ended = await inRun(project, { ...input, kind: 'plan', brief: input.brief }, options, (run, reasoner) =>
    runPlan(project, { run, reasoner, mayAsk: input.mayAsk }, options),
  );
  if (!ended.ok) return ended;
  const { run, stopReason } = ended.value;
  return succeed({
    runId: run.id,
    stopReason,
    outlineItems: store.readOutline().items.length,
    evidence: store.listEvidence().length,
    usage: store.usageOf(run.id),
  });
}

export async function writeReport(
  project: Project,
  input: ParsedInput<'report.write'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.write'>>> {
  const { store } = project;
  const planned = store.listRuns().find(({ kind }) => kind === 'plan' || kind === 'draft');
  if (planned === undefined && store.readOutline().items.length === 0) {
    return fail(
      userFault('outline-missing', 'There is no outline to write from yet. Make one with: heddle plan DIR --brief …'),
    );
  }
  const { brief, reasoner: usual } = planned ?? readReportDetails(store);
  const reasoner = input.reasoner ?? usual;
  const itemId = input.itemId ?? null;
  const request: RunRequest = { kind: 'write', brief, reasoner, budget: input.budget, resume: false };
  let written: Written = { drafted: 0, kept: 0, failed: 0 };
  const ended = await inRun(project, { ...request, ...unfinishedWriting(store, input) }, options, async (run, mind) => {
    const answer = await runWrite(project, { run, reasoner: mind, itemId }, options);
    if (!answer.ok) return answer;
    written = answer.value;
    return succeed(planningEnd(store, run.id) ?? 'covered');
  });
  if (!ended.ok) return ended;
  const { run } = ended.value;
  return succeed({ runId: run.id, ...written, usage: store.usageOf(run.id) });
}

/** The writing that `resume` takes up: the last run, if it stopped while it wrote the same sections. */
function unfinishedWriting(
  store: ProjectStore,
  { resume, itemId }: ParsedInput<'report.write'>,
): Partial<Pick<RunRequest, 'kind' | 'resume'>> {
  const last = store.listRuns().find(({ kind }) => kind !== 'check' && kind !== 'redo');
  if (!resume || last === undefined || last.kind === 'plan' || last.state.status === 'finished') return {};
  const scope = readWritingScope(store, last.id);
  if (scope === null) return last.kind === 'write' ? { resume: true } : {};
  return itemId === undefined || scope.itemId === itemId ? { kind: last.kind, resume: true } : {};
}

export async function draftReport(
  project: Project,
  input: ParsedInput<'report.draft'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.draft'>>> {
  const { store } = project;
  const ended = await inRun(
    project,
    { ...input, kind: 'draft', brief: input.brief },
    options,
    async (run, reasoner) => {
      const planned = await runPlan(project, { run, reasoner, mayAsk: input.mayAsk }, options);
      if (!planned.ok) return planned;
      if (store.readOutline().items.length === 0) {
        return fail(nothingPlanned({ stopReason: planned.value, wasRefused: hasRefusals(store, run.id) }));
      }
      const written = await runWrite(project, { run, reasoner, itemId: null }, options);
      return written.ok ? planned : written;
    },
  );
  if (!ended.ok) return ended;
  const report = assembleReport(store);
  if (!report.ok) return report;
  const { claims, citations } = checkReport({ report: report.value, facts: reportFacts(store), store });
  const { run, stopReason } = ended.value;
  return succeed({
    runId: run.id,
    stopReason,
    outlineItems: report.value.parts.length,
    evidence: store.listEvidence().length,
    sections: report.value.parts.filter(({ section }) => section !== null && 'body' in section.state).length,
    failed: report.value.parts.filter(({ section }) => section?.state.status === 'failed').length,
    claims,
    citations,
    usage: store.usageOf(run.id),
  });
}

export async function check(
  project: Project,
  input: ParsedInput<'report.check'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'report.check'>>> {
  const { store, checks } = project;
  const pace = createPace();
  const report = assembleReport(store);
  if (!report.ok) return report;
  const checking = { report: report.value, facts: reportFacts(store), store, cache: checks };
  if (input.reasoner === 'model') {
    const judged = await judge(project, checking, options);
    if (!judged.ok) return judged;
  }
  await prepareCheck({ ...checking, pace });
  const checked = checkReport(checking);
  return succeed({ ...checked, problems: [...checked.problems] });
}

/** A check that was killed or paused is taken up again, so that no claim is asked about twice. */
async function judge(
  project: Project,
  checking: Parameters<typeof unjudgedClaims>[0],
  options: CallOptions,
): Promise<Result<unknown>> {
  const { store } = project;
  const unjudged = unjudgedClaims(checking);
  if (unjudged.length === 0) return succeed(null);
  // What a model judges could not be kept.
  const readOnly = readOnlyFault(project);
  if (readOnly !== null) return fail(readOnly);
  const { brief } = checking.report;
  const request: RunRequest = { kind: 'check', brief, reasoner: 'model', budget: {}, resume: true };
  return inRun(project, request, options, async (run, reasoner) => {
    const { signal } = options;
    const judged = await judgeReport({ run, unjudged, store, reasoner, signal });
    return judged.ok ? succeed('covered') : judged;
  });
}

async function runPlan(
  project: Project,
  work: { run: Run; reasoner: Reasoner; mayAsk: boolean },
  options: CallOptions,
): Promise<Result<StopReason>> {
  const { store } = project;
  const { run, reasoner, mayAsk } = work;
  const ready = await bringUpToDate(project, { ...options, fit: true });
  if (!ready.ok) return ready;
  const embedder = await queryEmbedder(project, options);
  const index = healingIndex(project, options);
  const ask = mayAsk ? (options.ask ?? null) : null;
  return plan({ ...options, run, library: { store, index, embedder }, reasoner, ask });
}

function runWrite(
  { store, parseMarkdown, clock, newSuffix }: Project,
  work: { run: Run; reasoner: Reasoner; itemId: ItemId | null },
  options: CallOptions,
): Promise<Result<Written>> {
  if (readWritingScope(store, work.run.id) === null) {
    keepVersion({ store, clock, newSuffix, name: null, reason: 'before a run wrote' });
  }
  return writeSections({ ...options, ...work, store, parseMarkdown, clock, instruction: null });
}

function nothingPlanned(of: { readonly stopReason: StopReason; readonly wasRefused: boolean }): Fault {
  const { stopReason, wasRefused } = of;
  if (wasRefused) {
    return userFault(
      'outline-missing',
      'You turned down all that the planner proposed, so there is nothing to write yet. The evidence it found is kept. Add items to the outline yourself, or start again with another brief.',
    );
  }
  if (stopReason === 'reasoner-stuck') {
    return providerFault(
      'answer-unusable',
      "The model's answers could not be used, and there is no outline to write from. Resume with another model.",
    );
  }
  if (stopReason === 'budget-spent') {
    return userFault(
      'budget-spent',
      "Planning's share of the budget is spent and there is no outline yet. What was found is kept. To go on, resume the run with a larger budget.",
    );
  }
  return userFault(
    'no-evidence',
    'Nothing in the sources was found to bear on the brief. Bring in others, or ask for something else.',
  );
}
