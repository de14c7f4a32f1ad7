import { describe, expect, it } from 'vitest';
import { providerFault } from '#shared/base/fault.ts';
import type { PlannerState } from '#main/ports/reasoner.ts';
import { fakeLanguageModel, type FakeAnswer } from '#test/support/fake-language-model.ts';
import {
  bodyItem,
  digestOf,
  evidenceId,
  itemId,
  never,
  passageId,
  reasonerOver,
  smallOutline,
  sourceId,
  stateOf,
} from './samples.ts';

async function decide(state: PlannerState, answers: readonly FakeAnswer[]) {
  const model = fakeLanguageModel(answers);
  const decided = await reasonerOver(model).decide(state, never);
  expect(model.leftOver()).toBe(0);
  return {
    decided,
    calls: model.calls,
    prompt: (call: number) => model.calls[call]?.messages.map(({ content }) => content).join('\n') ?? '',
  };
}

const searchAnswer = {
  action: 'search',
  goal: 'Find out what kills colonies',
  queries: ['winter losses'],
  last_search: 'none',
  text: '',
};
const bank = Array.from({ length: 12 }, (_, index) => digestOf(index + 1));
const covered = (isCovered: boolean) =>
  [1, 2, 3].map((number) => ({ itemId: itemId(number), evidenceCount: 1, sourceCount: 1, isCovered }));
const refining = (changes: Partial<PlannerState> = {}) =>
  stateOf({
    outline: smallOutline,
    coverage: covered(false),
    memoryBank: bank.slice(0, 5),
    stepNumber: 9,
    stepsLeft: 31,
    ...changes,
  });
const refineAnswer = {
  last_search: 'none',
  notes: [],
  goal: '',
  queries: [],
  item: '',
  evidence: '',
  operations: [],
  text: '',
};
const operation = { op: 'link', item: '', other: '', position: 0, heading: '', intent: '', role: 'none', evidence: [] };

