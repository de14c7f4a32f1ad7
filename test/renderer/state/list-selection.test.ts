import { describe, expect, it } from 'vitest';
import { choose, keepShown, nothingChosen, rowAt } from '#renderer/state/list-selection.ts';

const order = ['a', 'b', 'c', 'd'] as const;

describe('what is chosen in a list', () => {
  it('is one row, several, or a range from where it began', () => {
    const one = choose<string>(nothingChosen(), order, { id: 'b', how: 'only' });
    expect([...one.chosen]).toEqual(['b']);
    const range = choose(one, order, { id: 'd', how: 'range' });
    expect([...range.chosen]).toEqual(['b', 'c', 'd']);
    const upwards = choose(range, order, { id: 'a', how: 'range' });
    expect([...upwards.chosen]).toEqual(['a', 'b']);
    const without = choose(upwards, order, { id: 'a', how: 'toggle' });
    expect([...without.chosen]).toEqual(['b']);
  });

  it('moves inside the list and begins at either end', () => {
    expect(rowAt<string>(nothingChosen(), order, 1)).toBe('a');
    expect(rowAt<string>(nothingChosen(), order, -1)).toBe('d');
    expect(rowAt<string>({ ...nothingChosen(), active: 'd' }, order, 1)).toBe('d');
    expect(rowAt<string>(nothingChosen(), [], 1)).toBeNull();
  });

  it('loses rows that are gone', () => {
    const two = choose(choose<string>(nothingChosen(), order, { id: 'a', how: 'only' }), order, {
      id: 'c',
      how: 'toggle',
    });
    const kept = keepShown(two, ['a', 'b']);
    expect([...kept.chosen]).toEqual(['a']);
    expect(kept.active).toBeNull();
    expect(keepShown(kept, ['a'])).toBe(kept);
  });
});
