import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { succeed } from '#shared/base/result.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import type { PassageView, PlannerAction, PlannerState } from '#main/ports/reasoner.ts';
import { openLiveProject, sampleBrief as brief } from '#test/support/open-live-project.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const documents = ['product-users.md'];
const [first, second] = [toId('itm', 'first0'), toId('itm', 'second')];
const adds = [first, second].map((itemId, order): OutlineOperation => ({
  kind: 'add',
  itemId,
  parentId: null,
  order,
  heading: itemId,
  intent: '',
  role: 'body',
}));
const propose = (operations: readonly OutlineOperation[]): PlannerAction => ({ kind: 'propose_outline', operations });
const finish: PlannerAction = { kind: 'finish', reason: 'enough' };
const quoteFirst = (passages: readonly PassageView[]) =>
  passages.map(({ passageId, text }) => ({ passageId, summary: text, exacts: [text.split('. ')[0] ?? ''] }));

/** A project whose planner plays the script and whose person decides on proposals. */
async function reviewed(decide: readonly ((state: PlannerState) => PlannerAction)[]) {
  const reasonerFor = async () => succeed(scriptedReasoner({ decide, extract: quoteFirst }));
  return openLiveProject(documents, { reasonerFor, reviewsProposals: () => true });
}

describe('a proposal of the planner', () => {
  it('waits for the person, who takes some of it; the planner hears what was refused and may not ask again', async () => {
    const states: PlannerState[] = [];
    const { folder, ask, hear, heard, refuse } = await reviewed([
      () => propose(adds),
      (state) => {
        states.push(state);
        return propose([...adds.slice(1), { kind: 'rename', itemId: first, heading: 'Better' }]);
      },
      (state) => {
        states.push(state);
        return finish;
      },
    ]);
    await ask('runs.start', { folder, work: 'plan', brief });
    const { proposalId } = await hear('outline-proposed');
    const before = await ask('outline.read', { folder });
    expect(before).toMatchObject({
      outline: { items: [] },
      proposal: {
        id: proposalId,
        operations: [
          { operation: adds[0], before: null, after: first },
          { operation: adds[1], before: null, after: second },
        ],
      },
    });
    const from = heard.length;
    const after = await ask('outline.decide', { folder, proposalId, accepted: [0] });
    expect(after.outline.items.map(({ id }) => id)).toEqual([first]);
    expect(await refuse('outline.decide', { folder, proposalId, accepted: [] })).toMatchObject({
      fault: { code: 'outline-changed' },
    });
    const next = await hear('outline-proposed', { from });
    expect(states[0]?.lastOutcome?.remarks).toEqual([`the person refused add of "${second}"`]);
    // What was refused once isn't asked again.
    expect((await ask('outline.read', { folder })).proposal).toMatchObject({
      operations: [{ before: first, after: 'Better' }],
    });
    await ask('outline.decide', { folder, proposalId: next.proposalId, accepted: [0] });
    await hear('run-ended');
    expect(states[1]?.lastOutcome?.remarks).toEqual([
      '1 of the operations were left out: the person refused them before',
    ]);
    expect((await ask('outline.read', { folder })).outline.items).toMatchObject([{ id: first, heading: 'Better' }]);
  });

  it('that is turned down whole ends a draft with words that say so', async () => {
    const { folder, ask, hear } = await reviewed([() => propose(adds), () => finish]);
    await ask('runs.start', { folder, work: 'draft', brief });
    const { proposalId } = await hear('outline-proposed');
    await ask('outline.decide', { folder, proposalId, accepted: [] });
    const { state } = await hear('run-ended');
    expect(state).toMatchObject({
      status: 'failed',
      fault: { code: 'outline-missing', whose: 'user', message: expect.stringContaining('You turned down') as string },
    });
  });

  it('waits again when the run is paused and resumed, and not once it was decided', async () => {
    const decide = [() => propose(adds), () => finish];
    const { folder, ask, hear, heard } = await reviewed(decide);
    const { runId } = await ask('runs.start', { folder, work: 'plan', brief });
    const { proposalId } = await hear('outline-proposed');
    await ask('runs.halt', { folder, runId, how: 'pause' });
    expect(await ask('outline.read', { folder })).toMatchObject({ outline: { items: [] }, proposal: null });
    const from = heard.length;
    await ask('runs.start', { folder, work: 'plan', resume: true });
    expect(await hear('outline-proposed', { from })).toMatchObject({ proposalId });
    await ask('outline.decide', { folder, proposalId, accepted: [1] });
    expect(await hear('run-ended', { from })).toMatchObject({ state: { status: 'finished' } });
    expect(heard.slice(from).filter(({ event }) => event.type === 'outline-proposed')).toHaveLength(1);
    expect((await ask('outline.read', { folder })).outline.items).toMatchObject([{ id: second }]);
  });

  it('holds for the outline as it is when the person decides', async () => {
    const { folder, ask, hear } = await reviewed([() => propose(adds), () => propose([rename]), () => finish]);
    const rename: OutlineOperation = { kind: 'rename', itemId: first, heading: 'Theirs' };
    await ask('runs.start', { folder, work: 'plan', brief });
    const { proposalId } = await hear('outline-proposed');
    await ask('outline.decide', { folder, proposalId, accepted: [0, 1] });
    const { proposalId: later } = await hear('outline-proposed', { where: (event) => event.proposalId !== proposalId });
    const { version } = await ask('outline.read', { folder });
    await ask('outline.edit', {
      folder,
      baseVersion: version,
      edits: [{ kind: 'rename', itemId: first, heading: 'Mine' }],
    });
    const decided = await ask('outline.decide', { folder, proposalId: later, accepted: [0] });
    expect(decided.outline.items.map(({ heading }) => heading)).toEqual(['Mine', second]);
  });
});

describe('a question of the planner', () => {
  it('reaches any window, and the answer of one lets the run go on', async () => {
    const states: PlannerState[] = [];
    const { folder, host, ask, hear, refuse } = await reviewed([
      () => ({ kind: 'ask_user', question: 'For whom?' }),
      (state) => {
        states.push(state);
        return finish;
      },
    ]);
    const { runId } = await ask('runs.start', { folder, work: 'plan', brief, mayAsk: true });
    expect(await hear('run-asked')).toMatchObject({ runId, question: 'For whom?' });
    const other = host.connect();
    expect(await other.invoke('runs.live', { folder })).toMatchObject({ value: { question: 'For whom?' } });
    await other.invoke('runs.answer', { folder, runId, answer: 'For beginners' });
    await hear('run-ended');
    expect(states[0]?.clarification).toEqual({ question: 'For whom?', answer: 'For beginners' });
    expect(await refuse('runs.answer', { folder, runId, answer: 'Too late' })).toMatchObject({
      fault: { code: 'run-not-found' },
    });
  });

  it('keeps no run from being stopped', async () => {
    const { folder, ask, hear } = await reviewed([() => ({ kind: 'ask_user', question: 'For whom?' })]);
    const { runId } = await ask('runs.start', { folder, work: 'plan', brief, mayAsk: true });
    await hear('run-asked');
    await ask('runs.halt', { folder, runId, how: 'stop' });
    expect(await hear('run-ended')).toMatchObject({ state: { status: 'cancelled' } });
  });
});