describe('a step before there is an outline', () => {
  it('is a search with a goal and queries, asked for in a form of the planner', async () => {
    const { decided, calls } = await decide(stateOf(), [{ json: searchAnswer }]);
    expect(decided).toEqual({
      ok: true,
      value: {
        action: { kind: 'search', queries: ['winter losses'], goal: 'Find out what kills colonies', itemId: null },
        lastSearch: null,
        notes: [],
      },
    });
    expect(calls[0]).toMatchObject({ role: 'planner', purpose: 'decide 2', form: { name: 'gather' } });
  });

  it('asks again twice with what was wrong, and quotes the answer back', async () => {
    const { decided, prompt, calls } = await decide(stateOf(), [
      'I would search for mites.',
      { json: { ...searchAnswer, goal: '' } },
      { json: searchAnswer },
    ]);
    expect(decided.ok).toBe(true);
    expect(calls.map(({ purpose }) => purpose)).toEqual(['decide 2', 'decide 2', 'decide 2']);
    expect(prompt(1)).toContain('I would search for mites.');
    expect(prompt(1)).toContain('no JSON object was found');
    expect(prompt(2)).toContain('a search needs a "goal"');
    expect(prompt(2)).not.toContain('I would search for mites.');
    expect(prompt(2)).toContain('the last try');
  });

  it('asks again for an answer that was cut, unless its JSON is whole', async () => {
    const whole = JSON.stringify(searchAnswer);
    const { prompt } = await decide(stateOf(), [{ text: whole.slice(0, -20), finish: 'cut' }, { json: searchAnswer }]);
    expect(prompt(1)).toContain('it was cut off');
    const blank = await decide(stateOf(), [{ text: `${whole}\n\n   `, finish: 'cut' }]);
    expect(blank.decided.ok).toBe(true);
  });

  it('falls back to the search alone, and then to a fault that names the model', async () => {
    const bad = Array.from({ length: 3 }, () => 'no JSON here');
    const smaller = await decide(stateOf(), [...bad, { json: { goal: 'Find mites', queries: ['mites'] } }]);
    expect(smaller.decided).toMatchObject({ ok: true, value: { action: { kind: 'search', queries: ['mites'] } } });
    expect(smaller.calls[3]?.form?.name).toBe('search');
    const none = await decide(stateOf(), [...bad, ...bad]);
    expect(none.decided).toMatchObject({ ok: false, fault: { code: 'answer-unusable', whose: 'provider' } });
    expect(!none.decided.ok && none.decided.fault.message).toContain('fake-planner');
  });

  it('refuses queries that were all asked before, and drops those that were', async () => {
    const state = stateOf({ pastQueries: ['Winter  losses', 'mites'] });
    const { decided, prompt } = await decide(state, [
      { json: { ...searchAnswer, queries: ['losses in winter', 'Mites?'] } },
      { json: { ...searchAnswer, queries: ['mites', 'sugar feeding'] } },
    ]);
    expect(prompt(1)).toContain('searched for before');
    expect(decided).toMatchObject({ ok: true, value: { action: { queries: ['sugar feeding'] } } });
  });

  it('asks the person only where that is allowed', async () => {
    const answer = { ...searchAnswer, action: 'ask_user', text: 'Which climate?' };
    const allowed = await decide(stateOf({ mayAsk: true }), [{ json: answer }]);
    expect(allowed.decided).toMatchObject({
      ok: true,
      value: { action: { kind: 'ask_user', question: 'Which climate?' } },
    });
    const { prompt } = await decide(stateOf(), [{ json: answer }, { json: searchAnswer }]);
    expect(prompt(0)).not.toContain('ask_user');
    expect(prompt(1)).toContain('"action" must be one of search, finish');
  });

  it("doesn't end before a few searches found nothing", async () => {
    const finish = { ...searchAnswer, action: 'finish', text: 'Nothing there.' };
    const early = await decide(stateOf(), [{ json: finish }, { json: searchAnswer }]);
    expect(early.prompt(1)).toContain('search with other words first');
    const late = await decide(stateOf({ pastQueries: ['a', 'b', 'c'] }), [{ json: finish }]);
    expect(late.decided).toMatchObject({ ok: true, value: { action: { kind: 'finish', reason: 'Nothing there.' } } });
  });

  it('says how the last search served, where there was one', async () => {
    const lastOutcome = {
      action: 'search',
      goal: 'g',
      newEvidenceIds: [evidenceId(1)],
      remarks: ['not searched: "x" is too like "y"'],
    } as const;
    const answer = { json: { ...searchAnswer, last_search: 'Useless.' } };
    const first = await decide(stateOf({ memoryBank: bank, lastOutcome }), [answer]);
    expect(first.decided).toMatchObject({ ok: true, value: { lastSearch: 'useless' } });
    expect(first.prompt(0)).toContain('not searched: "x" is too like "y"');
    expect(first.prompt(0)).toContain('New evidence: 1 (E1)');
    const none = await decide(stateOf({ memoryBank: bank }), [answer]);
    expect(none.decided).toMatchObject({ ok: true, value: { lastSearch: null } });
  });

  it('passes on at once what ends a run', async () => {
    const fault = providerFault('endpoint-busy', 'busy');
    const { decided } = await decide(stateOf(), [{ fault }]);
    expect(decided).toEqual({ ok: false, fault });
    const refused = await decide(stateOf(), [{ text: 'I cannot help.', finish: 'refused' }]);
    expect(refused.decided).toMatchObject({ ok: false, fault: { code: 'reasoner-refused' } });
    const empty = await decide(stateOf(), ['  ']);
    expect(empty.decided).toMatchObject({ ok: false, fault: { code: 'reasoner-refused' } });
  });

  it('shows less where the prompt is too long for the model, until nothing is left to leave out', async () => {
    const tooLong = { fault: providerFault('prompt-too-long', 'too long') };
    const state = stateOf({
      memoryBank: Array.from({ length: 110 }, (_, index) =>
        digestOf(index + 1, 'Bees keep warm by turns. '.repeat(12)),
      ),
    });
    const shrunk = await decide(state, [tooLong, tooLong, { json: searchAnswer }]);
    expect(shrunk.decided.ok).toBe(true);
    const sizes = shrunk.calls.map((_, call) => shrunk.prompt(call).length);
    expect(sizes[1]).toBeLessThan(sizes[0]! * 0.8);
    expect(sizes[2]).toBeLessThan(sizes[1]! * 0.8);
    const model = fakeLanguageModel(() => tooLong);
    const decided = await reasonerOver(model).decide(state, never);
    expect(decided).toMatchObject({ ok: false, fault: { code: 'prompt-too-long' } });
    expect(model.calls.length).toBeLessThan(20);
  });
});

