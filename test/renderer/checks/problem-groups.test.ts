import { expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { countKinds, groupByKind, groupBySection, placeProblems } from '#renderer/checks/problem-groups.ts';

const [first, second] = [toId('itm', 'aaaaaa'), toId('itm', 'bbbbbb')];
const parts = [
  { itemId: first, sectionId: toId('sec', 'aaaaaa'), heading: 'First' },
  { itemId: second, sectionId: toId('sec', 'bbbbbb'), heading: 'Second' },
];
const problem = (code: Problem['code'], sectionId: Problem['sectionId'], text = 'text'): Problem => ({
  code,
  sectionId,
  text,
  detail: 'detail',
});
const problems = [
  problem('source-listed-not-cited', null),
  problem('claim-uncited', toId('sec', 'bbbbbb')),
  problem('claim-uncited', toId('sec', 'bbbbbb')),
  problem('number-not-in-quotes', toId('sec', 'aaaaaa')),
];

it('finds the item of each problem, by its section where it does not say', () => {
  const placed = placeProblems([...problems, { ...problem('section-missing', null), itemId: first }], parts);
  expect(placed.map(({ itemId }) => itemId)).toEqual([null, second, second, first, first]);
  expect(new Set(placed.map(({ key }) => key)).size).toBe(5);
});

it('groups by section in reading order, and by kind', () => {
  const placed = placeProblems(problems, parts);
  expect(groupBySection(placed, parts).map(({ of, problems: own }) => [of, own.length])).toEqual([
    [{ heading: 'First' }, 1],
    [{ heading: 'Second' }, 2],
    [{ heading: null }, 1],
  ]);
  expect(groupByKind(placed).map(({ key, problems: own }) => [key, own.length])).toEqual([
    ['facts', 1],
    ['claims', 2],
    ['references', 1],
  ]);
  expect([...countKinds(placed)]).toEqual([
    ['facts', 1],
    ['claims', 2],
    ['references', 1],
  ]);
});
