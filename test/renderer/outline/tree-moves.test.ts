import { describe, expect, it } from 'vitest';
import { toId, type ItemId } from '#shared/base/ids.ts';
import type { OutlineEdit } from '#shared/domain/outline-edit.ts';
import { itemDepth, itemsInOrder, type Outline, type OutlineItem } from '#shared/domain/outline.ts';
import { applyEdits } from '#main/flow/outline/apply-edits.ts';
import { moveBy, moveTo, outermost } from '#renderer/outline/tree-moves.ts';

const id = (name: string): ItemId => toId('itm', name.padEnd(6, '0'));

/** Two spaces a level; `^` and `$` for introduction and closing. */
function outlineOf(text: string): Outline {
  const path: ItemId[] = [];
  const items: OutlineItem[] = text
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .map((line, index) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const name = line.trim().replace(/[$^]/, '');
      path[depth] = id(name);
      const role = line.includes('^') ? 'introduction' : line.includes('$') ? 'closing' : 'body';
      return {
        id: id(name),
        parentId: depth === 0 ? null : (path[depth - 1] ?? null),
        order: index,
        heading: name,
        intent: '',
        role,
        evidenceIds: [],
        lockedBy: null,
        isNotInSources: false,
      };
    });
  return { items };
}

function shown(outline: Outline): string {
  return itemsInOrder(outline)
    .map((item) => `${'  '.repeat(itemDepth(outline, item) - 1)}${item.heading}`)
    .join('\n');
}

/** As the core does it. */
function done(outline: Outline, edits: readonly OutlineEdit[]): string {
  const applied = applyEdits({ outline, edits, knownEvidence: new Set() });
  if (!applied.ok) throw new Error(applied.fault.message);
  return shown(applied.value.outline);
}

const outline = outlineOf(`
intro^
a
  a1
  a2
b
  b1
c
end$`);

describe('moving by one place', () => {
  it('swaps with the sibling above or below', () => {
    expect(done(outline, moveBy(outline, [id('b')], 'up'))).toBe('intro\nb\n  b1\na\n  a1\n  a2\nc\nend');
    expect(done(outline, moveBy(outline, [id('a1')], 'down'))).toBe('intro\na\n  a2\n  a1\nb\n  b1\nc\nend');
  });

  it('goes from the edge of one item into the item beside it', () => {
    expect(done(outline, moveBy(outline, [id('a2')], 'down'))).toBe('intro\na\n  a1\nb\n  a2\n  b1\nc\nend');
    expect(done(outline, moveBy(outline, [id('b1')], 'up'))).toBe('intro\na\n  a1\n  a2\n  b1\nb\nc\nend');
  });

  it('leaves the introduction first and the closing last', () => {
    expect(moveBy(outline, [id('a')], 'up')).toEqual([]);
    expect(moveBy(outline, [id('intro')], 'down')).toEqual([]);
    expect(moveBy(outline, [id('c')], 'down')).toEqual([]);
    expect(moveBy(outline, [id('end')], 'indent')).toEqual([]);
    expect(moveBy(outline, [id('a')], 'indent')).toEqual([]);
  });

  it('moves in and out by a level', () => {
    expect(done(outline, moveBy(outline, [id('c')], 'indent'))).toBe('intro\na\n  a1\n  a2\nb\n  b1\n  c\nend');
    expect(done(outline, moveBy(outline, [id('a1')], 'outdent'))).toBe('intro\na\n  a2\na1\nb\n  b1\nc\nend');
  });

  it('keeps the order of several, and takes what is inside another of them along', () => {
    expect(done(outline, moveBy(outline, [id('a1'), id('a2')], 'outdent'))).toBe('intro\na\na1\na2\nb\n  b1\nc\nend');
    expect(done(outline, moveBy(outline, [id('b'), id('c')], 'up'))).toBe('intro\nb\n  b1\nc\na\n  a1\n  a2\nend');
    expect(done(outline, moveBy(outline, [id('b'), id('b1'), id('c')], 'indent'))).toBe(
      'intro\na\n  a1\n  a2\n  b\n    b1\n  c\nend',
    );
    expect(outermost(outline, [id('c'), id('b1'), id('b')])).toEqual([id('b'), id('c')]);
  });

  it('stops where the first of them stops', () => {
    expect(moveBy(outline, [id('a'), id('b')], 'up')).toEqual([]);
  });
});

describe('moving to a place', () => {
  it('puts several between those that stay, in their order', () => {
    expect(done(outline, moveTo(outline, [id('c'), id('a1')], { parentId: id('b'), index: 0 }))).toBe(
      'intro\na\n  a2\nb\n  a1\n  c\n  b1\nend',
    );
    expect(done(outline, moveTo(outline, [id('a'), id('b')], { parentId: null, index: 2 }))).toBe(
      'intro\nc\na\n  a1\n  a2\nb\n  b1\nend',
    );
  });
});
