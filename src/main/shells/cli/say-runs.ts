import type { RequestOutput } from '#shared/contract/index.ts';
import type { Usage } from '#shared/domain/run.ts';
import { outcomeInWords } from './outcome-in-words.ts';
import { columns, costInWords, count, grouped, shortened } from './wording.ts';

type RunSummary = RequestOutput<'runs.list'>['runs'][number];
type Trace = RequestOutput<'runs.trace'>;
type TracedStep = Trace['trace'][number];

export function sayRuns({ runs }: RequestOutput<'runs.list'>): string {
  if (runs.length === 0) return 'No runs yet. Begin one with: heddle draft DIR --brief TEXT';
  const header = ['run', 'kind', 'reasoner', 'started', 'state', 'steps', 'calls', 'tokens', 'cost', 'brief'];
  const rows = runs.map((run) => [
    run.runId,
    run.kind,
    run.reasoner,
    run.startedAt.slice(0, 16).replace('T', ' '),
    stateInWords(run.state),
    grouped(run.steps),
    ...spending(run.usage, ({ promptTokens, completionTokens }) => [grouped(promptTokens + completionTokens)]),
    shortened(run.question, 50),
  ]);
  return columns([header, ...rows], [5, 6, 7, 8]).join('\n');
}

/** A table of the steps, each with its calls below it; `answerLength` characters of each answer. */
export function sayTrace(trace: Trace, { answerLength }: { answerLength: number }): string {
  const { runId, kind, reasoner, state, startedAt, question, usage } = trace;
  const header = ['step', 'what', 'calls', 'tokens in', 'out', 'cost', 'seconds', 'outcome'];
  const inAndOut = ({ promptTokens, completionTokens }: Usage) => [grouped(promptTokens), grouped(completionTokens)];
  const rows = trace.trace.map((step) => [
    step.step === null ? '–' : String(step.step),
    whatOf(step),
    ...spending(step.usage, inAndOut),
    step.calls.length === 0 ? '' : seconds(step.calls.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    outcomeInWords(step),
  ]);
  const total = ['', 'in all', ...spending(usage, inAndOut), '', ''];
  const [head = '', ...lines] = columns([header, ...rows, total], [0, 2, 3, 4, 5, 6]);
  const sum = lines.pop() ?? '';
  return [
    `${runId}: ${kind} with the ${reasoner} reasoner, begun ${startedAt}, ${stateInWords(state)}`,
    shortened(question, 200),
    '',
    head,
    ...trace.trace.flatMap(({ calls }, index) => [
      lines[index] ?? '',
      ...calls.map((call) => `        ${callInWords(call, answerLength)}`),
    ]),
    sum,
    ...(trace.usageByRole.length === 0 ? [] : ['', ...byRole(trace, inAndOut)]),
  ].join('\n');
}

export function sayTrajectories({ planner, writer, leftOut }: RequestOutput<'runs.trajectories'>): string {
  const examples = `${count(planner, 'example')} of the planner and ${grouped(writer)} of the writer`;
  const rest = leftOut === 0 ? '' : `; ${count(leftOut, 'step')} left out, whose answers did not pass the checks`;
  return `${examples} written${rest}. They hold quotes from your documents.`;
}

function byRole(trace: Trace, inAndOut: (usage: Usage) => string[]): string[] {
  const rows = trace.usageByRole.map((usage) => [usage.role, ...spending(usage, inAndOut)]);
  return columns([['role', 'calls', 'tokens in', 'out', 'cost'], ...rows], [1, 2, 3, 4]);
}

/** Calls, tokens and cost as cells; empty ones where no model was asked. */
function spending(usage: Usage, tokens: (usage: Usage) => string[]): string[] {
  const cells = [grouped(usage.calls), ...tokens(usage), costInWords(usage.costUsd)];
  return usage.calls === 0 ? cells.map(() => '') : cells;
}

function callInWords(call: TracedStep['calls'][number], answerLength: number): string {
  const { role, purpose, model, promptChars, durationMs, finish, answer } = call;
  const end = finish === 'complete' ? '' : `, ${finish}`;
  return `${role} (${model}), ${shortened(purpose, 60)}: asked with ${count(promptChars, 'character')}, ${seconds(durationMs)} s${end}: ${shortened(answer, answerLength)}`;
}

function whatOf({ kind, outcome }: TracedStep): string {
  const { goal, itemId } = (outcome ?? {}) as { goal?: unknown; itemId?: unknown };
  if (kind === 'section' && typeof itemId === 'string') return `section ${itemId}`;
  return typeof goal === 'string' && goal !== '' ? `${kind} "${shortened(goal, 50)}"` : kind;
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(1);
}

/** Whoever reads this owns the project, so a run that is still called running was ended from outside. */
function stateInWords(state: RunSummary['state']): string {
  switch (state.status) {
    case 'running':
      return 'interrupted';
    case 'finished':
      return `finished: ${state.stopReason}`;
    case 'cancelled':
      return 'cancelled';
    case 'paused':
    case 'failed':
      return `${state.status}: ${state.fault.code}`;
  }
}
