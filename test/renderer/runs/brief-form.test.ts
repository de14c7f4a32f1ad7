import { expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { readBudget, typedBudget } from '#renderer/runs/budget.ts';
import { formOf, keptBrief, wholeBrief } from '#renderer/runs/brief-form.ts';

const source = toId('src', 'aaaaaa');

it('keeps a brief that is not whole yet, and begins only with a whole one', () => {
  const empty = formOf(null);
  expect(keptBrief(empty)).toEqual({ lengthWords: 2500 });
  expect(wholeBrief(empty)).toBeNull();
  const asked = { ...empty, question: ' Why? ', audience: ' ' };
  expect(wholeBrief(asked)).toEqual({ question: 'Why?', lengthWords: 2500 });
  expect(wholeBrief({ ...asked, lengthWords: 'long' })).toBeNull();
  expect(keptBrief({ ...asked, lengthWords: 'long' })).toEqual({ question: 'Why?' });
});

it('wants at least one source where some are to be chosen', () => {
  const asked = { ...formOf({ question: 'Why?' }), sourceIds: [] };
  expect(wholeBrief(asked)).toBeNull();
  expect(wholeBrief({ ...asked, sourceIds: [source] })).toMatchObject({ sourceIds: [source] });
  expect(formOf({ question: 'Why?', sourceIds: [source] }).sourceIds).toEqual([source]);
});

it('reads a budget of which any limit may be missing', () => {
  const none = typedBudget({});
  expect(readBudget(none)).toEqual({});
  expect(readBudget({ ...none, steps: '12', costUsd: '0,5' })).toEqual({ steps: 12, costUsd: 0.5 });
  expect(readBudget({ ...none, steps: '1.5' })).toBeNull();
  expect(readBudget({ ...none, tokens: 'many' })).toBeNull();
  expect(readBudget(typedBudget({ minutes: 3, tokens: 9 }))).toEqual({ minutes: 3, tokens: 9 });
});
