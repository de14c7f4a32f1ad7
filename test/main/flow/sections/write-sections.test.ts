import { describe, expect, it } from 'vitest';
import { userFault } from '#shared/base/fault.ts';
import { toId } from '#shared/base/ids.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { writeSections } from '#main/flow/sections/index.ts';
import type { SectionRequest } from '#main/ports/reasoner.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const source = sourceOf(['Bees pollinate 80 orchards. Mites kill bees in winter.']);
const bees = evidenceOf(source, 'Bees pollinate 80 orchards.', 'bees');
const mites = evidenceOf(source, 'Mites kill bees in winter.', 'mites');
const outline = outlineOf(
  itemOf('intro', { role: 'introduction', heading: 'Introduction' }),
  itemOf('bees', { heading: 'Bees', evidenceIds: [bees.id] }),
  itemOf('mites', { heading: 'Mites', evidenceIds: [mites.id] }),
);

async function project() {
  const opened = await openTestProject([source]);
  opened.store.putEvidence([bees, mites]);
  opened.store.writeOutline(outline, 'test');
  const run = runOf({ question: 'What do bees do?' });
  opened.store.putRun(run);
  const write = (
    draft: NonNullable<Parameters<typeof scriptedReasoner>[0]['draft']>,
    signal = new AbortController().signal,
  ) => {
    const reasoner = scriptedReasoner({ draft });
    const written = writeSections({
      run,
      store: opened.store,
      reasoner,
      parseMarkdown: parseSectionMarkdown,
      itemId: null,
      instruction: null,
      clock: { nowMs: () => Date.UTC(2026, 0, 1) },
      signal,
      onEvent: () => undefined,
    });
    return written.then((answer) => ({ answer, calls: reasoner.calls }));
  };
  return { ...opened, run, write };
}

/** Each section as its evidence's own words. */
function faithful({ item, evidence }: SectionRequest) {
  const markdown =
    item.role === 'introduction'
      ? 'This report speaks of Bees and Mites.'
      : evidence.map(({ id, summary }) => `${summary.slice(0, -1)} [@${id}].`).join(' ');
  return { markdown, digest: item.heading };
}

describe('writing', () => {
  it('drafts the body first and the introduction last, each from its own evidence alone', async () => {
    const { store, write } = await project();
    const requests: SectionRequest[] = [];
    const { answer } = await write((request) => {
      requests.push(request);
      return faithful(request);
    });
    expect(answer).toEqual({ ok: true, value: { drafted: 3, kept: 0, failed: 0 } });
    expect(requests.map(({ item, evidence }) => [item.heading, evidence.map(({ id }) => id)])).toEqual([
      ['Bees', [bees.id]],
      ['Mites', [mites.id]],
      ['Introduction', []],
    ]);
    expect(requests[2]?.digests.map(({ digest }) => digest)).toEqual(['Bees', 'Mites']);
    expect(requests[1]?.saidBefore).toEqual(['Bees pollinate 80 orchards.']);
    expect(store.listSections().map(({ state }) => state.status)).toEqual(['drafted', 'drafted', 'drafted']);
  });

  it('gives what the checks found back once, by name', async () => {
    const { write } = await project();
    const told: (readonly string[])[] = [];
    const { calls } = await write((request) => {
      if (request.item.heading !== 'Bees') return faithful(request);
      told.push(request.problems);
      if (request.problems.length > 0) return faithful(request);
      return {
        markdown: `Bees pollinate 90 orchards [@${bees.id}]. Mites kill bees [@${mites.id}]. And so on.`,
        digest: '',
      };
    });
    expect(told).toHaveLength(2);
    expect(told[0]).toEqual([]);
    expect(told[1]?.map((problem) => problem.split(':')[0])).toEqual([
      'number-not-in-quotes',
      'citation-unresolved',
      'claim-uncited',
    ]);
    expect(calls).toHaveLength(4);
  });

  it('never overwrites what the person edited', async () => {
    const { store, write } = await project();
    const body = parseSectionMarkdown(`My own words [@${bees.id}].`);
    const mine = {
      id: toId('sec', 'bees00'),
      itemId: toId('itm', 'bees00'),
      state: { status: 'edited' as const, body, digest: '' },
    };
    store.putSection(mine);
    const { answer } = await write(faithful);
    expect(answer).toEqual({ ok: true, value: { drafted: 2, kept: 1, failed: 0 } });
    expect(store.getSectionOf(mine.itemId)).toEqual(mine);
  });

  it('marks a section that could not be drafted and goes on with the others', async () => {
    const { store, write } = await project();
    const { answer } = await write((request) =>
      request.item.heading === 'Bees'
        ? { ok: false, fault: userFault('reasoner-refused', 'It would not.') }
        : faithful(request),
    );
    expect(answer).toEqual({ ok: true, value: { drafted: 2, kept: 0, failed: 1 } });
    expect(store.getSectionOf(toId('itm', 'bees00'))?.state).toMatchObject({
      status: 'failed',
      fault: { code: 'reasoner-refused' },
    });
  });

  it('goes on where a cancelled run stopped', async () => {
    const { write } = await project();
    const aborting = new AbortController();
    const first = await write((request) => {
      aborting.abort();
      return faithful(request);
    }, aborting.signal);
    expect(first.answer).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    const second = await write(faithful);
    expect(second.answer).toEqual({ ok: true, value: { drafted: 3, kept: 0, failed: 0 } });
    expect(first.calls.length + second.calls.length).toBe(3);
  });
});
