import { describe, expect, it } from 'vitest';
import type { ItemId } from '#shared/base/ids.ts';
import { toId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';
import { openLiveProject } from '#test/support/open-live-project.ts';

const [one, two, three] = [itemOf('one'), itemOf('two'), itemOf('three')];

/** A project with three items, of which the first two have text that the writer drafted. */
async function outlined() {
  const opened = await openLiveProject([]);
  const { folder, ask, host } = opened;
  const project = host.project(folder);
  if (!project.ok) throw new Error(project.fault.message);
  const { store } = project.value;
  store.writeOutline(outlineOf(one, two, three), 'planned');
  for (const { id } of [one, two]) {
    const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: textOf(`On ${id}.`) }] };
    store.putSection({
      id: toId('sec', id.slice(4)),
      itemId: id,
      state: { status: 'drafted', body, digest: `says ${id}` },
    });
  }
  const edit = (edits: readonly OutlineEdit[], baseVersion = store.newestOutlineVersion()) =>
    ask('outline.edit', { folder, edits: [...edits], baseVersion });
  const texts = async () => {
    const { parts } = await ask('report.read', { folder });
    return parts.map(({ itemId, status, body }) => [itemId, status, JSON.stringify(body).match(/On itm_\w+/g) ?? []]);
  };
  return { ...opened, edit, texts, version: store.newestOutlineVersion() };
}

const textOf = (text: string) => [{ type: 'text' as const, text }];
const headings = ({ outline }: RequestOutput<'outline.read'>) => outline.items.map(({ heading }) => heading);
const said = (...ids: readonly ItemId[]) => ids.map((id) => `On ${id}`);

describe('the outline', () => {
  it('is edited as a new version, which every window hears of', async () => {
    const { edit, heard, folder, ask, version, connection } = await outlined();
    const from = heard.length;
    const after = await edit([
      { kind: 'rename', itemId: one.id, heading: 'First' },
      { kind: 'remove', itemId: three.id },
    ]);
    expect(headings(after)).toEqual(['First', 'Heading two']);
    expect(after).toMatchObject({ version: version + 1, proposal: null, coverage: [{ itemId: one.id }, {}] });
    expect(heard.slice(from)).toMatchObject([
      { folder, origin: connection.id, event: { type: 'outline-changed', items: 2 } },
    ]);
    const { versions } = await ask('outline.versions', { folder });
    expect(versions).toMatchObject([
      {
        version: version + 1,
        author: 'user',
        items: 2,
        reason: 'You renamed “Heading one” to “First” and removed “Heading three”',
      },
      { version, author: 'planner', items: 3 },
    ]);
    expect((await ask('outline.version', { folder, version })).outline.items).toHaveLength(3);
  });

  it('loses no text when items are merged, and gives it back when they are parted again', async () => {
    const { edit, texts, folder, ask, version, hear } = await outlined();
    await edit([{ kind: 'merge', itemId: one.id, mergedId: two.id }]);
    expect(await texts()).toEqual([
      [one.id, 'drafted', said(one.id, two.id)],
      [three.id, 'empty', []],
    ]);
    expect(await hear('section-changed')).toMatchObject({ itemId: one.id, revision: 2 });
    await ask('outline.restore', { folder, version });
    expect(await texts()).toEqual([
      [one.id, 'drafted', said(one.id)],
      [two.id, 'drafted', said(two.id)],
      [three.id, 'empty', []],
    ]);
    await edit([{ kind: 'merge', itemId: three.id, mergedId: two.id }]);
    expect(await texts()).toEqual([
      [one.id, 'drafted', said(one.id)],
      [three.id, 'drafted', said(two.id)],
    ]);
  });

  it('keeps the text of an item that is removed until it comes back', async () => {
    const { edit, texts, folder, ask, version } = await outlined();
    await edit([{ kind: 'remove', itemId: one.id }]);
    expect((await texts()).map(([id]) => id)).toEqual([two.id, three.id]);
    await ask('outline.restore', { folder, version });
    expect((await texts())[0]).toEqual([one.id, 'drafted', said(one.id)]);
  });

  it('shows the text of an item that is put above another still', async () => {
    const { edit, texts } = await outlined();
    await edit([{ kind: 'move', itemId: two.id, parentId: one.id, order: 0 }]);
    expect(await texts()).toEqual([
      [one.id, 'edited', said(one.id)],
      [two.id, 'drafted', said(two.id)],
      [three.id, 'empty', []],
    ]);
  });

  it('keeps the text on the first when an item is split', async () => {
    const { edit, texts } = await outlined();
    const half = toId('itm', 'half00');
    await edit([{ kind: 'split', itemId: one.id, newItemId: half, heading: 'Half', evidenceIds: [] }]);
    expect((await texts()).slice(0, 2)).toEqual([
      [one.id, 'drafted', said(one.id)],
      [half, 'empty', []],
    ]);
  });

  it('takes edits made on an older version where their items are still there', async () => {
    const { edit, refuse, folder, version } = await outlined();
    await edit([{ kind: 'remove', itemId: three.id }]);
    const rename = (itemId: ItemId): OutlineEdit => ({ kind: 'rename', itemId, heading: 'Mine' });
    expect(headings(await edit([rename(two.id)], version))).toEqual(['Heading one', 'Mine']);
    expect(
      await refuse('outline.edit', { folder, edits: [rename(one.id), rename(three.id)], baseVersion: version }),
    ).toMatchObject({ fault: { code: 'outline-changed', whose: 'user' } });
    expect(await refuse('outline.restore', { folder, version: 99 })).toMatchObject({
      fault: { code: 'version-not-found' },
    });
    expect(await refuse('outline.version', { folder, version: 99 })).toMatchObject({
      fault: { code: 'version-not-found' },
    });
  });
});
