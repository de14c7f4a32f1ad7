import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { succeed, type Result } from '#shared/base/result.ts';
import { toId } from '#shared/base/ids.ts';
import type { RequestInput, RequestOutput } from '#shared/contract/index.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { assembleReport } from '#main/flow/report/index.ts';
import { openProject } from '#main/app/open-project.ts';
import { answerRequest, type CallOptions } from '#main/handlers/index.ts';
import type { PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import { evidenceOf, sourceOf } from '#test/support/sample-values.ts';
import { faultOf, scriptedReasoner } from '#test/support/scripted-reasoner.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const source = sourceOf(['In 2019 the Board counted 80 hives. Mites kill bees in winter.'], 'hives');
const hives = evidenceOf(source, 'In 2019 the Board counted 80 hives.', 'hives');
const mites = evidenceOf(source, 'Mites kill bees in winter.', 'mites');
const items = [
  { itemId: toId('itm', 'hives0'), heading: 'Hives', id: hives.id },
  { itemId: toId('itm', 'mites0'), heading: 'Mites', id: mites.id },
];
const brief = { question: 'How are the bees?', lengthWords: 300 };
type ReportRequest = 'report.plan' | 'report.write' | 'report.draft' | 'report.check';
type Script = Parameters<typeof scriptedReasoner>[0];

const outline: PlannerAction = {
  kind: 'propose_outline',
  operations: items.flatMap(({ itemId, heading, id }, order) => [
    { kind: 'add' as const, itemId, parentId: null, order, heading, intent: '', role: 'body' as const },
    { kind: 'link' as const, itemId, evidenceIds: [id] },
  ]),
};
const finish: PlannerAction = { kind: 'finish', reason: 'enough' };
const planned: Script = { decide: [() => outline, () => finish] };
const paraphrases: NonNullable<Script['draft']> = ({ item, evidence }) => ({
  markdown: `Of ${item.heading.toLowerCase()} a word [@${evidence[0]?.id}].`,
  digest: item.heading,
});

async function project() {
  const folder = join(await tempFolder(), 'project');
  const opened = openProject({ folder, create: true });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  onTestFinished(() => opened.value.close());
  store.addSources([source]);
  store.putEvidence([hives, mites]);
  const ask = async <Name extends ReportRequest>(
    name: Name,
    input: Omit<RequestInput<Name>, 'folder'>,
    script: Script,
    options: Partial<CallOptions> = {},
  ): Promise<{ answer: Result<RequestOutput<Name>>; calls: readonly string[] }> => {
    const reasoner = scriptedReasoner(script);
    const scripted = { ...opened.value, reasonerFor: async () => succeed(reasoner) };
    const answer = await answerRequest(name, { folder, ...input } as RequestInput<Name>, scripted, {
      signal: new AbortController().signal,
      onEvent: () => undefined,
      ...options,
    });
    return { answer, calls: reasoner.calls };
  };
  const edit = (suffix: string, markdown: string) => {
    const itemId = toId('itm', suffix);
    const body = parseSectionMarkdown(markdown);
    store.putSection({ id: toId('sec', suffix), itemId, state: { status: 'edited', body, digest: '' } });
  };
  return { store, ask, edit };
}

const judgedAs =
  (verdict: 'supported' | 'contradicted'): NonNullable<Script['judge']> =>
  () => ({ verdict, words: 'mites kill' });

describe('report.check with a model', () => {
  it('has judged what nobody has, keeps it, and asks about nothing twice', async () => {
    const { store, ask } = await project();
    await ask('report.draft', { brief, reasoner: 'model' }, { ...planned, draft: paraphrases });
    expect((await ask('report.check', {}, {})).answer).toMatchObject({
      value: { claims: 2, unchecked: 2, problems: [] },
    });
    const { answer, calls } = await ask('report.check', { reasoner: 'model' }, { judge: judgedAs('contradicted') });
    expect(answer).toMatchObject({ value: { contradicted: 2, unchecked: 0 } });
    expect(answer).toMatchObject({
      value: {
        problems: [
          {
            code: 'claim-contradicted',
            text: 'Of hives a word.',
            detail: 'the quotes cited say otherwise: “mites kill”',
          },
          { code: 'claim-contradicted', text: 'Of mites a word.' },
        ],
      },
    });
    expect(calls).toEqual(['judge', 'judge']);
    const again = await ask('report.check', { reasoner: 'model' }, { judge: judgedAs('supported') });
    expect(again).toMatchObject({ answer: { value: { contradicted: 2 } }, calls: [] });
    expect(store.listRuns().map(({ kind, state }) => [kind, state.status])).toEqual([
      ['check', 'finished'],
      ['draft', 'finished'],
    ]);
  });

  it('counts a claim that was edited since as unchecked, until it is asked about', async () => {
    const { ask, edit } = await project();
    await ask(
      'report.draft',
      { brief, reasoner: 'model' },
      { ...planned, draft: paraphrases, judge: judgedAs('supported') },
    );
    expect((await ask('report.check', {}, {})).answer).toMatchObject({ value: { supported: 2, unchecked: 0 } });
    edit('hives0', `Of hives another word [@${hives.id}].`);
    expect((await ask('report.check', {}, {})).answer).toMatchObject({ value: { supported: 1, unchecked: 1 } });
    const { answer, calls } = await ask('report.check', { reasoner: 'model' }, { judge: judgedAs('contradicted') });
    expect({ answer, calls }).toMatchObject({ answer: { value: { supported: 1, contradicted: 1 } }, calls: ['judge'] });
  });

  it('keeps what code knows above what a model says', async () => {
    const { ask, edit } = await project();
    await ask('report.draft', { brief, reasoner: 'model' }, { ...planned, draft: paraphrases });
    edit('hives0', `There were 90 hives [@${hives.id}].`);
    edit('mites0', `Mites kill bees in winter [@${mites.id}].`);
    const { answer, calls } = await ask('report.check', { reasoner: 'model' }, { judge: judgedAs('contradicted') });
    expect({ answer, calls }).toMatchObject({
      answer: { value: { supported: 1, unsupported: 1, contradicted: 0 } },
      calls: [],
    });
  });

  it('that is stopped goes on where it was, and is no report of its own', async () => {
    const { store, ask } = await project();
    await ask('report.draft', { brief, reasoner: 'extractive' }, { ...planned, draft: paraphrases });
    const judgeFirst: NonNullable<Script['judge']> = ({ text }) =>
      text.includes('hives') ? { verdict: 'supported', words: '' } : faultOf('endpoint-busy');
    const cut = await ask('report.check', { reasoner: 'model' }, { judge: judgeFirst });
    expect(cut.answer).toMatchObject({ ok: false, fault: { code: 'endpoint-busy' } });
    expect((await ask('report.check', {}, {})).answer).toMatchObject({ value: { supported: 1, unchecked: 1 } });
    const checkRun = store.listRuns()[0];
    expect(checkRun).toMatchObject({ kind: 'check', state: { status: 'paused' }, brief });
    const { calls } = await ask('report.check', { reasoner: 'model' }, { judge: judgedAs('supported') });
    expect(calls).toEqual(['judge']);
    expect(store.listRuns()[0]).toMatchObject({ id: checkRun?.id, state: { status: 'finished' } });
    expect(assembleReport(store)).toMatchObject({ value: { reasoner: 'extractive' } });
    // Writing again takes its brief from the plan.
    const written = await ask('report.write', {}, { draft: paraphrases });
    expect(written.answer).toMatchObject({ value: { drafted: 2 } });
  });
});

describe('a draft that stops while it writes', () => {
  const cutAt =
    (heading: string): NonNullable<Script['draft']> =>
    (request) =>
      request.item.heading === heading ? faultOf('budget-spent') : paraphrases(request);

  it('is finished by draft --resume, and by write --resume, with the new budget and its own reasoner', async () => {
    for (const name of ['report.draft', 'report.write'] as const) {
      const { store, ask } = await project();
      const budget = { tokens: 1000, steps: 9 };
      const cut = await ask(
        'report.draft',
        { brief, reasoner: 'model', budget },
        { ...planned, draft: cutAt('Mites') },
      );
      expect(cut.answer).toMatchObject({ fault: { code: 'budget-spent' } });
      expect(store.listRuns()[0]?.state.status).toBe('paused');
      const resumed = await ask(
        name,
        { resume: true, reasoner: 'extractive', budget: { tokens: 5000 } },
        { draft: paraphrases },
      );
      expect(resumed.answer.ok).toBe(true);
      expect(resumed.calls).toEqual(['draft', 'judge']);
      expect(store.listRuns()).toMatchObject([
        {
          kind: 'draft',
          reasoner: 'model',
          budget: { tokens: 5000, steps: 9 },
          state: { stopReason: 'covered' },
        },
      ]);
    }
  });

  it('leaves one section asked for by name to a run of its own', async () => {
    const { store, ask } = await project();
    await ask('report.draft', { brief, reasoner: 'model' }, { ...planned, draft: cutAt('Mites') });
    const itemId = toId('itm', 'hives0');
    const alone = await ask('report.write', { itemId, resume: true }, { draft: cutAt('Hives') });
    expect(alone.answer).toMatchObject({ fault: { code: 'budget-spent' } });
    // Without a name, what was begun is finished: that one section.
    const resumed = await ask('report.write', { resume: true }, { draft: paraphrases });
    expect(resumed.answer).toMatchObject({ value: { drafted: 1, failed: 0 } });
    expect(store.listRuns().map(({ kind, state }) => [kind, state.status])).toEqual([
      ['write', 'finished'],
      ['draft', 'paused'],
    ]);
  });
});

describe('a draft without an outline', () => {
  it('fails by name where the reasoner is stuck, and goes on planning when it is resumed', async () => {
    const { ask } = await project();
    const stuck = () => faultOf('answer-unusable');
    const failed = await ask('report.draft', { brief, reasoner: 'model' }, { decide: [stuck, stuck, stuck] });
    expect(failed.answer).toMatchObject({ ok: false, fault: { code: 'answer-unusable', whose: 'provider' } });
    const decide = [stuck, stuck, stuck, () => outline, () => finish];
    const resumed = await ask('report.draft', { resume: true }, { decide, draft: paraphrases });
    expect(resumed.answer).toMatchObject({ value: { sections: 2 } });
  });

  it('fails by name where nothing was found', async () => {
    const { ask } = await project();
    const { answer } = await ask('report.draft', { brief, reasoner: 'model' }, { decide: [() => finish] });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'no-evidence', whose: 'user' } });
  });
});

describe('a question of the planner', () => {
  it('reaches the person only where the request allows it', async () => {
    for (const mayAsk of [false, true]) {
      const { ask } = await project();
      const states: PlannerState[] = [];
      const decide: Script['decide'] = [
        (state) => {
          states.push(state);
          return { kind: 'ask_user', question: 'Which bees?' };
        },
        (state) => {
          states.push(state);
          return outline;
        },
        () => finish,
      ];
      await ask('report.plan', { brief, reasoner: 'model', mayAsk }, { decide }, { ask: async () => 'Wild ones' });
      expect(states.map((state) => state.mayAsk)).toEqual([mayAsk, false]);
      expect(states[1]?.clarification?.answer).toBe(mayAsk ? 'Wild ones' : undefined);
    }
  });
});
