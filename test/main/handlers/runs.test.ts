import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/index.ts';
import { addUsage, noUsage, type Run } from '#shared/domain/run.ts';
import { openProject } from '#main/app/open-project.ts';
import { answerRequest } from '#main/handlers/index.ts';
import { runOf } from '#test/support/open-test-project.ts';
import { callOf } from '#test/support/stored-calls.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const run = runOf({ question: 'Why?' });
const runId = run.id;
const first = toId('itm', 'first00');
const second = toId('itm', 'second0');

async function projectWith(runs: readonly Run[]) {
  const folder = join(await tempFolder(), 'project');
  const opened = openProject({ folder, create: true });
  if (!opened.ok) throw new Error(opened.fault.message);
  const project = opened.value;
  onTestFinished(() => project.close());
  for (const each of runs) project.store.putRun(each);
  async function ask<Name extends 'runs.list' | 'runs.trace' | 'runs.trajectories'>(
    name: Name,
    input: Omit<RequestInput<Name>, 'folder'>,
  ): Promise<RequestOutput<Name>> {
    const answer = await answerRequest(name, { folder, ...input } as RequestInput<Name>, project, {
      signal: new AbortController().signal,
      onEvent: () => undefined,
    });
    if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
    return answer.value;
  }
  return { store: project.store, ask };
}

/** A draft that was killed twice: in the third decision, and while a third section was written. */
async function tracedProject() {
  const { store, ask } = await projectWith([run]);
  const step = (index: number, kind: string, outcome: object) => store.putStep({ runId, index, kind, outcome });
  step(0, 'begin', { action: 'begin', soundCall: null });
  step(1, 'search', { action: 'search', goal: 'causes', itemId: first, soundCall: 'decide 1' });
  step(2, 'propose_outline', { action: 'propose_outline', soundCall: null });
  step(3, 'planning-ended', { soundCall: null });
  step(4, 'section', { itemId: second, outcome: 'drafted', soundCall: `draft ${second} 2` });
  step(5, 'section', { itemId: first, outcome: 'drafted', soundCall: null });
  const price = (costUsd: number, promptTokens: number) => ({ usage: { costUsd, promptTokens } });
  const calls = [
    callOf({ runId, purpose: 'decide 1', text: '{"action":"search"}', ...price(0.5, 1000) }),
    callOf({ runId, purpose: 'select causes', role: 'extractor', text: '[1]', ...price(0.25, 300) }),
    callOf({ runId, purpose: `extract ${second} needs causes`, role: 'extractor', text: '[]', ...price(0.25, 500) }),
    callOf({ runId, purpose: 'decide 2', text: '{"action":"propose_outline"}', ...price(0.5, 1500) }),
    callOf({ runId, purpose: 'decide 3', text: '{"action":"finish"}', ...price(0.5, 1600) }),
    callOf({ runId, purpose: `draft ${first} 1`, role: 'writer', text: 'One.', ...price(1, 2000) }),
    callOf({ runId, purpose: `draft ${second} 1`, role: 'writer', text: 'Two.', ...price(1, 2100) }),
    callOf({ runId, purpose: `judge ${first}`, role: 'checker', text: '[]', ...price(0.125, 700) }),
    callOf({ runId, purpose: `draft ${second} 2`, role: 'writer', text: 'Two, revised.', ...price(1, 2200) }),
    callOf({ runId, purpose: 'draft itm_third00 1', role: 'writer', text: 'Thr', finish: 'cut', ...price(1, 2300) }),
  ];
  for (const call of calls) store.putCall(call);
  return { store, ask, calls };
}

