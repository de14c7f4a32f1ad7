import { describe, expect, it } from 'vitest';
import { blocksOf, readContent, readFixture } from './reading.ts';

describe('Markdown', () => {
  it('reads a real guide without its markup', async () => {
    const read = await readFixture('18f-forms.md');
    expect(read.bibliographic.title).toBe('Forms');
    expect(read.language).toBe('en');
    expect(blocksOf(read).slice(0, 5)).toEqual([
      expect.stringMatching(/^paragraph: Making forms accessible is a simple process\./),
      'heading2: Testing',
      'list-item: Identify each form element.',
      'list-item: Find all instructions associated with each element.',
      "list-item: It is a failure if a form element isn't programmatically associated with all instructions. This includes legends, labels, hint text and tooltips.",
    ]);
    expect(read.layout.blocks.some((block) => block.kind === 'code')).toBe(true);
  });

  it('keeps words and drops markup, images and HTML', async () => {
    const lines = [
      '# A *title*',
      '',
      'See [the site](https://x.org "t") &amp; ![pic](p.png) `code_x` <b>bold</b>,',
      'wrapped.[^1]',
      '',
      '> Said so.',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | **2** |',
      '',
      '```js',
      'let x;',
      '```',
      '',
      '<div>In <i>HTML</i><!-- no --></div>',
      '',
      '[^1]: A note.',
    ];
    expect(blocksOf(await readContent('a.md', lines.join('\r\n')))).toEqual([
      'heading1: A title',
      'paragraph: See the site & code_x bold, wrapped.',
      'quotation: Said so.',
      'table: a | b\n1 | 2',
      'code: let x;',
      'paragraph: In HTML',
      'footnote: A note.',
    ]);
  });

  it('takes title, authors and date from the front matter', async () => {
    const yaml =
      '---\ntitle: "Rivers: a study"\nauthors:\n  - Ada Lovelace\n  - name: Grace Hopper\ndate: 2021-03-04\ntags: [a, b]\n---\nText.';
    expect((await readContent('a.md', yaml)).bibliographic).toMatchObject({
      title: 'Rivers: a study',
      author: [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Hopper', given: 'Grace' },
      ],
      issued: [2021, 3, 4],
    });
    expect(
      (await readContent('a.md', '---\nlayout: page\nauthor: Ada Lovelace\nnav:\n  title: Other\n---\n# T\n\nText.'))
        .bibliographic,
    ).toMatchObject({
      title: 'T',
      author: [{ family: 'Lovelace', given: 'Ada' }],
    });
  });

  it('warns of front matter that is broken and reads on', async () => {
    const read = await readContent('a.md', '---\ntitle: [open\n---\n\nText.');
    expect(read.warnings).toEqual([expect.stringContaining('front matter')]);
    expect(read.bibliographic.title).toBe('a');
    expect(blocksOf(read)).toEqual(['paragraph: Text.']);
  });
});

it('a run of braces that never ends takes no square of its length', async () => {
  // With it this takes minutes.
  const read = await readContent('a.md', `| a | b |\n|---|---|\n| x${'{'.repeat(400_000)} | y |\n\nWords.`);
  expect(read.text).toContain('Words.');
});
