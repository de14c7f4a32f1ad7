import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Run } from '#shared/domain/run.ts';
import { plan } from '#main/flow/outline/index.ts';
import type { Decision, PassageView, PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';
import { faultOf, scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const sources = [
  sourceOf(['Bees pollinate most orchards. They need flowers all year.'], 'bees'),
  sourceOf(['Wasps raid the hives in autumn. Keepers narrow the entrance then.'], 'wasps'),
  sourceOf(['Mites kill half of the colonies in a hard winter.'], 'mites'),
];
const source = toId('src', 'nowhere');
const nowhere = toId('psg', 'nowhere');
const bees = toId('itm', 'bees00');
const mites = toId('itm', 'mites0');

const search = (...queries: string[]): PlannerAction => ({
  kind: 'search',
  queries,
  goal: queries[0] ?? '',
  itemId: null,
});
const finish: PlannerAction = { kind: 'finish', reason: 'enough' };
const decided = (action: PlannerAction, rest: Partial<Decision> = {}): Decision => ({
  action,
  lastSearch: null,
  notes: [],
  ...rest,
});
const add = (...ids: (typeof bees)[]) => ({
  kind: 'propose_outline' as const,
  operations: ids.map((itemId, order) => ({
    kind: 'add' as const,
    itemId,
    parentId: null,
    order,
    heading: itemId,
    intent: '',
    role: 'body' as const,
  })),
});
const quoteFirst = (passages: readonly PassageView[]) =>
  passages.map(({ passageId, text }) => ({ passageId, summary: text, exacts: [text.split('. ')[0] ?? ''] }));

type Script = Parameters<typeof scriptedReasoner>[0];
type Ask = Parameters<typeof plan>[0]['ask'];

async function project(changes: Partial<Run> = {}) {
  const opened = await openTestProject(sources);
  const run = runOf({ question: 'What do bees do for orchards?' }, changes);
  opened.store.putRun(run);
  const go = async (script: Script, ask: Ask = null, budget = run.budget) => {
    const states: PlannerState[] = [];
    const decide = script.decide?.map((next) => (state: PlannerState) => {
      states.push(state);
      return next(state);
    });
    const reasoner = scriptedReasoner({ extract: quoteFirst, ...script, ...(decide === undefined ? {} : { decide }) });
    const answer = await plan({
      run: { ...run, budget },
      library: opened.library,
      reasoner,
      ask,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    });
    return { answer, states, calls: reasoner.calls };
  };
  const outcomes = () => opened.store.listSteps(run.id).map(({ outcome }) => outcome as Record<string, unknown>);
  return { ...opened, run, go, outcomes };
}

describe('what a decision says beside its action', () => {
  it('keeps the newest note of each item that is still in the outline', async () => {
    const { go } = await project();
    const { states } = await go({
      decide: [
        () =>
          decided(add(bees, mites), {
            notes: [
              { itemId: bees, known: 'nothing', missing: 'all' },
              { itemId: mites, known: 'nothing', missing: 'deaths' },
            ],
          }),
        () => decided(search('orchards'), { notes: [{ itemId: bees, known: 'orchards', missing: 'flowers' }] }),
        () => ({ kind: 'propose_outline', operations: [{ kind: 'remove', itemId: mites }] }),
        () => finish,
      ],
    });
    expect(states.map(({ notes }) => notes.map(({ known, missing }) => [known, missing]))).toEqual([
      [],
      [
        ['nothing', 'all'],
        ['nothing', 'deaths'],
      ],
      [
        ['orchards', 'flowers'],
        ['nothing', 'deaths'],
      ],
      [['orchards', 'flowers']],
    ]);
  });

  it('does not carry on what a useless search found, unless it is linked, pinned or found again', async () => {
    const { go, store } = await project();
    const summaries = ({ memoryBank }: PlannerState) => memoryBank.map(({ sourceTitle }) => sourceTitle);
    const { states } = await go({
      decide: [
        () => search('orchards'),
        () => search('entrance hives autumn'),
        ({ memoryBank }) => ({
          kind: 'propose_outline',
          operations: [
            ...add(bees).operations,
            { kind: 'link', itemId: bees, evidenceIds: memoryBank.slice(1).map(({ id }) => id) },
          ],
        }),
        () => decided(search('mites colonies winter'), { lastSearch: 'useless' }),
        () => decided({ kind: 'ask_user', question: 'Why?' }, { lastSearch: 'useless' }),
        () => search('mites kill colonies'),
        () => finish,
      ],
    });
    expect(states.map(summaries)).toEqual([
      [],
      ['bees'],
      ['bees', 'wasps'],
      ['bees', 'wasps'],
      // The wasps' search was called useless, but an item rests on it.
      ['bees', 'wasps', 'mites'],
      // Nothing rests on what the search for mites found,
      ['bees', 'wasps'],
      // until another came upon it.
      ['bees', 'wasps', 'mites'],
    ]);
    expect(store.listEvidence()).toHaveLength(3);
  });

  it('may be to read on around a piece of evidence', async () => {
    const { go, outcomes } = await project();
    const { states } = await go({
      decide: [
        () => search('orchards'),
        ({ memoryBank }) => {
          const { sourceId = source, passageId: near = nowhere } = memoryBank[0] ?? {};
          return { kind: 'read', sourceId, near, goal: 'more' };
        },
        () => ({ kind: 'read', sourceId: source, near: nowhere, goal: 'more' }),
        () => add(bees),
        () => finish,
      ],
      extract: (passages) =>
        passages.map(({ passageId, text }) => ({
          passageId,
          summary: text,
          exacts: [text.split('. ')[passages.length - 1] ?? ''],
        })),
    });
    expect(states[2]?.lastOutcome).toMatchObject({ action: 'read', goal: 'more' });
    expect(outcomes()[2]).toMatchObject({ passagesRead: 1, judged: [expect.stringMatching(/^psg_/)] });
    expect(states[3]?.lastOutcome?.remarks).toEqual([`there is no passage ${nowhere}`]);
  });

  it('stores the purpose of the call only where the decision was carried out whole and brought something', async () => {
    const { go, outcomes } = await project();
    await go({
      decide: [
        () => search('orchards'),
        () => search('orchards', 'mites'),
        () => search('zebras'),
        () => add(bees),
        () => finish,
      ],
    });
    expect(outcomes().map(({ soundCall }) => soundCall)).toEqual([
      null,
      'decide 1',
      null,
      null,
      'decide 4',
      'decide 5',
      null,
    ]);
  });
});

describe('queries', () => {
  it('are refused with the reason where earlier ones had the same terms, or nearly', async () => {
    const { go, outcomes } = await project();
    const { states, calls } = await go({
      decide: [
        () => search('pollination of orchards by wild bees', 'hives 2019', 'mites'),
        () => search('Bees, wild: the orchard pollination', 'wild bees pollination of orchards today', 'hives 2020'),
        () => search('mite'),
        () => add(bees),
        () => finish,
      ],
    });
    expect(outcomes()[2]).toMatchObject({
      queries: ['Bees, wild: the orchard pollination', 'wild bees pollination of orchards today', 'hives 2020'],
      refusedQueries: ['Bees, wild: the orchard pollination', 'wild bees pollination of orchards today'],
    });
    expect(states[2]?.lastOutcome?.remarks.slice(0, 2)).toEqual([
      'not searched: "Bees, wild: the orchard pollination" is too like "pollination of orchards by wild bees", which was searched for before',
      'not searched: "wild bees pollination of orchards today" is too like "pollination of orchards by wild bees", which was searched for before',
    ]);
    expect(states[3]?.lastOutcome?.remarks).toEqual([
      'not searched: "mite" is too like "mites", which was searched for before',
    ]);
    // Nothing was selected or extracted for a step without a query.
    const searched = ['decide', 'select', 'extract'];
    expect(calls).toEqual([...searched, ...searched, 'decide', 'decide']);
  });

  it('are not alike where their numbers differ', async () => {
    const { go, outcomes } = await project();
    const long = (year: number) => `wild bees orchards pollination counts valley river spring flowers ${year}`;
    await go({ decide: [() => search(long(2019)), () => search(long(2020)), () => add(bees), () => finish] });
    expect(outcomes()[2]).toMatchObject({ refusedQueries: [] });
  });
});

describe('a question to the person', () => {
  const question: PlannerAction = { kind: 'ask_user', question: 'Which bees?' };

  it('is put once and only at the start, and its answer holds for all later steps', async () => {
    const { go, outcomes } = await project();
    const asked: string[] = [];
    const { states } = await go(
      {
        decide: [
          () => question,
          () => question,
          () => search('orchards'),
          () => question,
          () => add(bees),
          () => finish,
        ],
      },
      async (text) => {
        asked.push(text);
        return 'Wild ones ';
      },
    );
    expect(asked).toEqual(['Which bees?']);
    expect(states.map(({ mayAsk }) => mayAsk)).toEqual([true, false, false, false, false, false]);
    const clarification = { question: 'Which bees?', answer: 'Wild ones' };
    expect(states.map((state) => state.clarification)).toEqual([
      null,
      ...Array.from({ length: 5 }, () => clarification),
    ]);
    expect(outcomes()[1]).toMatchObject({ clarification, isVoid: false });
    expect(outcomes()[2]).toMatchObject({ isVoid: true });
    expect(states[2]?.lastOutcome?.remarks[0]).toContain('go on with what the brief says');
  });

  it('is not put again when the run is resumed', async () => {
    const { go } = await project();
    const ask = async () => 'Wild ones';
    await go({ decide: [() => question, () => faultOf('endpoint-busy')] }, ask);
    const { states } = await go({ decide: [() => finish, () => question, () => finish] }, () => {
      throw new Error('asked again');
    });
    expect(states[0]).toMatchObject({ mayAsk: false, clarification: { answer: 'Wild ones' } });
  });

  it('is refused where nobody can be asked, and may stay without an answer', async () => {
    const alone = await project();
    const refused = await alone.go({ decide: [() => question, () => finish] });
    expect(refused.states[0]?.mayAsk).toBe(false);
    expect(refused.states[1]?.lastOutcome?.remarks[0]).toContain('no question can be put');
    const silent = await project();
    const { states } = await silent.go({ decide: [() => question, () => finish] }, async () => null);
    expect(states[1]).toMatchObject({ clarification: null, mayAsk: false });
    expect(states[1]?.lastOutcome?.remarks[0]).toContain('did not answer');
  });
});

describe('a reasoner that fails at a step', () => {
  it('has that step marked, and the run goes on', async () => {
    const { go, outcomes } = await project();
    const { answer, states } = await go({
      decide: [
        () => search('orchards'),
        () => faultOf('answer-unusable'),
        () => search('mites'),
        () => search('hives'),
        () => faultOf('prompt-too-long'),
        () => add(bees),
        () => finish,
      ],
      extract: (passages) =>
        passages.some(({ text }) => text.includes('Mites')) ? faultOf('reasoner-refused') : quoteFirst(passages),
    });
    expect(answer).toEqual({ ok: true, value: 'reasoner-finished' });
    expect(outcomes().map(({ action, isVoid }) => [action, isVoid])).toEqual([
      ['begin', false],
      ['search', false],
      ['decide-failed', true],
      ['search', true],
      ['search', false],
      ['decide-failed', true],
      ['propose_outline', false],
      ['finish', false],
      [undefined, undefined],
    ]);
    expect(states[2]?.lastOutcome).toMatchObject({
      action: 'search',
      remarks: ['no decision could be had: scripted: answer-unusable'],
    });
    expect(states[3]?.lastOutcome?.remarks).toEqual(['what was found could not be read: scripted: reasoner-refused']);
  });

  it('ends planning as stuck after three in a row, with what is there', async () => {
    const { go, store } = await project();
    const unknown: PlannerAction = { kind: 'propose_outline', operations: [{ kind: 'remove', itemId: mites }] };
    const { answer } = await go({
      decide: [() => add(bees), () => faultOf('answer-unusable'), () => unknown, () => faultOf('reasoner-refused')],
    });
    expect(answer).toEqual({ ok: true, value: 'reasoner-stuck' });
    expect(store.readOutline().items).toMatchObject([{ id: bees, isNotInSources: true }]);
  });

  it('gets three tries more when a run without an outline is resumed', async () => {
    const { go } = await project();
    const unusable = () => faultOf('answer-unusable');
    expect((await go({ decide: [unusable, unusable, unusable] })).answer).toMatchObject({ value: 'reasoner-stuck' });
    const again = await go({ decide: [unusable, unusable, unusable, unusable, () => add(bees), () => finish] });
    expect(again.answer).toEqual({ ok: true, value: 'reasoner-finished' });
  });

  it('may not end planning before what was found has come to an outline', async () => {
    const { go } = await project();
    const { states } = await go({ decide: [() => search('orchards'), () => finish, () => add(bees), () => finish] });
    expect(states[2]?.lastOutcome?.remarks[0]).toContain('no outline');
  });
});

describe('the budget of a draft', () => {
  const spend = ({ store, run }: Awaited<ReturnType<typeof project>>, call: number, promptTokens: number) =>
    store.putCall({
      runId: run.id,
      requestHash: String(call),
      model: 'scripted',
      request: { role: 'planner', purpose: `decide ${call}`, messages: [], maxTokens: 1, form: null },
      answer: { text: '', finish: 'complete', usage: { calls: 1, promptTokens, completionTokens: 0, costUsd: null } },
      durationMs: 1,
    });

  it('is not eaten by planning alone', async () => {
    const opened = await project({ budget: { tokens: 1000 } });
    const { answer, states } = await opened.go({
      decide: [
        () => {
          spend(opened, 1, 500);
          return add(bees);
        },
        () => {
          spend(opened, 2, 150);
          return search('orchards');
        },
      ],
    });
    expect(answer).toEqual({ ok: true, value: 'budget-spent' });
    expect(states).toHaveLength(2);
    // Planning that has ended isn't taken up again.
    expect(await opened.go({}, null, { tokens: 100_000 })).toMatchObject({ answer, states: [] });
  });

  it('leaves a plan alone, which pauses when it is spent', async () => {
    const opened = await project({ kind: 'plan', budget: { tokens: 1000 } });
    const { answer } = await opened.go({
      decide: [
        () => {
          spend(opened, 1, 900);
          return add(bees);
        },
        () => faultOf('budget-spent'),
      ],
    });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'budget-spent' } });
  });

  it('that does not reach for the next step of planning goes to writing what is planned', async () => {
    const { go } = await project({ budget: { tokens: 1000 } });
    expect(await go({ decide: [() => add(bees), () => faultOf('budget-spent')] })).toMatchObject({
      answer: { ok: true, value: 'budget-spent' },
    });
    const unplanned = await project({ budget: { tokens: 1000 } });
    expect(await unplanned.go({ decide: [() => faultOf('budget-spent')] })).toMatchObject({ answer: { ok: false } });
  });
});
