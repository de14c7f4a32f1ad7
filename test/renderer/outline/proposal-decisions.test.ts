import { expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { OutlineOperation } from '#shared/domain/outline.ts';
import { refuse, take } from '#renderer/outline/proposal-decisions.ts';

const [parent, child, other] = [toId('itm', 'aaaaaa'), toId('itm', 'bbbbbb'), toId('itm', 'cccccc')];
const add = (itemId: typeof parent, parentId: typeof parent | null): OutlineOperation => ({
  kind: 'add',
  itemId,
  parentId,
  order: 0,
  heading: 'New',
  intent: '',
  role: 'body',
});
const all: readonly OutlineOperation[] = [
  add(parent, null),
  add(child, parent),
  { kind: 'link', itemId: child, evidenceIds: [toId('evi', 'eeeeee')] },
  { kind: 'rename', itemId: other, heading: 'Other' },
  { kind: 'move', itemId: other, parentId: parent, order: 0 },
];
const operations = all.map((operation) => ({ operation, before: null, after: null }));

it('refuses with an addition all that needs the item, and nothing else', () => {
  expect([...refuse(operations, new Set(), 0)]).toEqual([0, 1, 2, 4]);
  expect([...refuse(operations, new Set(), 1)]).toEqual([1, 2]);
  expect([...refuse(operations, new Set(), 3)]).toEqual([3]);
});

it('takes with an operation the additions it needs', () => {
  const refused = new Set([0, 1, 2, 3, 4]);
  expect([...take(operations, refused, 2)]).toEqual([3, 4]);
  expect([...take(operations, refused, 4)]).toEqual([1, 2, 3]);
  expect([...take(operations, refused, 3)]).toEqual([0, 1, 2, 4]);
});
