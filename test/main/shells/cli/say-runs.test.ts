import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { noUsage, type Usage } from '#shared/domain/run.ts';
import { sayAnswer } from '#main/shells/cli/say-answer.ts';
import { sayRuns, sayTrace, sayTrajectories } from '#main/shells/cli/say-runs.ts';

type RunSummary = RequestOutput<'runs.list'>['runs'][number];
type TracedStep = RequestOutput<'runs.trace'>['trace'][number];

const itemId = toId('itm', 'first00');
const usageOf = (calls: number, promptTokens: number, completionTokens: number, costUsd: number | null): Usage => ({
  calls,
  promptTokens,
  completionTokens,
  costUsd,
});

const run: RunSummary = {
  runId: toId('run', 'abc123'),
  kind: 'draft',
  reasoner: 'model',
  question: 'Why do bees swarm?',
  startedAt: '2026-01-02T03:04:05.678Z',
  state: { status: 'finished', stopReason: 'covered' },
  budget: {},
  steps: 3,
  usage: usageOf(3, 12_345, 678, null),
};

const answer = `{"action": "search",\n ${'"queries": ["swarming"], '.repeat(20)}}`;
const call: TracedStep['calls'][number] = {
  role: 'planner',
  purpose: 'decide 1',
  model: 'small',
  promptChars: 4321,
  usage: usageOf(1, 1200, 34, 0.01),
  durationMs: 1234,
  finish: 'complete',
  answer,
};

const searched = { goal: 'causes', passagesRead: 4, newEvidenceIds: ['a', 'b'], droppedOffers: 1, remarks: [] };
const trace: RequestOutput<'runs.trace'> = {
  ...run,
  usageByRole: [
    { role: 'planner', ...usageOf(1, 1200, 34, 0.01) },
    { role: 'writer', ...usageOf(2, 11_145, 644, null) },
  ],
  trace: [
    { step: 0, kind: 'begin', outcome: {}, usage: noUsage, calls: [] },
    { step: 1, kind: 'search', outcome: searched, usage: call.usage, calls: [call] },
    {
      step: 2,
      kind: 'section',
      outcome: { itemId, outcome: 'drafted', problems: 1, removed: [{}, {}], fault: null },
      usage: usageOf(1, 11_000, 600, null),
      calls: [{ ...call, role: 'writer', purpose: `draft ${itemId} 1`, durationMs: 61_000, answer: 'Bees swarm.' }],
    },
    {
      step: null,
      kind: 'section',
      outcome: null,
      usage: usageOf(1, 145, 44, null),
      calls: [{ ...call, role: 'writer', purpose: 'draft itm_second0 1', finish: 'cut', answer: 'Bees' }],
    },
  ],
};

