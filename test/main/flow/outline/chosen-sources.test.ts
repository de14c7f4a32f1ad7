import { expect, it } from 'vitest';
import { plan } from '#main/flow/outline/index.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { sourceOf } from '#test/support/sample-values.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const sources = [
  sourceOf(['Bees pollinate most orchards.'], 'bees'),
  sourceOf(['Bees suffer from mites.'], 'mites'),
  sourceOf(['Orchards rent bees in spring.'], 'rent'),
];

it('searches and reads the sources that the brief names and no other', async () => {
  const { store, library } = await openTestProject(sources);
  const [bees, mites] = store.listSources().map(({ id }) => id);
  if (bees === undefined || mites === undefined) throw new Error('the sources are there');
  const near = store.passagesOfSource(mites)[0]?.id;
  if (near === undefined) throw new Error('the source has passages');
  const run = runOf({ question: 'What do bees do?', sourceIds: [bees] });
  store.putRun(run);
  const reasoner = scriptedReasoner({
    decide: [
      () => ({ kind: 'search', queries: ['bees orchards'], goal: 'what bees do', itemId: null }),
      () => ({ kind: 'read', sourceId: mites, near, goal: 'what bees suffer from' }),
      (state) => {
        expect(state.library.sourceCount).toBe(1);
        expect(state.lastOutcome?.remarks.join()).toContain('leaves the source');
        return { kind: 'finish', reason: 'enough' };
      },
      () => ({ kind: 'finish', reason: 'enough' }),
      () => ({ kind: 'finish', reason: 'enough' }),
    ],
    extract: (passages) => passages.map(({ passageId, text }) => ({ passageId, summary: text, exacts: [text] })),
  });
  const signal = new AbortController().signal;
  await plan({ run, library, reasoner, ask: null, signal, onEvent: () => undefined });
  expect(store.listEvidence().flatMap(({ quotes }) => quotes.map(({ sourceId }) => sourceId))).toEqual([bees]);
});
