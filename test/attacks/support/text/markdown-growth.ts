import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import type { Growth } from '../growth.ts';

/** Drafts that repeat or nest what Markdown has, parsed, told apart into claims and written again. */
export const markdownGrowth: readonly Growth[] = (
  [
    ['brackets', '['],
    ['marks that don’t end', '[@evi_aaaaaa'],
    ['images that don’t end', '!['],
    ['emphasis in emphasis', '**a*'],
    ['stars', '*'],
    ['quotations in quotations', '>'],
    ['lists in lists', '- '],
    ['numbered lists in lists', '1. '],
    ['list items', '- a\n'],
    ['table rows', '|a|b|\n|-|-|\n'],
    ['columns', '|a'],
    ['openings of tags', '<a '],
    ['blanks', ' '],
    ['backslashes', '\\'],
    ['full stops', '. '],
    ['numbers', '1,234.5 '],
    ['raised marks', '# '],
  ] as const
).map(([what, unit]) => ({
  what: `Markdown of ${what}`,
  sizes: [12_500, 25_000, 50_000, 100_000],
  prepare: (size) => {
    const markdown = `a${unit.repeat(size / unit.length)}b`;
    return () => {
      const body = parseSectionMarkdown(markdown);
      claimsOf(body, 'en');
      return richTextToMarkdown(body, { citation: formatCitationMark, headingOffset: 0 });
    };
  },
}));
