import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import { proposalRows } from '#renderer/outline/proposal-rows.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';

const [a, b, c] = [toId('itm', 'aaaaaa'), toId('itm', 'bbbbbb'), toId('itm', 'cccccc')];
const added = toId('itm', 'dddddd');
const outline = outlineOf(
  itemOf('aaaaaa', { heading: 'A' }),
  itemOf('bbbbbb', { heading: 'B' }),
  itemOf('cccccc', { heading: 'C', parentId: b }),
);

const rowsOf = (...operations: OutlineOperation[]) =>
  proposalRows(outline, {
    operations: operations.map((operation) => ({ operation, before: null, after: null })),
  }).map(({ heading, depth, state, changes }) => ({ heading, depth, state, changes }));

describe('what a proposal shows', () => {
  it('puts what is new at its place and keeps what is the same', () => {
    expect(
      rowsOf({ kind: 'add', itemId: added, parentId: null, order: 1, heading: 'New', intent: '', role: 'body' }),
    ).toEqual([
      { heading: 'A', depth: 1, state: 'same', changes: [] },
      { heading: 'New', depth: 1, state: 'added', changes: [{ kind: 'add', index: 0 }] },
      { heading: 'B', depth: 1, state: 'same', changes: [] },
      { heading: 'C', depth: 2, state: 'same', changes: [] },
    ]);
  });

  it('names what was renamed and where a moved item came from', () => {
    const [first, , third] = rowsOf(
      { kind: 'rename', itemId: a, heading: 'Aa' },
      { kind: 'move', itemId: c, parentId: null, order: 2 },
    );
    expect(first).toEqual({
      heading: 'Aa',
      depth: 1,
      state: 'changed',
      changes: [{ kind: 'rename', index: 0, before: 'A' }],
    });
    expect(third).toEqual({
      heading: 'C',
      depth: 1,
      state: 'changed',
      changes: [{ kind: 'move', index: 1, from: 'B' }],
    });
  });

  it('leaves what goes in its place, and what was inside it behind it', () => {
    expect(rowsOf({ kind: 'remove', itemId: b })).toEqual([
      { heading: 'A', depth: 1, state: 'same', changes: [] },
      { heading: 'B', depth: 1, state: 'gone', changes: [{ kind: 'remove', index: 0 }] },
      { heading: 'C', depth: 1, state: 'same', changes: [] },
    ]);
  });

  it('says into what an item is merged, also into one that was inside it', () => {
    expect(rowsOf({ kind: 'merge', itemId: a, mergedId: b })).toEqual([
      { heading: 'A', depth: 1, state: 'same', changes: [] },
      { heading: 'C', depth: 2, state: 'same', changes: [] },
      { heading: 'B', depth: 1, state: 'gone', changes: [{ kind: 'merge', index: 0, into: 'A' }] },
    ]);
    expect(rowsOf({ kind: 'merge', itemId: c, mergedId: b }).map(({ heading, depth }) => [heading, depth])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
  });

  it('has each operation once, under its number', () => {
    const rows = rowsOf(
      { kind: 'add', itemId: added, parentId: a, order: 0, heading: 'New', intent: '', role: 'body' },
      { kind: 'link', itemId: added, evidenceIds: [toId('evi', 'eeeeee')] },
      { kind: 're-intent', itemId: b, intent: 'why' },
      { kind: 'mark-not-in-sources', itemId: b, isNotInSources: true },
      { kind: 'remove', itemId: c },
    );
    expect(
      rows.flatMap(({ changes }) => changes.map(({ index }) => index)).toSorted((one, other) => one - other),
    ).toEqual([0, 1, 2, 3, 4]);
  });
});
