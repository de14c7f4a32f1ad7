import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import {
  everything,
  filterEvidence,
  sortEvidence,
  tagsIn,
  type ListedEvidence,
} from '#renderer/evidence/evidence-filter.ts';
import { likelyDuplicates } from '#renderer/evidence/likely-duplicates.ts';

const sourceId = toId('src', 'abcdef123');
const titles = new Map([[sourceId, 'Über Brücken']]);

function piece(
  index: number,
  summary: string,
  charStart = index * 1000,
  of: Partial<ListedEvidence> = {},
): ListedEvidence {
  const quote = { sourceId, charStart, charEnd: charStart + 100, exact: 'Words.', prefix: '', suffix: '', page: null };
  return {
    id: toId('evi', `evidence${index}`),
    goal: '',
    summary,
    quotes: [quote],
    addedBy: 'planner',
    tags: [],
    note: '',
    status: 'active',
    linkedTo: [],
    citedIn: [],
    quoteStates: ['exact'],
    relevance: index / 10,
    addedAt: '2026-01-01T00:00:00Z',
    ...of,
  };
}

describe('likely duplicates', () => {
  it('quote the same words or say nearly the same', () => {
    const bank = [
      piece(0, 'Bridges are inspected every two years by the city engineer'),
      piece(1, 'Something else altogether', 50_000),
      piece(2, 'Bridges are inspected every two years by the city’s engineer'),
      piece(3, 'The same quote from another goal', 50_010),
      piece(4, 'Bridges are painted green'),
    ];
    expect(likelyDuplicates(bank)).toEqual([
      [bank[0]?.id, bank[2]?.id],
      [bank[1]?.id, bank[3]?.id],
    ]);
  });

  it('are none among thousands of pieces that are unlike', () => {
    const bank = Array.from({ length: 3000 }, (_, index) =>
      piece(index, `Finding ${index} concerns subject ${index * 7} only`),
    );
    expect(likelyDuplicates(bank)).toEqual([]);
  });
});

describe('the filter of the memory bank', () => {
  const item = toId('itm', 'item01');
  const bank = [
    piece(0, 'Cited', 0, { citedIn: [item], tags: ['cost'] }),
    piece(1, 'Unused', 1000, { tags: ['cost', 'time'] }),
    piece(2, 'Put aside', 2000, { status: 'excluded' }),
    piece(3, 'Moved', 3000, { quoteStates: ['moved'], linkedTo: [item] }),
  ];
  const names = (shown: readonly ListedEvidence[]) => shown.map(({ summary }) => summary);

  it('knows what was collected and not used, what has trouble, and what belongs to an item', () => {
    expect(names(filterEvidence(bank, { ...everything, show: 'unused' }, titles))).toEqual(['Unused', 'Moved']);
    expect(names(filterEvidence(bank, { ...everything, show: 'problems' }, titles))).toEqual(['Moved']);
    expect(names(filterEvidence(bank, { ...everything, itemId: item }, titles))).toEqual(['Cited', 'Moved']);
    expect(names(filterEvidence(bank, { ...everything, words: 'uber brucken unused' }, titles))).toEqual(['Unused']);
    expect(tagsIn(bank)).toEqual(['cost', 'time']);
  });

  it('ranks by what fits best', () => {
    expect(names(sortEvidence(bank, 'relevance', titles))).toEqual(['Moved', 'Put aside', 'Unused', 'Cited']);
    expect(names(sortEvidence(bank, 'added', titles))[0]).toBe('Moved');
  });
});
