import { describe, expect, it } from 'vitest';
import type { InlineNode } from '#shared/domain/rich-text.ts';
import { countWords } from '#shared/text/count-words.ts';

const count = (...content: InlineNode[]) => countWords({ type: 'doc', content: [{ type: 'paragraph', content }] });
const text = (words: string): InlineNode => ({ type: 'text', text: words });

describe('counting words', () => {
  it('takes what stands between blanks for a word, where it has letters or digits', () => {
    expect(count(text("Don't count – the e-mail's 3,5 marks … twice."))).toBe(7);
    expect(count(text(''))).toBe(0);
  });

  it('tells words apart where no blanks do', () => {
    expect(count(text('我喜欢蜜蜂。 Bees too.'))).toBe(5);
    expect(count(text('ミツバチが好きです'))).toBeGreaterThan(3);
  });

  it('counts footnotes, and neither citations nor marks', () => {
    const note: InlineNode = { type: 'footnote', attrs: { content: [{ type: 'text', text: 'two words' }] } };
    expect(count(text('One '), note, { type: 'hardBreak' }, text('more'))).toBe(4);
  });
});
