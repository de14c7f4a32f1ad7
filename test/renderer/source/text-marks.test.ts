import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { groupBlocks, tableCells } from '#renderer/source/block-groups.ts';
import { findWords } from '#renderer/source/find-words.ts';
import { pageAt, pagesBetween, placePages } from '#renderer/source/pdf/page-places.ts';
import { marksBySpan, segmentsOf, strongestKind, type TextMark } from '#renderer/source/text-marks.ts';
import { verifySpans } from '#renderer/source/verify-spans.ts';

const shown: TextMark = { charStart: 2, charEnd: 6, kind: 'shown' };
const evidence: TextMark = { charStart: 4, charEnd: 9, kind: 'evidence' };

describe('marks in a text', () => {
  it('cut it wherever one begins or ends', () => {
    const cut = segmentsOf({ charStart: 0, charEnd: 10 }, [shown, evidence]);
    expect(cut.map(({ charStart, charEnd, marks }) => [charStart, charEnd, strongestKind(marks)])).toEqual([
      [0, 2, null],
      [2, 4, 'shown'],
      [4, 6, 'shown'],
      [6, 9, 'evidence'],
      [9, 10, null],
    ]);
  });

  it('lie in every block they touch', () => {
    const blocks = [
      { charStart: 0, charEnd: 3 },
      { charStart: 4, charEnd: 7 },
      { charStart: 8, charEnd: 12 },
    ];
    expect(marksBySpan(blocks, [shown, evidence])).toEqual([[shown], [shown, evidence], [evidence]]);
  });
});

describe('finding words in a source', () => {
  it('minds neither case nor white space, and takes signs as they are', () => {
    const text = 'Cost (net)\nof  the cost\nof nothing. COST OF';
    expect(findWords(text, 'cost of').map(({ charStart, charEnd }) => text.slice(charStart, charEnd))).toEqual([
      'cost\nof',
      'COST OF',
    ]);
    expect(findWords(text, '(net)')).toHaveLength(1);
    expect(findWords(text, '  ')).toEqual([]);
    expect(findWords('a a a a', 'a', 2)).toHaveLength(2);
  });
});

describe('the words a person is led to', () => {
  const sourceId = toId('src', 'abcdef123');
  const quote = { sourceId, charStart: 4, charEnd: 9, exact: 'brown', prefix: '', suffix: '', page: null };

  it('are where they were, elsewhere, or gone', () => {
    const span = { charStart: 4, charEnd: 9 };
    const there = verifySpans({ text: 'the brown fox', spans: [span], quotes: [quote] });
    expect(there).toEqual({ spans: [span], moved: [], vanished: [] });
    const moved = verifySpans({ text: 'see the brown fox', spans: [span], quotes: [quote] });
    expect(moved).toEqual({ spans: [{ charStart: 8, charEnd: 13 }], moved: [quote], vanished: [] });
    const gone = verifySpans({ text: 'the green fox', spans: [span], quotes: [quote] });
    expect(gone).toEqual({ spans: [], moved: [], vanished: [quote] });
  });
});

describe('blocks on a readable page', () => {
  it('are one list where items follow each other, and rows of cells in a table', () => {
    const kinds = ['heading', 'list-item', 'list-item', 'paragraph', 'list-item'] as const;
    const groups = groupBlocks(kinds.map((kind, index) => ({ kind, charStart: index * 2, charEnd: index * 2 + 1 })));
    expect(groups.map(({ kind, blocks }) => [kind, blocks.length])).toEqual([
      ['single', 1],
      ['list', 2],
      ['single', 1],
      ['list', 1],
    ]);
    const text = 'a | b\nc | d';
    const cells = tableCells(text, { charStart: 0, charEnd: text.length });
    expect(cells.map((row) => row.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['a | ', 'b'],
      ['c | ', 'd'],
    ]);
  });
});

describe('pages below each other', () => {
  const places = placePages({
    count: 500,
    sizes: new Map([[2, { width: 600, height: 400 }]]),
    usual: { width: 600, height: 800 },
    scale: 0.5,
  });

  it('are as large as the usual one until their size is known', () => {
    expect(places.tops.slice(0, 4)).toEqual([12, 424, 636, 1048]);
    expect(pagesBetween(places, 410, 640)).toEqual([1, 2, 3]);
    expect(pageAt(places, 700)).toBe(3);
    expect(pageAt(places, places.total + 1000)).toBe(500);
  });
});
