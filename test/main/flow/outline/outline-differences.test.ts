import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { differences } from '#main/flow/outline/index.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';

const [one, two, three, four] = [itemOf('one'), itemOf('two'), itemOf('three'), itemOf('four')];

describe('the differences of two outlines', () => {
  it('name the fewest items whose moving explains another order', () => {
    const touches = differences(outlineOf(one, two, three, four), outlineOf(four, one, two, three));
    expect(touches).toEqual([{ kind: 'placed', itemId: four.id }]);
    expect(differences(outlineOf(one, two, three), outlineOf(two, three))).toEqual([
      { kind: 'removed', itemId: one.id, heading: one.heading },
    ]);
  });

  it('tell what became of each item', () => {
    const evidenceIds = [toId('evi', 'aaaaaa')];
    const touches = differences(
      outlineOf(one, { ...two, evidenceIds }),
      outlineOf({ ...one, heading: 'Other', intent: 'other', evidenceIds }, { ...two, isNotInSources: true }, three),
    );
    expect(touches).toEqual([
      { kind: 'named', itemId: one.id },
      { kind: 'intended', itemId: one.id },
      { kind: 'linked', itemId: one.id, evidenceIds },
      { kind: 'marked', itemId: two.id },
      { kind: 'unlinked', itemId: two.id, evidenceIds },
      { kind: 'added', itemId: three.id },
      { kind: 'named', itemId: three.id },
      { kind: 'placed', itemId: three.id },
    ]);
    const nested = { items: [one, { ...two, parentId: one.id, order: 0 }] };
    expect(differences(outlineOf(one, two), nested)).toEqual([{ kind: 'placed', itemId: two.id }]);
  });
});
