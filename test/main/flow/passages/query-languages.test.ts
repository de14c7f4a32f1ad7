import { describe, expect, it } from 'vitest';
import { queryLanguages } from '#main/flow/passages/index.ts';

describe('the languages a query is read in', () => {
  it("are the library's, the most frequent first", () => {
    expect(queryLanguages('bees', { de: 30, en: 70 })).toEqual(['en', 'de']);
    expect(queryLanguages('bees', {})).toEqual([]);
  });

  it('leave out one that only a few misjudged passages have', () => {
    expect(queryLanguages('what do bees do in winter', { en: 500, it: 2 })).toEqual(['en']);
  });

  it("hold a rare one where the query's little words are its own", () => {
    expect(queryLanguages('was machen die Bienen mit dem Honig', { en: 500, de: 2 })).toEqual(['en', 'de']);
  });
});