describe('the first outline', () => {
  const propose = { json: { ...searchAnswer, action: 'propose_outline', goal: '', queries: [] } };
  const sections = [
    { heading: '1. Food stores', intent: 'Says what they eat.', role: 'body', evidence: ['E1', 'e3', 'E99'] },
    { heading: 'Mites', intent: '', role: 'body', evidence: [evidenceId(5), '[E2]'] },
  ];

  it('is asked for by itself, and gets an introduction and a closing item where they are missing', async () => {
    const { decided, calls } = await decide(stateOf({ memoryBank: bank }), [propose, { json: { sections } }]);
    expect(calls[1]?.form?.name).toBe('outline');
    expect(decided.ok && decided.value.action).toMatchObject({
      kind: 'propose_outline',
      operations: [
        { kind: 'add', order: 0, heading: 'Introduction', role: 'introduction' },
        { kind: 'add', order: 1, heading: 'Food stores', role: 'body' },
        { kind: 'add', order: 2, heading: 'Mites', role: 'body' },
        { kind: 'add', order: 3, heading: 'Conclusion', role: 'closing' },
        { kind: 'link', evidenceIds: [evidenceId(1), evidenceId(3)] },
        { kind: 'link', evidenceIds: [evidenceId(5), evidenceId(2)] },
      ],
    });
  });

  it('keeps those that the model gave, and takes their usual headings for what they are', async () => {
    const framed = [
      { heading: 'Einleitung', intent: '', role: 'body', evidence: [] },
      ...sections,
      { heading: 'What follows', intent: '', role: 'closing', evidence: [] },
      { heading: 'Fazit', intent: '', role: 'body', evidence: [] },
    ];
    const { decided } = await decide(stateOf({ memoryBank: bank }), [propose, { json: { sections: framed } }]);
    const action = decided.ok ? decided.value.action : null;
    const added = action?.kind === 'propose_outline' ? action.operations.filter(({ kind }) => kind === 'add') : [];
    expect(added).toMatchObject([
      { heading: 'Einleitung', role: 'introduction' },
      { heading: 'Food stores', role: 'body' },
      { heading: 'Mites', role: 'body' },
      { heading: 'What follows', role: 'closing' },
    ]);
  });

  it('names the missing parts in the language of the brief', async () => {
    const brief = { question: 'Warum sterben die Völker im Winter und was hilft dagegen?', lengthWords: 2500 };
    const { decided } = await decide(stateOf({ brief, memoryBank: bank }), [propose, { json: { sections } }]);
    expect(JSON.stringify(decided)).toContain('Einleitung');
    expect(JSON.stringify(decided)).toContain('Fazit');
  });

  it('gets the same ids each time', async () => {
    const ask = async () => decide(stateOf({ memoryBank: bank }), [propose, { json: { sections } }]);
    expect((await ask()).decided).toEqual((await ask()).decided);
  });

  it('is all that is asked for once half of the steps are gone', async () => {
    const late = stateOf({ memoryBank: bank, stepNumber: 20, stepsLeft: 20 });
    const { calls, decided } = await decide(late, [{ json: { sections } }]);
    expect(calls[0]?.form?.name).toBe('outline');
    expect(decided).toMatchObject({ ok: true, value: { action: { kind: 'propose_outline' } } });
  });

  it('comes from headings alone where the model can give no more: each piece goes where its words are', async () => {
    const late = stateOf({
      memoryBank: [
        digestOf(1, 'Mites weaken bees.'),
        digestOf(2, 'Honey stores run out.'),
        digestOf(3, 'Treat mites in August.'),
      ],
      stepNumber: 20,
      stepsLeft: 20,
    });
    const bad = Array.from({ length: 3 }, () => 'nothing');
    const { calls, decided } = await decide(late, [
      ...bad,
      { json: { headings: ['Honey and other stores', 'Mites'] } },
    ]);
    expect(calls[3]?.form?.name).toBe('headings');
    const action = decided.ok ? decided.value.action : null;
    const links = action?.kind === 'propose_outline' ? action.operations.filter(({ kind }) => kind === 'link') : [];
    expect(links).toMatchObject([{ evidenceIds: [evidenceId(2)] }, { evidenceIds: [evidenceId(1), evidenceId(3)] }]);
  });

  it('has no more items than the report has room for', async () => {
    const many = Array.from({ length: 90 }, (_, index) => ({
      heading: `Subject ${index} of many`,
      intent: '',
      role: 'body',
      evidence: ['E1'],
    }));
    const { decided } = await decide(stateOf({ memoryBank: bank }), [propose, { json: { sections: many } }]);
    const action = decided.ok ? decided.value.action : null;
    const added = action?.kind === 'propose_outline' ? action.operations.filter(({ kind }) => kind === 'add') : [];
    expect(added.length).toBeLessThan(30);
  });
});

