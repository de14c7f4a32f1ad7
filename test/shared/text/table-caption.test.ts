import { describe, expect, it } from 'vitest';
import type { RichText } from '#shared/domain/rich-text.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { cell, header, paragraph, table } from '#test/support/rich-text-values.ts';

const rows = [
  [header('Place'), header('Use')],
  [cell('Leiden'), cell('110 l')],
] as const;
const captioned: RichText = { type: 'doc', content: [table('Use of *water*: 2024', ...rows), paragraph('Then.')] };
const markdown = (body: RichText) => richTextToMarkdown(body, { citation: () => '', headingOffset: 0 });

describe('the caption of a table', () => {
  it('stands behind it in Markdown and comes back from there', () => {
    expect(markdown(captioned)).toContain('| Leiden | 110 l |\n\nTable: Use of \\*water\\*: 2024\n\nThen.');
    const [back, after] = parseSectionMarkdown(markdown(captioned)).content;
    expect(back).toMatchObject({ type: 'table', attrs: { caption: 'Use of *water*: 2024' } });
    expect(after).toEqual(paragraph('Then.'));
  });

  it('is taken from pandoc’s short form, and from no paragraph elsewhere', () => {
    const parsed = parseSectionMarkdown('| a |\n|---|\n| b |\n\n: Short\n\nTable: words of their own');
    expect(parsed.content.map(({ type }) => type)).toEqual(['table', 'paragraph']);
    expect(parsed.content[0]).toMatchObject({ attrs: { caption: 'Short' } });
    expect(parseSectionMarkdown('Table: alone').content).toEqual([paragraph('Table: alone')]);
  });

  it('counts among the words of a section and makes another text of it', () => {
    expect(plainText(captioned)).toContain('Use of *water*: 2024\nPlace | Use');
    const [withCaption] = captioned.content;
    if (withCaption === undefined) throw new Error('no table');
    expect(blockPrint(withCaption)).not.toBe(blockPrint(table('', ...rows)));
    expect(blockPrint(table('', ...rows))).toBe(blockPrint({ ...table('', ...rows), attrs: { caption: '' } } as never));
  });
});
