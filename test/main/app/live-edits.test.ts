import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { openLiveProject, sampleBrief as brief } from '#test/support/open-live-project.ts';

const documents = ['product-users.md', 'content-guide-plain-language.md', 'accessibility-checklist.md'];
const mine = toId('itm', 'mine00');

describe('an outline that the person changes', () => {
  it('is what the run goes on with, and what a later plan is made around', async () => {
    const { folder, ask, hear, heard } = await openLiveProject(documents);
    const outline = async () => (await ask('outline.read', { folder })).outline.items;
    await ask('runs.start', { folder, work: 'draft', brief });
    await hear('outline-changed');
    const [first, second] = (await outline()).filter(({ role }) => role === 'body');
    if (first === undefined || second === undefined) throw new Error('too small an outline');
    const { version } = await ask('outline.read', { folder });
    const edits: OutlineEdit[] = [
      { kind: 'rename', itemId: first.id, heading: 'As I call it' },
      { kind: 'remove', itemId: second.id },
      { kind: 'add', itemId: mine, parentId: null, order: 1, heading: 'Plain language', intent: '', role: 'body' },
    ];
    await ask('outline.edit', { folder, baseVersion: version, edits });
    expect(await hear('run-ended')).toMatchObject({ state: { status: 'finished' } });
    const { parts } = await ask('report.read', { folder });
    expect(parts.map(({ itemId }) => itemId)).not.toContain(second.id);
    expect(parts.find(({ itemId }) => itemId === first.id)).toMatchObject({ heading: 'As I call it' });
    expect(parts.find(({ itemId }) => itemId === mine)).toMatchObject({ status: 'drafted' });
    expect([parts[0]?.role, parts.at(-1)?.role]).toEqual(['introduction', 'closing']);

    const from = heard.length;
    await ask('runs.start', { folder, work: 'plan', brief });
    expect(await hear('run-ended', { from })).toMatchObject({ state: { status: 'finished' } });
    const items = await outline();
    expect(items.find(({ id }) => id === first.id)).toMatchObject({ heading: 'As I call it' });
    expect(items.map(({ id }) => id)).toContain(mine);
    expect(items.map(({ id }) => id)).not.toContain(second.id);
    // It was planned and not only kept.
    expect(items.filter(({ role }) => role === 'body').length).toBeGreaterThan(2);
    expect(items.filter(({ role }) => role === 'introduction')).toHaveLength(1);
  });
});
