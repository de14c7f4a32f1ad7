import { describe, expect, it } from 'vitest';
import { withoutDuplicates } from '#main/flow/evidence/without-duplicates.ts';
import { evidenceOf, sourceOf } from '#test/support/sample-values.ts';

const here = sourceOf(
  ['The lock is released before every blocking call. It is taken again afterwards by the thread.'],
  'here',
);
const there = sourceOf(['The lock is released before every blocking call. Other words follow.'], 'there');
const first = evidenceOf(here, 'The lock is released before every blocking call.', 'first');

function parted(known: (typeof first)[], evidence: (typeof first)[]) {
  const { added, refound } = withoutDuplicates({ known, evidence });
  return { added: added.map(({ id }) => id), refound: refound.map(({ id }) => id) };
}

describe('evidence that the bank has already', () => {
  it('is the same words of the same source, also as part of a longer quote', () => {
    const longer = evidenceOf(here, 'The lock is released before every blocking call. It is', 'longer');
    expect(parted([first], [longer])).toEqual({ added: [], refound: [first.id] });
  });

  it("is another source's nearly identical summary", () => {
    const elsewhere = evidenceOf(there, 'The lock is released before every blocking call.', 'elsewhere');
    expect(parted([first], [elsewhere])).toEqual({ added: [], refound: [first.id] });
    expect(parted([], [first, elsewhere])).toEqual({ added: [first.id], refound: [] });
  });

  it('is not what says something else', () => {
    const other = evidenceOf(here, 'It is taken again afterwards by the thread.', 'other');
    expect(parted([first], [other])).toEqual({ added: [other.id], refound: [] });
  });
});
