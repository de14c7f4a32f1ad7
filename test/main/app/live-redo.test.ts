import { describe, expect, it } from 'vitest';
import { openLiveProject, sampleBrief as brief } from '#test/support/open-live-project.ts';

const documents = ['product-users.md', 'content-guide-plain-language.md', 'accessibility-checklist.md'];

/** A project with a drafted report, and the items of its first sections. */
async function drafted() {
  const opened = await openLiveProject(documents);
  const { folder, ask, hear } = opened;
  await ask('runs.start', { folder, work: 'draft', brief });
  await hear('run-ended');
  const written = async () => (await ask('report.read', { folder })).parts.filter(({ body }) => body !== null);
  const [one, two] = (await written()).filter(({ role }) => role === 'body');
  if (one === undefined || two === undefined) throw new Error('no sections');
  return { ...opened, written, one, two, from: opened.heard.length };
}

describe('a section that is redone', () => {
  it('keeps its text, and gets another beside it as a suggestion', async () => {
    const { folder, ask, hear, one, written, from } = await drafted();
    const before = await written();
    const { runId } = await ask('runs.start', { folder, work: 'redo', itemId: one.itemId, instruction: 'Be brief' });
    expect(await hear('suggestion-made', { from })).toMatchObject({ itemId: one.itemId });
    expect(await hear('run-ended', { from })).toMatchObject({ runId, state: { status: 'finished' } });
    expect(await written()).toEqual(before);
    const { suggestions } = await ask('report.read', { folder });
    expect(suggestions).toMatchObject([{ itemId: one.itemId, instruction: 'Be brief' }]);
    expect((await ask('runs.list', { folder })).runs[0]).toMatchObject({ runId, kind: 'redo' });
  });

  it('goes beside others and beside a run, but not twice at a time', async () => {
    const { folder, ask, refuse, hear, heard, one, two, from } = await drafted();
    const redo = (itemId: typeof one.itemId) => ask('runs.start', { folder, work: 'redo', itemId });
    const [first, twin, second, check] = await Promise.all([
      redo(one.itemId),
      refuse('runs.start', { folder, work: 'redo', itemId: one.itemId }),
      redo(two.itemId),
      ask('runs.start', { folder, work: 'check' }),
    ]);
    expect(twin).toMatchObject({ fault: { code: 'run-in-progress' } });
    for (const { runId } of [first, second, check]) {
      expect(await hear('run-ended', { from, where: (event) => event.runId === runId })).toMatchObject({
        state: { status: 'finished' },
      });
    }
    const made = heard.slice(from).flatMap(({ event }) => (event.type === 'suggestion-made' ? event.itemId : []));
    expect(made.toSorted()).toEqual([one.itemId, two.itemId].toSorted());
  });

  it('must be one of the outline', async () => {
    const { folder, refuse } = await drafted();
    expect(await refuse('runs.start', { folder, work: 'redo', itemId: 'itm_nosuch' as never })).toMatchObject({
      fault: { code: 'item-not-found' },
    });
    expect(await refuse('runs.start', { folder, work: 'redo' })).toMatchObject({ fault: { code: 'wrong-use' } });
  });
});

describe('an outline that a person makes without a planner', () => {
  it('can be written', async () => {
    const { folder, ask, hear } = await openLiveProject(documents);
    await ask('project.write-brief', { folder, brief });
    await ask('outline.edit', {
      folder,
      baseVersion: 0,
      edits: [
        {
          kind: 'add',
          itemId: 'itm_byhand' as never,
          parentId: null,
          order: 0,
          heading: 'Plain language',
          intent: '',
          role: 'body',
        },
      ],
    });
    await ask('runs.start', { folder, work: 'write' });
    expect(await hear('run-ended')).toMatchObject({ state: { status: 'finished' } });
  });
});