describe('the trace of a run', () => {
  it('puts each call under its step, sections by their item and planning by its order', async () => {
    const { ask } = await tracedProject();
    const { trace } = await ask('runs.trace', { runId });
    expect(trace.map(({ step, kind, calls }) => [step, kind, calls.map(({ purpose }) => purpose)])).toEqual([
      [0, 'begin', []],
      [1, 'search', ['decide 1', 'select causes', `extract ${second} needs causes`]],
      [2, 'propose_outline', ['decide 2']],
      [3, 'planning-ended', []],
      [4, 'section', [`draft ${second} 1`, `draft ${second} 2`]],
      [5, 'section', [`draft ${first} 1`, `judge ${first}`]],
      [null, 'decide', ['decide 3']],
      [null, 'section', ['draft itm_third00 1']],
    ]);
    expect(trace[4]?.outcome).toMatchObject({ itemId: second, outcome: 'drafted' });
    expect(trace[6]?.outcome).toBeNull();
  });

  it('adds up: steps, roles and the run use the same', async () => {
    const { ask, calls, store } = await tracedProject();
    const { trace, usageByRole, usage } = await ask('runs.trace', { runId });
    const sum = { calls: 10, promptTokens: 14200, completionTokens: 100, costUsd: 6.125 };
    expect(usage).toEqual(sum);
    expect(store.usageOf(runId)).toEqual(sum);
    expect(trace.map((step) => step.usage).reduce(addUsage, noUsage)).toEqual(sum);
    expect(usageByRole).toEqual([
      { role: 'planner', calls: 3, promptTokens: 4100, completionTokens: 30, costUsd: 1.5 },
      { role: 'extractor', calls: 2, promptTokens: 800, completionTokens: 20, costUsd: 0.5 },
      { role: 'writer', calls: 4, promptTokens: 8600, completionTokens: 40, costUsd: 4 },
      { role: 'checker', calls: 1, promptTokens: 700, completionTokens: 10, costUsd: 0.125 },
    ]);
    expect(trace[1]?.usage).toEqual({ calls: 3, promptTokens: 1800, completionTokens: 30, costUsd: 1 });
    expect(trace[1]?.calls[0]).toEqual({
      role: 'planner',
      purpose: 'decide 1',
      model: 'small',
      promptChars: calls[0]?.request.messages.map(({ content }) => content).join('').length,
      usage: calls[0]?.answer.usage,
      durationMs: 1000,
      finish: 'complete',
      answer: '{"action":"search"}',
    });
  });

  it('knows no cost where the price of one call is unknown', async () => {
    const { ask, store } = await tracedProject();
    store.putCall(callOf({ runId, purpose: 'decide 4', text: '{}' }));
    const { usage, usageByRole } = await ask('runs.trace', { runId });
    expect(usage.costUsd).toBeNull();
    expect(usageByRole.map(({ role, costUsd }) => [role, costUsd])).toEqual([
      ['planner', null],
      ['extractor', 0.5],
      ['writer', 4],
      ['checker', 0.125],
    ]);
  });

  it('puts a decision that was asked again after a kill under the step it led to', async () => {
    const { store, ask } = await projectWith([run]);
    store.putStep({ runId, index: 0, kind: 'begin', outcome: {} });
    store.putStep({ runId, index: 1, kind: 'read', outcome: {} });
    const question = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
    store.putCall(callOf({ runId, purpose: 'decide 1', text: 'a', ...question('40 steps left') }));
    store.putCall(callOf({ runId, purpose: 'decide 1', text: 'b', ...question('80 steps left') }));
    store.putCall(callOf({ runId, purpose: 'extract it', role: 'extractor', text: '[]' }));
    const { trace } = await ask('runs.trace', { runId });
    expect(trace.map(({ step, calls }) => [step, calls.length])).toEqual([
      [0, 0],
      [1, 3],
    ]);
  });

  it('is refused for a run that is not there', async () => {
    const { ask } = await projectWith([]);
    await expect(ask('runs.trace', { runId })).rejects.toThrow('run-not-found');
    await expect(ask('runs.trajectories', { runId })).rejects.toThrow('run-not-found');
  });
});

