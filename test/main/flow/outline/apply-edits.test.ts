import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { itemsInOrder, type OutlineItem } from '#shared/domain/outline.ts';
import { applyEdits } from '#main/flow/outline/index.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';

const [one, two, three] = [itemOf('one'), itemOf('two'), itemOf('three')];
const evidence = [toId('evi', 'aaaaaa'), toId('evi', 'bbbbbb'), toId('evi', 'cccccc')] as const;
const fresh = toId('itm', 'fresh0');

function apply(edits: readonly OutlineEdit[], items: readonly OutlineItem[] = [one, two, three]) {
  const edited = applyEdits({ outline: outlineOf(...items), edits, knownEvidence: new Set(evidence) });
  if (!edited.ok) return { fault: edited.fault, headings: [], items: [], reason: '', touches: [], merges: [] };
  const inOrder = itemsInOrder(edited.value.outline);
  return { ...edited.value, fault: null, items: inOrder, headings: inOrder.map(({ heading }) => heading) };
}

describe('a person’s edits', () => {
  it('hold on locked items too, and are told in words', () => {
    const locked = { ...one, lockedBy: 'user' as const };
    const { headings, reason } = apply(
      [
        { kind: 'rename', itemId: one.id, heading: 'First' },
        { kind: 'move', itemId: three.id, parentId: null, order: 0 },
        { kind: 'lock', itemId: one.id, isLocked: false },
      ],
      [locked, two, three],
    );
    expect(headings).toEqual(['Heading three', 'First', 'Heading two']);
    expect(reason).toBe('You renamed “Heading one” to “First”, moved “Heading three” and unlocked “First”');
    const many = apply([1, 2, 3, 4, 5].map(() => ({ kind: 'lock', itemId: two.id, isLocked: true })));
    expect(many.reason).toBe('You locked “Heading two”, locked “Heading two” and made 3 more changes');
    expect(many.items[1]).toMatchObject({ lockedBy: 'user' });
  });

  it('split an item: the evidence that is named goes to the new one behind it', () => {
    const full = { ...one, evidenceIds: [...evidence] };
    const { items, headings } = apply(
      [{ kind: 'split', itemId: one.id, newItemId: fresh, heading: 'Half', evidenceIds: [evidence[1]] }],
      [full, two],
    );
    expect(headings).toEqual(['Heading one', 'Half', 'Heading two']);
    expect(items.map(({ evidenceIds }) => evidenceIds)).toEqual([[evidence[0], evidence[2]], [evidence[1]], []]);
  });

  it('merge items with the evidence of both', () => {
    const { items, merges } = apply(
      [{ kind: 'merge', itemId: one.id, mergedId: two.id }],
      [
        { ...one, evidenceIds: [evidence[0]] },
        { ...two, evidenceIds: [evidence[0], evidence[1]] },
      ],
    );
    expect(items).toMatchObject([{ id: one.id, evidenceIds: [evidence[0], evidence[1]] }]);
    expect(merges).toMatchObject([{ itemId: one.id, mergedId: two.id }]);
  });

  it('leave the introduction first and the closing last', () => {
    const first = itemOf('first', { role: 'introduction' });
    const last = itemOf('last', { role: 'closing' });
    const { headings } = apply(
      [
        { kind: 'move', itemId: one.id, parentId: null, order: 0 },
        { kind: 'add', itemId: fresh, parentId: null, order: 9, heading: 'Late', intent: '', role: 'body' },
      ],
      [first, one, two, last],
    );
    expect(headings).toEqual(['Heading first', 'Heading one', 'Heading two', 'Late', 'Heading last']);
    const nested = apply([{ kind: 'move', itemId: last.id, parentId: one.id, order: 0 }], [first, one, last]);
    expect(nested.items.find(({ id }) => id === last.id)).toMatchObject({ role: 'body', parentId: one.id });
  });

  it('are all refused where one of them can not be done', () => {
    const gone = toId('itm', 'gone00');
    const rename: OutlineEdit = { kind: 'rename', itemId: one.id, heading: 'X' };
    expect(apply([rename, { kind: 'remove', itemId: gone }]).fault).toMatchObject({ code: 'item-not-found' });
    expect(
      apply([rename, { kind: 'link', itemId: one.id, evidenceIds: [toId('evi', 'nowhere')] }]).fault,
    ).toMatchObject({ code: 'evidence-not-found' });
    expect(apply([rename, { kind: 'move', itemId: one.id, parentId: one.id, order: 0 }]).fault).toMatchObject({
      code: 'wrong-use',
    });
  });
});
