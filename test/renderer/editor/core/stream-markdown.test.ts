import { describe, expect, it } from 'vitest';
import { createMarkdownStream } from '../../../../src/renderer/editor/core/stream-markdown.ts';

function read(...pieces: readonly string[]) {
  const stream = createMarkdownStream();
  for (const piece of pieces) {
    stream.push(piece);
    stream.read();
  }
  return stream.read();
}

describe('Markdown that comes in piece by piece', () => {
  it('is the same however it is cut', () => {
    const text =
      '## Costs\n\nThey **rose** by *half* [@evi_aaaaaa; @evi_bbbbbb].\n\n- one\n- two\n\n1. first\n2. second\n\n> said so\n\n```js\nlet a;\n\nlet b;\n```\n\nEnd \\[sic\\]';
    const whole = read(text);
    expect(read(...text)).toEqual(whole);
    expect(whole.blocks.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'bulletList',
      'orderedList',
      'blockquote',
      'codeBlock',
      'paragraph',
    ]);
    expect(whole.blocks[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'They ' },
        { type: 'text', text: 'rose', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' by ' },
        { type: 'text', text: 'half', marks: [{ type: 'italic' }] },
        { type: 'text', text: ' ' },
        { type: 'citation', attrs: { evidenceIds: ['evi_aaaaaa', 'evi_bbbbbb'] } },
        { type: 'text', text: '.' },
      ],
    });
    expect(whole.blocks.at(-1)).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'End [sic]' }] });
  });

  it('never takes back what a blank line has closed', () => {
    const stream = createMarkdownStream();
    stream.push('One.\n\nTw');
    const before = stream.read();
    expect(before.settled).toBe(1);
    stream.push('o [@evi_aa');
    const after = stream.read();
    expect(after.blocks[0]).toBe(before.blocks[0]);
    expect(after.blocks[1]).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'Two' }] });
  });
});
