import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode } from '#shared/domain/rich-text.ts';
import { claimRanges } from '#shared/text/claim-ranges.ts';

const text = (words: string): InlineNode => ({ type: 'text', text: words });
const cite: InlineNode = { type: 'citation', attrs: { evidenceIds: [toId('evi', 'one000')] } };
const note: InlineNode = { type: 'footnote', attrs: { content: [{ type: 'text', text: 'Not all.' }] } };
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: 'paragraph', content });

/** What of the node stands between the offsets: characters, and # for any other node. */
function cut(nodes: readonly InlineNode[], start: number, end: number): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.text : '#'))
    .join('')
    .slice(start, end);
}

describe('the ranges of claims', () => {
  it('hold each sentence of a paragraph without the blanks and citations around it', () => {
    const nodes = [
      text('  Bees '),
      note,
      text('fly '),
      cite,
      text('. '),
      text('They are rare.'),
      cite,
      text('  And small.'),
    ];
    const ranges = claimRanges(paragraph(...nodes), 'en');
    expect(ranges.map(({ start, end, text: claim, path }) => [cut(nodes, start, end), claim, path])).toEqual([
      ['Bees #fly #.', 'Bees fly.', []],
      ['They are rare.', 'They are rare.', []],
      ['And small.', 'And small.', []],
      ['#', 'Not all.', []],
    ]);
  });

  it('lead to the paragraph in lists and quotations', () => {
    const list: BlockNode = {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(text('One.'))] },
        {
          type: 'listItem',
          content: [paragraph(text('Two.')), { type: 'blockquote', content: [paragraph(text('Three.'))] }],
        },
      ],
    };
    expect(claimRanges(list, 'en')).toEqual([
      { path: [0, 0], start: 0, end: 4, text: 'One.' },
      { path: [1, 0], start: 0, end: 4, text: 'Two.' },
      { path: [1, 1, 0], start: 0, end: 6, text: 'Three.' },
    ]);
  });

  it('of a table row are in each of its cells', () => {
    const table: BlockNode = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('Head'))] }] },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [paragraph(text('Hives'))] },
            { type: 'tableCell', content: [paragraph(text('7 '), cite)] },
          ],
        },
      ],
    };
    expect(claimRanges(table, 'en')).toEqual([
      { path: [1, 0, 0], start: 0, end: 5, text: 'Hives | 7' },
      { path: [1, 1, 0], start: 0, end: 1, text: 'Hives | 7' },
    ]);
  });

  it('are none in headings, code and formulas', () => {
    expect(claimRanges({ type: 'heading', attrs: { level: 3 }, content: [text('Bees fly.')] }, 'en')).toEqual([]);
    expect(claimRanges({ type: 'mathBlock', attrs: { latex: 'x' } }, 'en')).toEqual([]);
  });
});
