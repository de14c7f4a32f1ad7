import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { blockPrint } from '#shared/text/block-print.ts';

const block: BlockNode = {
  type: 'paragraph',
  content: [
    { type: 'text', text: 'Bees ', marks: [{ type: 'bold' }, { type: 'italic' }] },
    { type: 'citation', attrs: { evidenceIds: [toId('evi', 'one000')] } },
    { type: 'text', text: ' fly.' },
  ],
};

describe('the print of a block', () => {
  it('is the same however the same content was put down', () => {
    const same: BlockNode = JSON.parse(`{
      "content": [
        { "marks": [{ "type": "italic" }], "text": "B", "type": "text" },
        { "marks": [{ "type": "italic" }, { "attrs": null, "type": "bold" }], "text": "ees ", "type": "text" },
        { "attrs": { "evidenceIds": ["evi_one000"], "seen": true }, "type": "citation" },
        { "text": " fly", "type": "text", "marks": [] },
        { "text": ".", "type": "text" }
      ],
      "attrs": { "textAlign": null },
      "type": "paragraph"
    }`);
    if (same.type !== 'paragraph' || same.content?.[0]?.type !== 'text') throw new Error('no text');
    same.content[0].marks = [{ type: 'italic' }, { type: 'bold' }];
    expect(blockPrint(same)).toBe(blockPrint(block));
    expect(blockPrint({ type: 'orderedList', content: [] })).toBe(
      blockPrint({ type: 'orderedList', attrs: { start: 1 }, content: [] }),
    );
    expect(blockPrint({ type: 'paragraph' })).toBe(blockPrint({ type: 'paragraph', content: [] }));
  });

  it('is another for other words, marks, citations or kinds', () => {
    const [words, citation, end] = block.type === 'paragraph' ? (block.content ?? []) : [];
    if (words?.type !== 'text' || citation === undefined || end === undefined) throw new Error('no words');
    const evidence = { evidenceIds: [toId('evi', 'one000')] };
    const others: BlockNode[] = [
      { type: 'paragraph', content: [{ ...words, text: 'Bees' }, citation, end] },
      { type: 'paragraph', content: [{ ...words, marks: [{ type: 'bold' }] }, citation, end] },
      { type: 'paragraph', content: [words, end] },
      { type: 'paragraph', content: [words, { type: 'citation', attrs: { ...evidence, prefix: 'see' } }, end] },
      { type: 'paragraph', content: [words, { type: 'citation', attrs: { ...evidence, locator: '' } }, end] },
      { type: 'heading', attrs: { level: 3 }, content: [words, citation, end] },
      { type: 'blockquote', content: [block] },
      { type: 'figure', attrs: { assetId: toId('ast', 'image0'), alt: '', widthPercent: 50 } },
      { type: 'figure', attrs: { assetId: toId('ast', 'image0'), alt: '', widthPercent: 60 } },
      { type: 'mathBlock', attrs: { latex: 'x' } },
      { type: 'horizontalRule' },
    ];
    expect(new Set([block, ...others].map(blockPrint)).size).toBe(others.length + 1);
  });
});
