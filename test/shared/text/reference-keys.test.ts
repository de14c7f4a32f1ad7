import { expect, it } from 'vitest';
import { referenceKeys } from '#shared/text/reference-keys.ts';
import { sourceOf } from '#test/support/sample-values.ts';

const source = (name: string, bibliographic: object) => {
  const made = sourceOf([name], name).source;
  return { ...made, bibliographic: { ...made.bibliographic, ...bibliographic } };
};

it('gives thousands of works of one name and year keys of which no two are alike', () => {
  const author = [{ family: 'Doe', given: 'Jane' }];
  const works = Array.from({ length: 3000 }, (_, at) => source(`work ${at}`, { author, issued: [2024] }));
  const own = source('with a key', { 'citation-key': 'DOE2024b' });
  const keys = [...referenceKeys([...works, own]).values()];
  expect(keys.slice(0, 5)).toEqual(['DOE2024b', 'doe2024', 'doe2024a', 'doe2024c', 'doe2024d']);
  expect(keys[27]).toBe('doe2024aa');
  expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(3001);
});
