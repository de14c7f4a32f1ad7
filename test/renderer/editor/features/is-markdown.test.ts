import { expect, it } from 'vitest';
import { isMarkdown } from '#renderer/editor/features/paste/is-markdown.ts';

it('sees Markdown where it clearly is', () => {
  for (const text of [
    '# Title\n\nText',
    '- one\n- two',
    '1. one\n2. two',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '> said\n\n**bold**',
  ]) {
    expect([text, isMarkdown(text)]).toEqual([text, true]);
  }
});

it('leaves plain text alone that has a sign of it by chance', () => {
  for (const text of [
    '# 5',
    '- a single thought',
    'Prices rose - by 5 * 3 percent.',
    '2019. A year.',
    'Call `it` so.',
  ]) {
    expect([text, isMarkdown(text)]).toEqual([text, false]);
  }
});
