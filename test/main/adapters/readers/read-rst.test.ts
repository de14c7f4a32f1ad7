import { describe, expect, it } from 'vitest';
import { blocksOf, readContent, readFixture } from './reading.ts';

describe('a real PEP', () => {
  it('gives its header to the bibliography and clean sentences to the text', async () => {
    const read = await readFixture('pep-0592.rst');
    expect(read.bibliographic).toMatchObject({
      title: 'PEP 592 – Adding "Yank" Support to the Simple API',
      author: [{ family: 'Stufft', given: 'Donald' }],
      issued: [2019, 5, 7],
    });
    expect(read.language).toBe('en');
    expect(blocksOf(read).slice(0, 3)).toEqual([
      'heading1: Abstract',
      expect.stringMatching(
        /^paragraph: This PEP proposes adding the ability to mark a particular file download\non a simple repository as "yanked"/,
      ),
      expect.stringMatching(/the Simple Repository API reference document\.$/),
    ]);
    expect(read.text).toContain('Links in the simple repository MAY have a data-yanked attribute');
    expect(read.text).toContain('be done as per PEP 440 for things like');
    expect(read.text).not.toMatch(/`|\*\*|^=+$|^-+$|Discussions-To|\.\. _/m);
  });

  it('leaves no markup in prose', async () => {
    const read = await readFixture('pep-0249.rst');
    const prose = blocksOf(read).filter((block) => /^(?:paragraph|list-item|heading\d): /.test(block));
    expect(prose.length).toBeGreaterThan(200);
    for (const block of prose) expect(block).not.toMatch(/`|\]_|^\.\. |::$/m);
  });
});

describe('markup', () => {
  const read = async (lines: readonly string[]) => blocksOf(await readContent('a.rst', lines.join('\n')));

  it('levels headings by the order in which their styles appear', async () => {
    expect(
      await read(['=====', 'Title', '=====', '', 'One', '===', '', 'Two', '---', '', 'Text.', '', 'Three', '===', '']),
    ).toEqual(['heading1: Title', 'heading2: One', 'heading3: Two', 'paragraph: Text.', 'heading2: Three']);
  });

  it('turns roles, links, literals and emphasis into words', async () => {
    const line =
      'See :pep:`8`, `the docs <https://x.org>`_, ``a_b`` and :func:`~os.path.join` in *this* **text** [1]_ (`Other`_) by name_ or 2**3.';
    expect(await read([line, '', '.. _name: https://y.org', '', '.. [1] A *note*.'])).toEqual([
      'paragraph: See PEP 8, the docs, a_b and join in this text (Other) by name or 2**3.',
      'footnote: A note.',
    ]);
  });

  it('keeps code apart, drops comments, options and targets', async () => {
    const lines = [
      'Like this::',
      '',
      '    x = 1',
      '      y = 2',
      '',
      '.. code-block:: python',
      '   :linenos:',
      '',
      '   print(x)',
      '',
      '.. a comment',
      '   over lines',
      '',
      '.. note::',
      '   Mind the gap.',
      '',
      'End.',
    ];
    expect(await read(lines)).toEqual([
      'paragraph: Like this:',
      'code: x = 1\n  y = 2',
      'code: print(x)',
      'paragraph: Mind the gap.',
      'paragraph: End.',
    ]);
  });

  it('reads lists, quotations, definitions and tables', async () => {
    const lines = [
      '- one',
      '  more',
      '- two',
      '',
      '1. first',
      '',
      '   second part',
      '',
      'term',
      '  Its meaning.',
      '',
      'Said:',
      '',
      '  A quotation.',
      '',
      '===  ===',
      'A    B',
      '===  ===',
      '1    2',
      '===  ===',
      '',
      '+---+---+',
      '| c | d |',
      '+===+===+',
      '| 3 | 4 |',
      '+---+---+',
    ];
    expect(await read(lines)).toEqual([
      'list-item: one\nmore',
      'list-item: two',
      'list-item: first',
      'list-item: second part',
      'paragraph: term',
      'paragraph: Its meaning.',
      'paragraph: Said:',
      'quotation: A quotation.',
      'table: A | B\n1 | 2',
      'table: c | d\n3 | 4',
    ]);
  });
});
