import { describe, expect, it } from 'vitest';
import { toId, type RunId } from '#shared/base/ids.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import type { SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { createRandom } from '#test/support/random.ts';
import { runOf } from '#test/support/open-test-project.ts';
import { faultOf } from '#test/support/scripted-reasoner.ts';
import { drafted, faithful, paraphrased, writingProject } from './writing-project.ts';

type Waiting = { readonly heading: string; readonly answer: () => void };

/** Drafts that come back one at a time, in the order that `choose` picks among those that are being waited for. */
function inOrderOf(choose: (waiting: readonly Waiting[]) => number, draft: (request: SectionRequest) => SectionDraft) {
  const waiting: Waiting[] = [];
  const finished: string[] = [];
  const release = () => {
    const [next] = waiting.splice(choose(waiting), 1);
    if (next === undefined) return;
    finished.push(next.heading);
    next.answer();
    if (waiting.length > 0) setImmediate(release);
  };
  return {
    finished,
    draft: (request: SectionRequest) =>
      new Promise<SectionDraft>((resolve) => {
        waiting.push({ heading: request.item.heading, answer: () => resolve(draft(request)) });
        if (waiting.length === 1) setImmediate(release);
      }),
  };
}

/** All that writing leaves behind. */
function dump(store: ProjectStore, runId: RunId) {
  const steps = store.listSteps(runId);
  const judged = steps.flatMap(({ outcome }) => (outcome as { judged?: string[] }).judged ?? []);
  return {
    steps,
    sections: store.listSections().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    verdicts: [...store.findVerdicts(judged)],
  };
}

describe('sections side by side', () => {
  const orders: Record<string, (waiting: readonly Waiting[]) => number> = {
    'the first asked first': () => 0,
    'the last asked first': (waiting) => waiting.length - 1,
    'at random': (
      (random) => (waiting: readonly Waiting[]) =>
        Math.floor(random() * waiting.length)
    )(createRandom(3)),
    'at random otherwise': (
      (random) => (waiting: readonly Waiting[]) =>
        Math.floor(random() * waiting.length)
    )(createRandom(8)),
  };

  it('come out the same, byte for byte, whatever the order they finish in', async () => {
    const outcomes = new Map<string, string>();
    const finishing = new Set<string>();
    for (const [name, choose] of Object.entries(orders)) {
      const { store, run, write } = await writingProject(9);
      const drafts = inOrderOf(choose, paraphrased);
      const { answer, requests } = await write({
        parallelSections: 4,
        draft: drafts.draft,
        judge: ({ text }) => ({ verdict: text.includes('hives') ? 'unsupported' : 'supported', words: 'few' }),
      });
      expect(answer).toEqual({ ok: true, value: { drafted: 11, kept: 0, failed: 0 } });
      const asked = requests.toSorted((a, b) =>
        `${a.item.id} ${a.problems.length}` < `${b.item.id} ${b.problems.length}` ? -1 : 1,
      );
      const written = store
        .listSteps(run.id)
        .flatMap(({ outcome }) => (outcome as { itemId: string | null }).itemId ?? []);
      expect([written[0], written.at(-2), written.at(-1)]).toEqual(['itm_bees00', 'itm_intro0', 'itm_closing']);
      outcomes.set(name, JSON.stringify({ ...dump(store, run.id), asked }));
      finishing.add(drafts.finished.join());
    }
    expect(new Set(outcomes.values()).size).toBe(1);
    expect(finishing.size).toBe(Object.keys(orders).length);
  });

  it('are told of those before them that are out of the window, and of no others', async () => {
    const { write } = await writingProject(6);
    const { requests } = await write({
      parallelSections: 3,
      draft: inOrderOf((waiting) => waiting.length - 1, faithful).draft,
    });
    const known = new Map(requests.map(({ item, digests }) => [item.heading, digests.map(({ heading }) => heading)]));
    const body = ['bees', 'wasps', 'mites', 'hives', 'frost', 'honey'];
    expect([...body, 'Introduction', 'Closing'].map((heading) => known.get(heading))).toEqual([
      [],
      [],
      [],
      ['bees'],
      ['bees', 'wasps'],
      ['bees', 'wasps', 'mites'],
      body,
      body,
    ]);
    expect(requests.find(({ item }) => item.heading === 'hives')?.report).toMatchObject({
      evidenceCount: 1,
      citedSourceCount: 1,
    });
    expect(requests.find(({ item }) => item.heading === 'Closing')?.report).toMatchObject({ evidenceCount: 6 });
  });

  it('are one after the other where the reasoner wants it, with closing told of the introduction', async () => {
    const { write } = await writingProject(2);
    const { requests } = await write({ parallelSections: 1 });
    expect(requests.map(({ item, digests }) => [item.heading, digests.map(({ heading }) => heading)])).toEqual([
      ['bees', []],
      ['wasps', ['bees']],
      ['Introduction', ['bees', 'wasps']],
      ['Closing', ['Introduction', 'bees', 'wasps']],
    ]);
  });

  it('know what the person edited, wherever it stands', async () => {
    const { store, write, idOf } = await writingProject(4);
    const body = parseSectionMarkdown(`My own words on frost [@${idOf('hives')}].`);
    const itemId = toId('itm', 'hives0');
    store.putSection({ id: toId('sec', 'hives0'), itemId, state: { status: 'edited', body, digest: 'mine' } });
    const { answer, requests } = await write({ parallelSections: 4 });
    expect(answer).toMatchObject({ value: { drafted: 5, kept: 1 } });
    expect(requests.find(({ item }) => item.heading === 'bees')).toMatchObject({
      digests: [{ digest: 'mine' }],
      saidBefore: ['My own words on frost.'],
    });
  });

  it('keep one judgement of a claim that two of them make, the earlier one’s', async () => {
    const verdicts = new Set<string>();
    for (const choose of [() => 0, (waiting: readonly Waiting[]) => waiting.length - 1]) {
      const { store, run, write, idOf } = await writingProject(3);
      const shared = idOf('bees');
      const outline = store.readOutline();
      store.writeOutline(
        { items: outline.items.map((item) => (item.role === 'body' ? { ...item, evidenceIds: [shared] } : item)) },
        'shared',
      );
      const drafts = inOrderOf(choose, (request) => drafted(request, () => 'Long ago, they were few'));
      let asked = 0;
      await write({
        parallelSections: 3,
        draft: drafts.draft,
        // Which section asks can only be told by when it asks.
        judge: () => {
          asked += 1;
          const heading = drafts.finished.at(-1) ?? '';
          return { verdict: 'partly-supported', words: heading };
        },
      });
      expect(asked).toBe(3);
      verdicts.add(JSON.stringify(dump(store, run.id).verdicts));
    }
    expect([...verdicts].map((each) => each.includes('bees'))).toEqual([true]);
  });
});

