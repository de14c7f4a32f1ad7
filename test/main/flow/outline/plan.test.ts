import { describe, expect, it } from 'vitest';
import { userFault } from '#shared/base/fault.ts';
import { toId } from '#shared/base/ids.ts';
import { plan } from '#main/flow/outline/index.ts';
import type { PassageView, PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const sources = [
  sourceOf(['Bees pollinate most orchards. They need flowers all year.'], 'bees'),
  sourceOf(['Bees suffer from mites. Orchards lose half of their bees in bad winters.'], 'mites'),
  sourceOf(['Orchards rent bees in spring.'], 'rent'),
];
const item = toId('itm', 'bees00');
const search = (...queries: string[]): PlannerAction => ({
  kind: 'search',
  queries,
  goal: 'what bees do',
  itemId: null,
});
const finish: PlannerAction = { kind: 'finish', reason: 'enough' };
const outlineOfAll = ({ memoryBank }: PlannerState): PlannerAction => ({
  kind: 'propose_outline',
  operations: [
    { kind: 'add', itemId: item, parentId: null, order: 0, heading: 'Bees', intent: '', role: 'body' },
    { kind: 'link', itemId: item, evidenceIds: memoryBank.slice(0, 1).map(({ id }) => id) },
  ],
});
const quoteFirst = (passages: readonly PassageView[]) =>
  passages.map(({ passageId, text }) => ({ passageId, summary: text, exacts: [text.split('. ')[0] ?? ''] }));

async function planned(script: Parameters<typeof scriptedReasoner>[0], signal = new AbortController().signal) {
  const project = await openTestProject(sources);
  const reasoner = scriptedReasoner(script);
  const run = runOf({ question: 'What do bees do for orchards?' });
  project.store.putRun(run);
  const go = (again = reasoner, withSignal = signal) =>
    plan({ run, library: project.library, reasoner: again, ask: null, signal: withSignal, onEvent: () => undefined });
  return { ...project, reasoner, run, go, answer: await go() };
}

describe('planning', () => {
  it('keeps only evidence whose words are in the source, with their exact place', async () => {
    const { store, answer } = await planned({
      decide: [() => search('bees orchards'), outlineOfAll, () => finish],
      extract: (passages) => [
        ...quoteFirst(passages),
        ...passages.map(({ passageId }) => ({ passageId, summary: 'invented', exacts: ['Bees make electricity.'] })),
      ],
    });
    expect(answer).toEqual({ ok: true, value: 'reasoner-finished' });
    const evidence = store.listEvidence();
    expect(evidence).toHaveLength(3);
    for (const { quotes } of evidence) {
      for (const { sourceId, charStart, charEnd, exact } of quotes) {
        expect(store.readText(sourceId)?.slice(charStart, charEnd)).toBe(exact);
      }
    }
    const [, searched] = store.listSteps(toId('run', 'testrun'));
    expect(searched?.outcome).toMatchObject({ droppedOffers: 3, passagesRead: 3 });
  });

  it('applies what the planner proposes and refuses what names unknown ids', async () => {
    const { store } = await planned({
      decide: [
        () => search('bees orchards'),
        ({ memoryBank }) => ({
          kind: 'propose_outline',
          operations: [
            { kind: 'add', itemId: item, parentId: null, order: 0, heading: 'Bees', intent: '', role: 'body' },
            { kind: 'link', itemId: item, evidenceIds: memoryBank.map(({ id }) => id) },
            { kind: 'link', itemId: item, evidenceIds: [toId('evi', 'invented')] },
          ],
        }),
      ],
      extract: quoteFirst,
    });
    expect(store.readOutline().items).toMatchObject([
      { heading: 'Bees', evidenceIds: [{}, {}, {}].map(() => expect.anything()) },
    ]);
    const proposed = store.listSteps(toId('run', 'testrun')).findLast(({ kind }) => kind === 'propose_outline');
    expect(proposed?.outcome).toMatchObject({
      remarks: ['link was refused: not in the memory bank: evi_invented'],
    });
  });

  it('stops when every item is covered, without asking again', async () => {
    const { answer, reasoner } = await planned({
      decide: [
        () => search('bees orchards'),
        ({ memoryBank }) => ({
          kind: 'propose_outline',
          operations: [
            { kind: 'add', itemId: item, parentId: null, order: 0, heading: 'Bees', intent: '', role: 'body' },
            { kind: 'link', itemId: item, evidenceIds: memoryBank.map(({ id }) => id) },
          ],
        }),
      ],
      extract: quoteFirst,
    });
    expect(answer).toEqual({ ok: true, value: 'covered' });
    expect(reasoner.calls).toEqual(['decide', 'select', 'extract', 'decide']);
  });

  it('stops when queries only repeat', async () => {
    const { answer } = await planned({
      decide: [() => search('bees'), ...Array.from({ length: 6 }, () => () => search('BEES '))],
      extract: quoteFirst,
    });
    expect(answer).toEqual({ ok: true, value: 'queries-repeat' });
  });

  it('marks an item that ended without evidence as not in the sources', async () => {
    const { store } = await planned({
      decide: [
        () => ({
          kind: 'propose_outline',
          operations: [
            { kind: 'add', itemId: item, parentId: null, order: 0, heading: 'Wasps', intent: '', role: 'body' },
          ],
        }),
        () => finish,
      ],
    });
    expect(store.readOutline().items).toMatchObject([{ heading: 'Wasps', isNotInSources: true }]);
  });

  it('carries over what the person locked and plans the rest anew', async () => {
    const { store, library } = await openTestProject(sources);
    const locked = itemOf('mine', { lockedBy: 'user' });
    store.writeOutline(outlineOf(itemOf('old'), locked), 'by hand');
    const run = runOf({ question: 'Bees?' });
    store.putRun(run);
    const reasoner = scriptedReasoner({ decide: [() => finish] });
    await plan({ run, library, reasoner, ask: null, signal: new AbortController().signal, onEvent: () => undefined });
    // a planner that ends at once says nothing about what it never looked for
    expect(store.readOutline().items).toMatchObject([{ heading: locked.heading, isNotInSources: false }]);
    expect(store.listOutlineVersions().length).toBeGreaterThan(1);
  });

  it('is cancelled by the signal, and resumed goes on after the last step', async () => {
    const aborting = new AbortController();
    const decide = [
      () => search('bees orchards'),
      () => {
        aborting.abort();
        return search('mites');
      },
      outlineOfAll,
      () => finish,
    ];
    const { answer, reasoner, store, run, go } = await planned({ decide, extract: quoteFirst }, aborting.signal);
    expect(answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    const stepsBefore = store.listSteps(run.id).length;
    const resumed = scriptedReasoner({ decide, extract: quoteFirst });
    expect(await go(resumed, new AbortController().signal)).toEqual({ ok: true, value: 'reasoner-finished' });
    expect(store.listSteps(run.id).length).toBeGreaterThan(stepsBefore);
    // Only the decision whose effects weren't written down was asked for again.
    const decisions = [...reasoner.calls, ...resumed.calls].filter((call) => call === 'decide');
    expect(decisions).toHaveLength(decide.length + 1);
  });

  it('goes on after a refusal and passes on any other fault of the reasoner', async () => {
    const { store, library } = await openTestProject(sources);
    const run = runOf({ question: 'Bees?' });
    store.putRun(run);
    const reasoner = scriptedReasoner({ decide: [() => search('bees'), () => finish] });
    const signal = new AbortController().signal;
    const refusing = {
      ...reasoner,
      extract: async () => ({ ok: false as const, fault: userFault('reasoner-refused', 'no') }),
    };
    expect(await plan({ run, library, reasoner: refusing, ask: null, signal, onEvent: () => undefined })).toEqual({
      ok: true,
      value: 'reasoner-finished',
    });
    const other = runOf({ question: 'Bees?' }, { id: toId('run', 'another') });
    store.putRun(other);
    const away = {
      ...reasoner,
      decide: async () => ({ ok: false as const, fault: userFault('endpoint-unreachable', 'away') }),
    };
    expect(
      await plan({ run: other, library, reasoner: away, ask: null, signal, onEvent: () => undefined }),
    ).toMatchObject({
      ok: false,
      fault: { code: 'endpoint-unreachable' },
    });
  });
});
