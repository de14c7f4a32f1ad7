import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { itemsInOrder, type OutlineOperation } from '#shared/domain/outline.ts';
import { applyOperations } from '#main/flow/outline/index.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';

const [one, two, three] = [itemOf('one'), itemOf('two'), itemOf('three')];
const evidence = [toId('evi', 'aaaaaa'), toId('evi', 'bbbbbb')] as const;
const knownEvidence = new Set(evidence);

function apply(operations: readonly OutlineOperation[], outline = outlineOf(one, two, three)) {
  const { outline: after, refused } = applyOperations({ outline, operations, knownEvidence });
  return { headings: itemsInOrder(after).map(({ heading }) => heading), items: itemsInOrder(after), refused };
}

describe('outline operations', () => {
  it('add an item where it is wanted and leave no gaps in the order', () => {
    const { headings, items } = apply([
      {
        kind: 'add',
        itemId: toId('itm', 'fresh0'),
        parentId: null,
        order: 1,
        heading: 'New',
        intent: '',
        role: 'body',
      },
    ]);
    expect(headings).toEqual(['Heading one', 'New', 'Heading two', 'Heading three']);
    expect(items.map(({ order }) => order)).toEqual([0, 1, 2, 3]);
  });

  it('unite the evidence of merged items and keep the children', () => {
    const child = { ...itemOf('child'), parentId: three.id };
    const outline = {
      items: [
        ...outlineOf({ ...one, evidenceIds: [evidence[0]] }, two, { ...three, evidenceIds: [...evidence] }).items,
        child,
      ],
    };
    const { headings, items } = apply([{ kind: 'merge', itemId: one.id, mergedId: three.id }], outline);
    expect(headings).toEqual(['Heading one', 'Heading child', 'Heading two']);
    expect(items[0]?.evidenceIds).toEqual([...evidence]);
  });

  it('move an item under another, but never under itself', () => {
    const moved = apply([{ kind: 'move', itemId: three.id, parentId: one.id, order: 0 }]);
    expect(moved.items.map(({ heading, parentId }) => [heading, parentId])).toEqual([
      ['Heading one', null],
      ['Heading three', one.id],
      ['Heading two', null],
    ]);
    const circular = apply([
      { kind: 'move', itemId: three.id, parentId: one.id, order: 0 },
      { kind: 'move', itemId: one.id, parentId: three.id, order: 0 },
    ]);
    expect(circular.refused.map(({ reason }) => reason)).toEqual([`"Heading one" can't be moved under itself`]);
  });

  it('lift the children of a removed item to its parent', () => {
    const child = { ...itemOf('child'), parentId: two.id };
    const { items } = apply([{ kind: 'remove', itemId: two.id }], { items: [...outlineOf(one, two).items, child] });
    expect(items.map(({ heading, parentId }) => [heading, parentId])).toEqual([
      ['Heading one', null],
      ['Heading child', null],
    ]);
  });

  it('are refused with a reason where they touch what the person locked, and the others hold', () => {
    const outline = outlineOf({ ...one, lockedBy: 'user' as const }, two, three);
    const { headings, refused } = apply(
      [
        { kind: 'rename', itemId: one.id, heading: 'Overwritten' },
        { kind: 'remove', itemId: one.id },
        { kind: 'merge', itemId: two.id, mergedId: one.id },
        { kind: 'rename', itemId: two.id, heading: 'Renamed' },
      ],
      outline,
    );
    expect(headings).toEqual(['Heading one', 'Renamed', 'Heading three']);
    expect(refused.map(({ reason }) => reason)).toEqual(Array(3).fill('"Heading one" is locked by the person'));
  });

  it('are refused where they name what is not there', () => {
    const nowhere = toId('itm', 'nowhere');
    const invented = toId('evi', 'invented');
    const { refused, items } = apply([
      { kind: 'rename', itemId: nowhere, heading: 'X' },
      { kind: 'move', itemId: one.id, parentId: nowhere, order: 0 },
      { kind: 'link', itemId: one.id, evidenceIds: [evidence[0], invented] },
      { kind: 'add', itemId: two.id, parentId: null, order: 0, heading: 'Twice', intent: '', role: 'body' },
    ]);
    expect(refused).toHaveLength(4);
    expect(items.flatMap(({ evidenceIds }) => evidenceIds)).toEqual([]);
  });

  it('link evidence once, however often it is linked', () => {
    const { items } = apply([
      { kind: 'link', itemId: one.id, evidenceIds: [evidence[0]] },
      { kind: 'link', itemId: one.id, evidenceIds: [...evidence] },
      { kind: 'unlink', itemId: one.id, evidenceIds: [evidence[0]] },
    ]);
    expect(items[0]?.evidenceIds).toEqual([evidence[1]]);
  });
});
