import { describe, expect, it } from 'vitest';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';

const written = (block: BlockNode): string =>
  richTextToMarkdown({ type: 'doc', content: [block] }, { citation: formatCitationMark, headingOffset: 0 });

describe('what stands around a text in Markdown', () => {
  it('is not ended by the name of a language', () => {
    for (const language of ['js\n```\n# Heading', '```', 'js onclick']) {
      const code = written({ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text: 'x' }] });
      expect(code).toMatch(/^```(?:js)?\nx\n```$/);
    }
  });

  it('is not put in where only some programs see a line’s end', () => {
    const text = 'one\u2028two\u2029three';
    const quoted = written({
      type: 'blockquote',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'b' }] },
      ],
    });
    expect(quoted).toBe(`> ${text}\n>\n> b`);
  });

  it('is made quickly of a long run of blanks', () => {
    const text = `a${' '.repeat(300_000)}b`;
    expect(written({ type: 'paragraph', content: [{ type: 'text', text }] })).toBe(text);
  });
});