describe('writing that stops', () => {
  it('keeps what was under way and finished, and goes on with the rest as if nothing had been', async () => {
    const whole = await writingProject(8);
    await whole.write({ parallelSections: 3, draft: paraphrased });
    const expected = dump(whole.store, whole.run.id);

    const cut = await writingProject(8);
    const first = await cut.write({
      parallelSections: 3,
      draft: (request) => (request.item.heading === 'hives' ? faultOf('endpoint-busy') : paraphrased(request)),
    });
    expect(first.answer).toMatchObject({ ok: false, fault: { code: 'endpoint-busy' } });
    const before = dump(cut.store, cut.run.id).sections;
    expect(before.length).toBeGreaterThanOrEqual(3);
    const second = await cut.write({ parallelSections: 3, draft: paraphrased });
    expect(second.answer).toEqual({ ok: true, value: { drafted: 10, kept: 0, failed: 0 } });
    expect(dump(cut.store, cut.run.id)).toEqual(expected);
    expect(second.requests.length).toBe(10 - before.length);
  });

  it('tries a failed section once more when it is taken up again', async () => {
    const { store, run, write } = await writingProject(3);
    let isIll = true;
    const draft = (request: SectionRequest) => {
      if (request.item.heading === 'Closing' && isIll) return faultOf('endpoint-busy');
      return request.item.heading === 'wasps' ? faultOf('answer-unusable') : faithful(request);
    };
    const first = await write({ draft });
    expect(first.answer).toMatchObject({ fault: { code: 'endpoint-busy' } });
    expect(store.getSectionOf(toId('itm', 'wasps0'))?.state).toMatchObject({ fault: { code: 'answer-unusable' } });
    // With the same answer it stays failed, and counts once.
    isIll = false;
    const second = await write({ draft });
    expect(second.answer).toEqual({ ok: true, value: { drafted: 4, kept: 0, failed: 1 } });
    expect(second.requests.map(({ item }) => item.heading)).toEqual(['wasps', 'Closing']);
    const third = await write({});
    expect(third.answer).toEqual({ ok: true, value: { drafted: 5, kept: 0, failed: 0 } });
    expect(third.requests.map(({ item }) => item.heading)).toEqual(['wasps']);
    expect(new Set(store.listSteps(run.id).map(({ index }) => index)).size).toBe(8);
  });

  it('has not lost the text that was there where writing it again fails', async () => {
    const { store, write } = await writingProject(2);
    await write({});
    const before = store.getSectionOf(toId('itm', 'bees00'));
    const again = runOf({ question: 'What of bees?' }, { id: toId('run', 'again0'), kind: 'write' });
    store.putRun(again);
    const { answer } = await write(
      { draft: (request) => (request.item.heading === 'bees' ? faultOf('reasoner-refused') : faithful(request)) },
      { run: again },
    );
    expect(answer).toMatchObject({ value: { drafted: 3, failed: 1 } });
    expect(store.getSectionOf(toId('itm', 'bees00'))).toEqual(before);
  });
});

describe('one section alone', () => {
  it('is written knowing the rest of the body and nothing of itself, and a run that stopped there writes no other', async () => {
    const { store, write } = await writingProject(3);
    await write({});
    const others = store.listSections().filter(({ itemId }) => itemId !== toId('itm', 'wasps0'));
    const again = runOf({ question: 'What of bees?' }, { id: toId('run', 'again0'), kind: 'write' });
    store.putRun(again);
    const itemId = toId('itm', 'wasps0');
    const cut = await write({ draft: () => faultOf('offline') }, { run: again, itemId });
    expect(cut.answer).toMatchObject({ fault: { code: 'offline' } });
    const resumed = await write({ parallelSections: 2 }, { run: again });
    expect(resumed.answer).toEqual({ ok: true, value: { drafted: 1, kept: 0, failed: 0 } });
    expect(resumed.requests.map(({ item, digests }) => [item.heading, digests.map(({ heading }) => heading)])).toEqual([
      ['wasps', ['bees', 'mites']],
    ]);
    expect(store.listSections()).toEqual(expect.arrayContaining(others));
  });
});
