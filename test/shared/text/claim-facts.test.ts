import { describe, expect, it } from 'vitest';
import { claimFacts, factsNotIn } from '#shared/text/claim-facts.ts';

const found = (claim: string) => claimFacts(claim).map(({ kind, text }) => `${kind}: ${text}`);
const missing = (claim: string, ...quotes: string[]) => factsNotIn(claim, quotes).map(({ text }) => text);

describe('the facts of a claim', () => {
  it('are its numbers, dates and names', () => {
    expect(found('In 2019 the Federal Reserve held 4.1 trillion, 12% more than on 3 May 2018.')).toEqual([
      'number: 2019',
      'number: 4.1',
      'number: 12%',
      'date: 3 May 2018',
      'name: Federal Reserve',
    ]);
  });

  it('do not take the first word of a sentence for a name', () => {
    expect(found('Teams meet daily.')).toEqual([]);
    expect(found('NumPy is fast.')).toEqual(['name: NumPy']);
    expect(found('The Python Packaging Authority agreed.')).toEqual(['name: Python Packaging Authority']);
  });
});

describe('facts that the quotes lack', () => {
  it('are found whatever the form of the number', () => {
    expect(missing('It cost 1,250.5 euros.', 'The bill came to 1250.5 in all.')).toEqual([]);
    expect(missing('It cost 1,251 euros.', 'The bill came to 1250.5 in all.')).toEqual(['1,251']);
    expect(missing('A share of 12%.', 'A share of 12 was taken.')).toEqual(['12%']);
  });

  it('do not match inside other numbers or ids', () => {
    expect(missing('It took 12 days.', 'The year was 2012.')).toEqual(['12']);
    expect(missing('The PEP703 build is slower.', 'The PEP703 build is slower.')).toEqual([]);
  });

  it('are compared without regard to case, quote marks, dashes and line breaks', () => {
    expect(missing('The report names O’Brien.', "It was o'brien who came.")).toEqual([]);
    expect(missing('They asked the World Health\nOrganization.', 'the World Health Organization')).toEqual([]);
    expect(missing('They asked the World Bank.', 'the World Health Organization')).toEqual(['World Bank']);
  });

  it('may stand in any of the quotes', () => {
    expect(missing('In 2019 and 2020.', 'Since 2019.', 'Until 2020.')).toEqual([]);
  });
});
