import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import type { Run } from '#shared/domain/run.ts';
import { editOutline, plan, restoreOutline } from '#main/flow/outline/index.ts';
import type { PlannerAction } from '#main/ports/reasoner.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';

const source = sourceOf(['Bees pollinate most orchards.', 'Mites kill colonies.'], 'bees');
const [bees, mites] = [evidenceOf(source, 'Bees pollinate', 'bees00'), evidenceOf(source, 'Mites kill', 'mites0')];
const [one, two, three] = [itemOf('one'), itemOf('two', { evidenceIds: [bees.id] }), itemOf('three')];

/** A run whose planner has proposed three items, then the person's edits, then what the planner does after them. */
async function replanned(edits: readonly OutlineEdit[], operations: readonly OutlineOperation[]) {
  const { store, library } = await openTestProject([source]);
  store.putEvidence([bees, mites]);
  const adds = [one, two, three].map(({ id: itemId, heading, intent, role }, order): OutlineOperation => ({
    kind: 'add',
    itemId,
    parentId: null,
    order,
    heading,
    intent,
    role,
  }));
  const link: OutlineOperation = { kind: 'link', itemId: two.id, evidenceIds: [bees.id] };
  const planWith = async (run: Run, proposals: readonly (() => readonly OutlineOperation[])[]) => {
    store.putRun(run);
    const decide = proposals.map((next) => (): PlannerAction => ({ kind: 'propose_outline', operations: next() }));
    const reasoner = scriptedReasoner({ decide: [...decide, () => ({ kind: 'finish', reason: 'enough' })] });
    const { signal } = new AbortController();
    await plan({ run, library, reasoner, ask: null, signal, onEvent: () => undefined });
    const last = store.listSteps(run.id).findLast(({ kind }) => kind === 'propose_outline');
    return (last?.outcome as { remarks: readonly string[] } | undefined)?.remarks;
  };
  const remarks = await planWith(runOf({ question: 'Bees?' }), [
    () => [...adds, link],
    () => {
      // The person is at work while the planner thinks.
      const edited = editOutline({ store, edits, baseVersion: store.newestOutlineVersion() });
      if (!edited.ok) throw new Error(edited.fault.message);
      return operations;
    },
  ]);
  const again = (next: readonly OutlineOperation[]) =>
    planWith(runOf({ question: 'Mites?' }, { id: toId('run', 'laterrun') }), [() => next]);
  return { store, again, remarks, items: store.readOutline().items };
}

const add = (heading: string, suffix: string): OutlineOperation => ({
  kind: 'add',
  itemId: toId('itm', suffix),
  parentId: null,
  order: 0,
  heading,
  intent: '',
  role: 'body',
});