describe('the list of runs', () => {
  it('is newest first, each with what it used', async () => {
    const fault = { code: 'endpoint-busy', whose: 'provider', message: 'Busy.' } as const;
    const { store, ask } = await projectWith([
      { ...run, reasoner: 'extractive', state: { status: 'finished', stopReason: 'covered' } },
      { ...run, id: toId('run', 'newer0'), kind: 'plan', budget: { tokens: 5 }, state: { status: 'paused', fault } },
    ]);
    store.putStep({ runId: toId('run', 'newer0'), index: 0, kind: 'begin', outcome: {} });
    store.putCall(callOf({ runId: toId('run', 'newer0'), purpose: 'decide 1', text: '{}' }));
    const { runs } = await ask('runs.list', {});
    expect(runs).toEqual([
      {
        runId: 'run_newer0',
        kind: 'plan',
        reasoner: 'model',
        question: 'Why?',
        startedAt: run.startedAt,
        state: { status: 'paused', fault },
        budget: { tokens: 5 },
        steps: 1,
        usage: { calls: 1, promptTokens: 100, completionTokens: 10, costUsd: null },
      },
      expect.objectContaining({ runId, reasoner: 'extractive', steps: 0, usage: noUsage }),
    ]);
  });
});

describe('trajectories', () => {
  const linesOf = (text: string) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);

  it('are the questions and answers of planner and writer in the steps that passed the checks', async () => {
    const { ask } = await tracedProject();
    const { text, ...counts } = await ask('runs.trajectories', { runId });
    expect(linesOf(text)).toEqual([
      {
        messages: [
          { role: 'system', content: 'You are the planner.' },
          { role: 'user', content: 'The question of decide 1.' },
          { role: 'assistant', content: '{"action":"search"}' },
        ],
      },
      {
        messages: [
          { role: 'system', content: 'You are the writer.' },
          { role: 'user', content: `The question of draft ${second} 2.` },
          { role: 'assistant', content: 'Two, revised.' },
        ],
      },
    ]);
    expect(text.endsWith('}\n')).toBe(true);
    // Step 2 and the first section passed no checks; one decision and one section have no step.
    expect(counts).toEqual({ planner: 1, writer: 1, leftOut: 4 });
  });

  it('hold the right answer to the first question, not the mistakes before it', async () => {
    const { store, ask } = await projectWith([run]);
    store.putStep({ runId, index: 0, kind: 'begin', outcome: { soundCall: null } });
    store.putStep({ runId, index: 1, kind: 'search', outcome: { soundCall: 'decide 1' } });
    const question = [
      { role: 'system', content: 'Decide.' },
      { role: 'user', content: 'What now?\n“line two”' },
    ] as const;
    const correction = [
      ...question,
      { role: 'assistant', content: 'nonsense' },
      { role: 'user', content: 'That was wrong because it was no JSON.' },
    ] as const;
    store.putCall(callOf({ runId, purpose: 'decide 1', text: 'nonsense', messages: question }));
    store.putCall(callOf({ runId, purpose: 'decide 1', text: '{"good":1}', messages: correction }));
    const cut = [...correction, { role: 'user', content: 'again' }] as const;
    store.putCall(callOf({ runId, purpose: 'decide 1', text: '{"goo', messages: cut, finish: 'cut' }));
    const { text, ...counts } = await ask('runs.trajectories', { runId });
    expect(linesOf(text)).toEqual([{ messages: [...question, { role: 'assistant', content: '{"good":1}' }] }]);
    expect(counts).toEqual({ planner: 1, writer: 0, leftOut: 0 });
  });

  it('are none for a run without a model', async () => {
    const { store, ask } = await projectWith([run]);
    store.putStep({ runId, index: 0, kind: 'search', outcome: { soundCall: 'decide 0' } });
    expect(await ask('runs.trajectories', { runId })).toEqual({ text: '', planner: 0, writer: 0, leftOut: 0 });
  });
});