describe('a trace in words', () => {
  const text = sayTrace(trace, { answerLength: 60 });
  const lines = text.split('\n');
  const lineWith = (words: string) => lines.find((line) => line.includes(words)) ?? '';

  it('has a line per step: calls, tokens in and out, cost, seconds, and what it came to', () => {
    expect(lineWith('tokens in')).toMatch(/step\s+what\s+calls\s+tokens in\s+out\s+cost\s+seconds\s+outcome/);
    expect(lineWith('search "causes"')).toMatch(
      /1\s+search "causes"\s+1\s+1,200\s+34\s+\$0\.0100\s+1\.2\s+4 passages read, 2 new evidence; 1 offer not in the sources/,
    );
    expect(lineWith(`section ${itemId}`)).toMatch(
      /2\s+section itm_first00\s+1\s+11,000\s+600\s+price unknown\s+61\.0\s+drafted; 1 problem; 2 invented, taken out/,
    );
    expect(lineWith('not finished')).toMatch(/–\s+section\s+1\s+145\s+44/);
    expect(lineWith('in all')).toMatch(/in all\s+3\s+12,345\s+678\s+price unknown/);
    expect(lineWith('begin')).toMatch(/^\s+0\s+begin$/);
  });

  it('has below each step its calls, with the size of the prompt and the beginning of the answer', () => {
    const asked = lineWith('decide 1');
    expect(asked).toContain(
      'planner (small), decide 1: asked with 4,321 characters, 1.2 s: {"action": "search", "queries"',
    );
    expect(asked.endsWith('…')).toBe(true);
    expect(asked).not.toContain('cut');
    expect(lineWith('itm_second0')).toContain(', cut: Bees');
    expect(lines.indexOf(asked)).toBe(lines.indexOf(lineWith('search "causes"')) + 1);
  });

  it('lets no answer steer the terminal', () => {
    const step = { step: 0, kind: 'search', outcome: null, usage: noUsage };
    const steering = { ...trace, trace: [{ ...step, calls: [{ ...call, answer: 'a\u001b[2Jb\u0007c\u202ed' }] }] };
    expect(sayTrace(steering, { answerLength: 60 })).toMatch(/: a \[2Jb c d$/m);
  });

  it('sums up by role', () => {
    expect(lineWith('planner  ')).toMatch(/planner\s+1\s+1,200\s+34\s+\$0\.0100/);
    expect(lineWith('writer  ')).toMatch(/writer\s+2\s+11,145\s+644\s+price unknown/);
  });

  it('holds for outcomes of any form', () => {
    const strange = [null, 7, 'text', [], { remarks: 'none', problems: 'many' }].map((outcome, step) => ({
      step,
      kind: 'search',
      outcome,
      usage: noUsage,
      calls: [],
    }));
    expect(sayTrace({ ...trace, trace: strange }, { answerLength: 60 })).toContain('search');
  });
});

describe('runs in words', () => {
  it('tell how each stands', () => {
    const fault = { code: 'endpoint-busy', whose: 'provider', message: 'Busy.' } as const;
    const states: readonly [RunSummary['state'], string][] = [
      [{ status: 'running' }, 'interrupted'],
      [{ status: 'finished', stopReason: 'covered' }, 'finished: covered'],
      [{ status: 'cancelled' }, 'cancelled'],
      [{ status: 'paused', fault }, 'paused: endpoint-busy'],
      [{ status: 'failed', fault }, 'failed: endpoint-busy'],
    ];
    const [, ...lines] = sayRuns({ runs: states.map(([state]) => ({ ...run, state })) }).split('\n');
    for (const [index, [, words]] of states.entries()) expect(lines[index]).toContain(` ${words} `);
    expect(lines[0]).toMatch(
      /^run_abc123\s+draft\s+model\s+2026-01-02 03:04 .*3\s+3\s+13,023\s+price unknown\s+Why do/,
    );
    expect(sayRuns({ runs: [] })).toContain('heddle draft');
  });
});

describe('the last line of a run', () => {
  const usage = usageOf(12, 30_000, 4567, 0.1234);
  const draft = {
    runId: run.runId,
    stopReason: 'covered' as const,
    outlineItems: 3,
    evidence: 9,
    sections: 3,
    failed: 0,
    claims: 8,
    citations: 9,
  };

  it('tells of sections that could not be drafted', () => {
    expect(sayAnswer.draft({ ...draft, usage }, {})).not.toContain('could not');
    expect(sayAnswer.draft({ ...draft, failed: 2, usage }, {})).toContain('2 sections could not be drafted');
  });

  it('tells calls, tokens and cost', () => {
    expect(sayAnswer.draft({ ...draft, usage }, {})).toContain('12 calls, 34,567 tokens, $0.12.');
    const unknown = { ...usage, costUsd: null };
    expect(sayAnswer.plan({ ...draft, usage: unknown }, {})).toContain('12 calls, 34,567 tokens, price unknown.');
    const written = { runId: run.runId, drafted: 1, kept: 0, failed: 0 };
    expect(sayAnswer.write({ ...written, usage: { ...usage, calls: 1 } }, {})).toContain('1 call, 34,567 tokens');
  });

  it('says nothing of them where no model was asked', () => {
    expect(sayAnswer.draft({ ...draft, usage: noUsage }, {})).not.toMatch(/call|token|\$/);
  });
});

describe('an export in words', () => {
  it('counts by role what was taken and what was left out', () => {
    const words = sayTrajectories({ text: '', planner: 1, writer: 4, leftOut: 2 });
    expect(words).toContain('1 example of the planner and 4 of the writer');
    expect(words).toContain('2 steps left out');
    expect(words).toContain('quotes from your documents');
  });
});