describe('what a person did to the outline while a run went on', () => {
  it('is not undone by what the planner had in mind', async () => {
    const { items, remarks } = await replanned(
      [
        { kind: 'rename', itemId: one.id, heading: 'Mine' },
        { kind: 're-intent', itemId: two.id, intent: 'as I say' },
        { kind: 'unlink', itemId: two.id, evidenceIds: [bees.id] },
        { kind: 'remove', itemId: three.id },
      ],
      [
        { kind: 'rename', itemId: one.id, heading: 'Theirs' },
        { kind: 're-intent', itemId: two.id, intent: 'as they say' },
        { kind: 'link', itemId: two.id, evidenceIds: [bees.id, mites.id] },
        { kind: 'remove', itemId: one.id },
        add(three.heading.toUpperCase(), 'third1'),
        add('New', 'fresh0'),
      ],
    );
    expect(items.map(({ heading }) => heading).toSorted()).toEqual(['Heading two', 'Mine', 'New']);
    expect(items.find(({ id }) => id === two.id)).toMatchObject({ intent: 'as I say', evidenceIds: [mites.id] });
    expect(remarks).toEqual([
      'rename was refused: the person named "Mine"',
      're-intent was refused: the person said what "Heading two" is for',
      `link was refused: the person decided otherwise on ${bees.id}`,
      'remove was refused: the person changed "Mine" and wants to keep it',
      'add was refused: the person removed "HEADING THREE"',
    ]);
  });

  it('keeps items where the person put them', async () => {
    const { items, remarks } = await replanned(
      [{ kind: 'move', itemId: three.id, parentId: one.id, order: 0 }],
      [
        { kind: 'move', itemId: three.id, parentId: null, order: 0 },
        { kind: 'remove', itemId: one.id },
        { kind: 'merge', itemId: two.id, mergedId: three.id },
      ],
    );
    expect(items.find(({ id }) => id === three.id)).toMatchObject({ parentId: one.id });
    expect(remarks).toEqual([
      'move was refused: the person put "Heading three" where it is',
      'remove was refused: the person put "Heading three" under "Heading one"',
      'merge was refused: the person changed "Heading three" and wants to keep it',
    ]);
  });

  it('is carried over into a later run, with all that was added or changed, and nothing else', async () => {
    const { store, again } = await replanned(
      [add('Mine', 'mine00'), { kind: 'remove', itemId: two.id }, { kind: 'lock', itemId: three.id, isLocked: true }],
      [{ kind: 'rename', itemId: one.id, heading: 'Theirs' }],
    );
    const remarks = await again([add('Heading two', 'two000'), add('Fresh', 'fresh0')]);
    expect(
      store
        .readOutline()
        .items.map(({ heading }) => heading)
        .toSorted(),
    ).toEqual(['Fresh', 'Heading three', 'Mine']);
    expect(remarks).toEqual(['add was refused: the person removed "Heading two"']);
  });

  it('holds for text as well: an item with the person’s words stays', async () => {
    const { store, again } = await replanned([{ kind: 'lock', itemId: one.id, isLocked: true }], []);
    const body = { type: 'doc' as const, content: [] };
    store.putSection({ id: toId('sec', 'two000'), itemId: two.id, state: { status: 'edited', body, digest: '' } });
    expect(await again([{ kind: 'remove', itemId: two.id }])).toEqual([
      'remove was refused: "Heading two" has text that the person wrote',
    ]);
    expect(store.readOutline().items.map(({ id }) => id)).toContain(two.id);
    expect(store.readOutline().items.map(({ id }) => id)).not.toContain(three.id);
  });

  it('is the person’s to take back', async () => {
    const { store, again } = await replanned([{ kind: 'remove', itemId: three.id }], []);
    const version = store.listOutlineVersions().find(({ items }) => items === 3)?.version ?? 0;
    expect(restoreOutline({ store, version })).toMatchObject({ ok: true });
    expect(store.readOutline()).toEqual(store.readOutlineVersion(version));
    expect(await again([add('Heading three', 'third1')])).toEqual([]);
  });
});

describe('what a person took back', () => {
  it('is the planner’s again, and what the planner did meanwhile is turned down', async () => {
    const { store, again } = await replanned([{ kind: 'lock', itemId: three.id, isLocked: true }], []);
    const version = store.newestOutlineVersion();
    const edit = (edits: readonly OutlineEdit[]) =>
      editOutline({ store, edits, baseVersion: store.newestOutlineVersion() });
    edit([{ kind: 'rename', itemId: one.id, heading: 'Mine' }, add('Added', 'added0')]);
    edit([
      { kind: 'move', itemId: two.id, parentId: null, order: 0 },
      { kind: 'merge', itemId: one.id, mergedId: two.id },
    ]);
    const { items } = store.readOutline();
    store.writeOutline({ items: [...items, itemOf('theirs', { order: 9 })] }, 'the planner proposed it');
    expect(restoreOutline({ store, version })).toMatchObject({ ok: true });
    const remarks = await again([add('Added', 'added0'), add('Heading theirs', 'theirs')]);
    expect(remarks).toEqual(['add was refused: the person removed "Heading theirs"']);
    expect(
      store
        .readOutline()
        .items.map(({ heading }) => heading)
        .toSorted(),
    ).toEqual(['Added', 'Heading three']);
  });
});

describe('edits of an older version', () => {
  it('hold where their items are still there, and are refused as a whole where not', async () => {
    const { store } = await openTestProject([source]);
    store.writeOutline(outlineOf(one, two, three), 'planned');
    const baseVersion = store.newestOutlineVersion();
    store.writeOutline(outlineOf(one, two), 'planned again');
    const rename = { kind: 'rename', itemId: one.id, heading: 'Mine' } as const;
    expect(editOutline({ store, edits: [rename, { kind: 'remove', itemId: three.id }], baseVersion })).toMatchObject({
      fault: { code: 'outline-changed', message: expect.stringContaining('“Heading three”') },
    });
    expect(store.newestOutlineVersion()).toBe(baseVersion + 1);
    expect(editOutline({ store, edits: [rename], baseVersion })).toMatchObject({ ok: true });
    expect(store.readOutline().items.map(({ heading }) => heading)).toEqual(['Mine', 'Heading two']);
    expect(store.listOutlineVersions().at(-1)).toMatchObject({ author: 'user', items: 2 });
  });
});
