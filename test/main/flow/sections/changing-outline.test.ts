import { describe, expect, it } from 'vitest';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { toId } from '#shared/base/ids.ts';
import { editOutline } from '#main/flow/outline/index.ts';
import { itemOf } from '#test/support/sample-values.ts';
import { faithful, writingProject } from './writing-project.ts';

const fresh = toId('itm', 'fresh0');

/** Writes, and while the section of `during` is drafted the person makes these edits. */
async function writtenAround(during: string, edits: readonly OutlineEdit[], parallelSections = 1) {
  const project = await writingProject(4);
  const { store } = project;
  const written = await project.write({
    parallelSections,
    draft: (request) => {
      const isNow = request.item.heading === during && request.firstDraft === null;
      if (isNow && !editOutline({ store, edits, baseVersion: store.newestOutlineVersion() }).ok) {
        throw new Error('the edit was refused');
      }
      return faithful(request);
    },
  });
  return { ...project, ...written, order: written.requests.map(({ item }) => item.heading) };
}

describe('writing while the person changes the outline', () => {
  it.each([1, 3])(
    'leaves out what is removed and writes what is new, in the new order, %i at a time',
    async (width) => {
      const { answer, order, store, run } = await writtenAround(
        'bees',
        [
          { kind: 'remove', itemId: itemOf('hives').id },
          { kind: 'add', itemId: fresh, parentId: null, order: 2, heading: 'frost', intent: '', role: 'body' },
          { kind: 'link', itemId: fresh, evidenceIds: [toId('evi', 'hives0')] },
          { kind: 'rename', itemId: itemOf('closing').id, heading: 'The end' },
        ],
        width,
      );
      expect(answer).toMatchObject({ ok: true, value: { failed: 0 } });
      expect(order.filter((heading) => heading === 'frost')).toHaveLength(1);
      expect(order.slice(-2)).toEqual(['Introduction', 'The end']);
      expect(order.includes('hives')).toBe(false);
      expect(new Set(order).size).toBe(order.length);
      expect(store.getSectionOf(itemOf('hives').id)).toBe(null);
      const indexes = store.listSteps(run.id).map(({ index }) => index);
      expect(new Set(indexes).size).toBe(indexes.length);
    },
  );

  it('writes each section by what the person has made of it', async () => {
    const { requests } = await writtenAround('bees', [
      { kind: 're-intent', itemId: itemOf('wasps').id, intent: 'as I say' },
    ]);
    expect(requests.find(({ item }) => item.heading === 'wasps')?.item.intent).toBe('as I say');
  });

  it('ends well where the only section to write is removed', async () => {
    const project = await writingProject(2);
    const { store } = project;
    const itemId = itemOf('bees').id;
    const { answer } = await project.write(
      {
        draft: (request) => {
          editOutline({ store, edits: [{ kind: 'remove', itemId }], baseVersion: store.newestOutlineVersion() });
          return faithful(request);
        },
      },
      { itemId },
    );
    expect(answer).toMatchObject({ ok: true, value: { drafted: 1 } });
  });
});
