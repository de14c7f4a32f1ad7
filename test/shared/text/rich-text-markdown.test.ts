import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { escapeMarkdown, richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';

const body: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'What #1 says' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'It ' },
        { type: 'text', text: 'rose ', marks: [{ type: 'bold' }] },
        { type: 'citation', attrs: { evidenceIds: [toId('evi', 'aaaaaa'), toId('evi', 'bbbbbb')] } },
        { type: 'text', text: ' by 3 * 2 in snake_case.' },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '1990. A year' }] }] },
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'two' }] }] },
      ],
    },
  ],
};

describe('richTextToMarkdown', () => {
  it('writes citations as it is told and moves headings down', () => {
    const markdown = richTextToMarkdown(body, { citation: (ids) => `[${ids.length}]`, headingOffset: 1 });
    expect(markdown).toBe('### What #1 says\n\nIt **rose** [2] by 3 \\* 2 in snake_case.\n\n3. 1990\\. A year\n4. two');
  });

  it('goes no deeper than six', () => {
    expect(richTextToMarkdown(body, { citation: () => '', headingOffset: 9 })).toMatch(/^#{6} What/);
  });
});

describe('escapeMarkdown', () => {
  it('makes one line in which nothing is markup', () => {
    expect(escapeMarkdown('# *a*\n_b_ [c](d) a@b @e')).toBe('\\# \\*a\\* \\_b\\_ \\[c\\](d) a@b \\@e');
    expect(escapeMarkdown('Plain words, 3.5 % (of it) - fine.')).toBe('Plain words, 3.5 % (of it) - fine.');
  });
});
