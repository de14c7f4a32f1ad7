import { describe, expect, it } from 'vitest';
import { evaluateClaims } from '#shared/text/evaluate-claims.ts';

const evidence = ['On 3 May 2018 the Orchard Board counted 80 hives.'];
const pair = (claim: string, isSupported: boolean) => ({ claim, evidence, isSupported });

describe('evaluating the check of claims', () => {
  it('gives precision and recall of its flags, in all and for each kind', () => {
    expect(
      evaluateClaims([
        pair('The Orchard Board counted 80 hives.', true),
        pair('The Orchard Board counted 90 hives.', false),
        pair('On 4 May 2018 the Bee Union counted 80 hives.', false),
        pair('Of them the Bee Union lost none.', true),
        pair('The hives are healthy.', false),
      ]),
    ).toEqual({
      pairs: 5,
      unsupportedPairs: 3,
      flagged: 3,
      precision: 2 / 3,
      recall: 2 / 3,
      byKind: {
        number: { flagged: 1, precision: 1, recall: 1 / 3 },
        date: { flagged: 1, precision: 1, recall: 1 / 3 },
        name: { flagged: 2, precision: 1 / 2, recall: 1 / 3 },
      },
    });
  });

  it('claims no precision without a flag and no recall where nothing is to be found', () => {
    expect(evaluateClaims([pair('They counted 80 hives.', true)])).toMatchObject({
      flagged: 0,
      precision: null,
      recall: null,
    });
  });
});