describe('a step with an outline', () => {
  const proposing = (...operations: object[]) => ({
    json: {
      ...refineAnswer,
      action: 'propose_outline',
      operations: operations.map((each) => ({ ...operation, ...each })),
    },
  });
  const operationsOf = (decided: Awaited<ReturnType<typeof decide>>['decided']) =>
    decided.ok && decided.value.action.kind === 'propose_outline' ? decided.value.action.operations : [];

  it('finds items by number, heading and id, and evidence by handle and id', async () => {
    const { decided, prompt } = await decide(refining(), [
      proposing(
        { item: '2', evidence: ['E2'] },
        { item: 'Section 3: Mites', evidence: [evidenceId(3)] },
        { item: itemId(3), evidence: ['E4-E5'] },
        { op: 'rename', item: 'insulation', heading: 'Keeping warm' },
      ),
    ]);
    expect(prompt(0)).toContain('2 Food stores [evidence 1, sources 1]');
    expect(operationsOf(decided)).toEqual([
      { kind: 'link', itemId: itemId(1), evidenceIds: [evidenceId(2)] },
      { kind: 'link', itemId: itemId(2), evidenceIds: [evidenceId(3)] },
      { kind: 'link', itemId: itemId(3), evidenceIds: [evidenceId(4), evidenceId(5)] },
      { kind: 'rename', itemId: itemId(3), heading: 'Keeping warm' },
    ]);
  });

  it('drops operations on what is not there, and asks again where none is left', async () => {
    const { decided, prompt } = await decide(refining(), [
      proposing({ item: '9', evidence: ['E2'] }, { item: '2', evidence: ['E77'] }),
      proposing({ item: '9', evidence: ['E2'] }, { op: 'remove', item: '4' }),
    ]);
    expect(prompt(1)).toContain('an item "9" that is not in the outline');
    expect(operationsOf(decided)).toEqual([{ kind: 'remove', itemId: itemId(3) }]);
  });

  it('puts a new item before the closing one, and links its evidence at once', async () => {
    const { decided } = await decide(refining(), [
      proposing({ op: 'add', item: '5', heading: 'Queens', intent: 'Says how queens fare.', evidence: ['E2'] }),
    ]);
    const [add, link] = operationsOf(decided);
    expect(add).toMatchObject({ kind: 'add', parentId: null, order: 4, heading: 'Queens', role: 'body' });
    expect(link).toMatchObject({ kind: 'link', itemId: add?.itemId, evidenceIds: [evidenceId(2)] });
  });

  it('completes a first outline around items that the person has locked', async () => {
    const outline = { items: [bodyItem(1, { heading: 'Food stores', lockedBy: 'user', order: 0 })] };
    const { decided, prompt } = await decide(refining({ outline }), [
      proposing({ op: 'add', heading: 'Queens', evidence: ['E2'] }),
    ]);
    expect(prompt(0)).toContain('[locked: cannot be changed]');
    expect(operationsOf(decided)).toMatchObject([
      { kind: 'add', order: 0, role: 'introduction' },
      { kind: 'add', heading: 'Queens' },
      { kind: 'add', role: 'closing' },
      { kind: 'link' },
    ]);
  });

  it('completes a first outline around items of an earlier one that the person changed', async () => {
    const item = bodyItem(1, { heading: 'Food stores', order: 0 });
    const kept = new Set([item.id]);
    const state = refining({ outline: { items: [item] }, carriedOver: kept, keptItems: kept });
    const { decided, prompt } = await decide(state, [proposing({ op: 'add', heading: 'Queens', evidence: ['E2'] })]);
    expect(prompt(0)).toContain('[changed by the person: keep what they did]');
    expect(operationsOf(decided).map((each) => ('role' in each ? each.role : each.kind))).toEqual([
      'introduction',
      'body',
      'closing',
      'link',
    ]);
  });

  it('takes an item that is proposed again for the one that is there', async () => {
    const { decided } = await decide(refining(), [
      proposing({ op: 'add', heading: '2. Food Stores', evidence: ['E3'] }),
    ]);
    expect(operationsOf(decided)).toEqual([{ kind: 'link', itemId: itemId(1), evidenceIds: [evidenceId(3)] }]);
  });

  it('adds items under others, new ones too, and gives the evidence of a parent to the leaf it is most alike to', async () => {
    const state = refining({ memoryBank: [digestOf(1), digestOf(2, 'Oxalic acid kills mites.')] });
    const { decided } = await decide(state, [
      proposing(
        { op: 'add', item: '3.1', other: '3', heading: 'Counting mites' },
        { op: 'add', item: '3.2', other: 'Mites', heading: 'Oxalic acid' },
        { op: 'add', item: '3.2.1', heading: 'Dribbling oxalic acid' },
        { op: 'link', item: '3', evidence: ['E2'] },
      ),
    ]);
    const [first, second, third, link] = operationsOf(decided);
    expect([first, second, third]).toMatchObject([
      { parentId: itemId(2), order: 0 },
      { parentId: itemId(2), order: 1 },
      { parentId: second?.itemId, order: 0 },
    ]);
    expect(link).toMatchObject({ kind: 'link', itemId: third?.itemId });
  });

  it('moves, merges, unlinks, re-intents and marks', async () => {
    const { decided } = await decide(refining(), [
      proposing(
        { op: 'move', item: '4', position: 2 },
        { op: 'merge', item: '2', other: '3' },
        { op: 'unlink', item: '2', evidence: ['E1'] },
        { op: 're_intent', item: '2', intent: 'Says more.' },
        { op: 'not_in_sources', item: '4' },
      ),
    ]);
    expect(operationsOf(decided)).toEqual([
      { kind: 'move', itemId: itemId(3), parentId: null, order: 1 },
      { kind: 'merge', itemId: itemId(1), mergedId: itemId(2) },
      { kind: 'unlink', itemId: itemId(1), evidenceIds: [evidenceId(1)] },
      { kind: 're-intent', itemId: itemId(1), intent: 'Says more.' },
      { kind: 'mark-not-in-sources', itemId: itemId(3), isNotInSources: true },
    ]);
  });

  it('searches for an item, reads around evidence, and notes what is known and missing', async () => {
    const notes = [
      { item: '3', known: 'they weaken bees', missing: 'numbers' },
      { item: '12', known: 'x', missing: 'y' },
    ];
    const search = await decide(refining(), [
      {
        json: {
          ...refineAnswer,
          action: 'search',
          goal: 'Count mites',
          queries: 'mite counts',
          item: '3. Mites',
          notes,
        },
      },
    ]);
    expect(search.decided).toMatchObject({
      ok: true,
      value: {
        action: { kind: 'search', queries: ['mite counts'], itemId: itemId(2) },
        notes: [{ itemId: itemId(2), known: 'they weaken bees', missing: 'numbers' }],
      },
    });
    const read = await decide(refining(), [
      { json: { ...refineAnswer, action: 'read', goal: 'Read on', evidence: 'E3' } },
    ]);
    expect(read.decided).toMatchObject({
      ok: true,
      value: { action: { kind: 'read', sourceId: sourceId(3), near: passageId(3), goal: 'Read on' } },
    });
  });

  it('does not call a search useless whose finds it uses', async () => {
    const lastOutcome = { action: 'search', goal: 'g', newEvidenceIds: [evidenceId(2)], remarks: [] } as const;
    const answer = proposing({ item: '3', evidence: ['E2'] });
    const { decided } = await decide(refining({ lastOutcome }), [{ json: { ...answer.json, last_search: 'useless' } }]);
    expect(decided).toMatchObject({ ok: true, value: { lastSearch: 'partly' } });
  });

  it('sorts evidence in before anything else once it piles up, but not twice on end', async () => {
    const many = Array.from({ length: 30 }, (_, index) => digestOf(index + 1));
    const links = {
      json: {
        links: [
          { section: '3', evidence: ['E2', 'E3'] },
          { section: '4', evidence: 'E4, E5' },
        ],
      },
    };
    const sorted = await decide(refining({ memoryBank: many }), [links]);
    expect(sorted.calls[0]?.form?.name).toBe('links');
    expect(operationsOf(sorted.decided)).toEqual([
      { kind: 'link', itemId: itemId(2), evidenceIds: [evidenceId(2), evidenceId(3)] },
      { kind: 'link', itemId: itemId(3), evidenceIds: [evidenceId(4), evidenceId(5)] },
    ]);
    const lastOutcome = { action: 'propose_outline', goal: '', newEvidenceIds: [], remarks: [] } as const;
    const again = await decide(refining({ memoryBank: many, lastOutcome }), [
      { json: { ...refineAnswer, action: 'finish' } },
    ]);
    expect(again.calls[0]?.form?.name).toBe('refine');
  });

  it('is held to proposing or finishing in the last steps', async () => {
    const lastOutcome = { action: 'propose_outline', goal: '', newEvidenceIds: [], remarks: [] } as const;
    const { prompt, decided } = await decide(refining({ stepsLeft: 2, lastOutcome }), [
      { json: { ...refineAnswer, action: 'search', goal: 'g', queries: ['q'] } },
      { json: { ...refineAnswer, action: 'finish', text: 'Enough.' } },
    ]);
    expect(prompt(1)).toContain('"action" must be one of propose_outline, finish');
    expect(decided).toMatchObject({ ok: true, value: { action: { kind: 'finish', reason: 'Enough.' } } });
  });

  it('falls back to links and then to a search for the thinnest item', async () => {
    const bad = Array.from({ length: 3 }, () => 'nothing');
    const linked = await decide(refining(), [...bad, { json: { links: [{ section: '3', evidence: ['E2'] }] } }]);
    expect(linked.calls[3]?.form?.name).toBe('links');
    const state = refining({ coverage: [{ itemId: itemId(2), evidenceCount: 0, sourceCount: 0, isCovered: false }] });
    const searched = await decide(state, [...bad, ...bad, { json: { goal: 'Find mites', queries: ['mites'] } }]);
    expect(searched.decided).toMatchObject({ ok: true, value: { action: { kind: 'search', itemId: itemId(2) } } });
  });

  it('treats evidence as unlinked that only an item with items below it has', async () => {
    const items = [...smallOutline.items, bodyItem(9, { parentId: itemId(1), order: 0, heading: 'Honey' })];
    const { prompt } = await decide(refining({ outline: { items } }), [
      { json: { ...refineAnswer, action: 'finish' } },
    ]);
    expect(prompt(0)).toContain('E1 [Source 1]');
  });
});
