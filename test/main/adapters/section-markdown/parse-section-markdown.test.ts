import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { richTextSchema, type BlockNode, type InlineNode, type Mark, type RichText } from '#shared/domain/rich-text.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';

const first = toId('evi', 'aaaaaa');
const second = toId('evi', 'bbbbbb');
const cite = (...evidenceIds: (typeof first)[]): InlineNode => ({ type: 'citation', attrs: { evidenceIds } });
const text = (content: string, ...marks: Mark[]): InlineNode =>
  marks.length === 0 ? { type: 'text', text: content } : { type: 'text', text: content, marks };
const paragraph = (...content: InlineNode[]): BlockNode =>
  content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
const bold: Mark = { type: 'bold' };
const italic: Mark = { type: 'italic' };
const code: Mark = { type: 'code' };
const link = (href: string): Mark => ({ type: 'link', attrs: { href } });

const write = (body: RichText): string => richTextToMarkdown(body, { citation: formatCitationMark, headingOffset: 0 });
const blocksOf = (markdown: string): BlockNode[] => parseSectionMarkdown(markdown).content;

describe('parseSectionMarkdown', () => {
  it('makes citation nodes where the marks stand, and one of marks side by side', () => {
    expect(
      blocksOf(
        'It rose [@evi_aaaaaa]. It fell.[@evi_bbbbbb] Both [@evi_aaaaaa; @evi_bbbbbb], so [ @evi_aaaaaa ] [@evi_bbbbbb] it is.',
      ),
    ).toEqual([
      paragraph(
        text('It rose '),
        cite(first),
        text('. It fell.'),
        cite(second),
        text(' Both '),
        cite(first, second),
        text(', so '),
        cite(first, second),
        text(' it is.'),
      ),
    ]);
  });

  it('leaves what is no citation mark as text', () => {
    for (const markdown of ['Ask [@someone].', 'No id [@evi_].', 'Two [@evi_aaaaaa; see p. 3].']) {
      expect(blocksOf(markdown)).toEqual([paragraph(text(markdown))]);
    }
    expect(blocksOf('`[@evi_aaaaaa]`')).toEqual([paragraph(text('[@evi_aaaaaa]', code))]);
  });

  it('reads marks, links and breaks', () => {
    expect(blocksOf('A **bold *both*** and `code` [link](https://example.org/a)  \nnext\nline')).toEqual([
      paragraph(
        text('A '),
        text('bold', bold),
        text(' '),
        text('both', bold, italic),
        text(' and '),
        text('code', code),
        text(' '),
        text('link', link('https://example.org/a')),
        { type: 'hardBreak' },
        text('next line'),
      ),
    ]);
  });

  it('takes raw HTML as text, images as their description and unsafe links as their words', () => {
    expect(
      blocksOf('<script>alert(1)</script> ![a **chart**](x.png) [click](javascript:alert(1)) [file](data:text/html,x)'),
    ).toEqual([paragraph(text('<script>alert(1)</script> a chart click file'))]);
    expect(blocksOf('<div onclick="x">\n\nText')).toEqual([
      paragraph(text('<div onclick="x">')),
      paragraph(text('Text')),
    ]);
  });

  it('reads headings, lists, quotations, code and tables', () => {
    const markdown = [
      '## Heading [@evi_aaaaaa]',
      '- one\n- two\n  3. three\n- four\n\n  more',
      '> quoted',
      '```js\nlet a = 1;\n\n```',
      '| A | B |\n|---|---|\n| 1 [@evi_aaaaaa] | x \\| y |',
      '---',
    ].join('\n\n');
    const cell = (type: 'tableCell' | 'tableHeader', ...content: InlineNode[]) => ({
      type,
      content: [paragraph(...content)],
    });
    const body = parseSectionMarkdown(markdown);
    expect(richTextSchema.parse(body)).toEqual(body);
    expect(body.content[0]).toEqual({ type: 'heading', attrs: { level: 2 }, content: [text('Heading '), cite(first)] });
    expect(body.content.map(({ type }) => type)).toEqual(['heading', 'bulletList', 'blockquote', 'codeBlock', 'table']);
    expect(body.content[3]).toEqual({
      type: 'codeBlock',
      attrs: { language: 'js' },
      content: [{ type: 'text', text: 'let a = 1;\n' }],
    });
    expect(body.content[4]).toEqual({
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', text('A')), cell('tableHeader', text('B'))] },
        { type: 'tableRow', content: [cell('tableCell', text('1 '), cite(first)), cell('tableCell', text('x | y'))] },
      ],
    });
  });

  it('does not swallow a mark at a line start as a link definition', () => {
    expect(blocksOf('[@evi_aaaaaa]: he said')).toEqual([paragraph(cite(first), text(': he said'))]);
  });
});

describe('richTextToMarkdown and back', () => {
  it.each([
    'Plain * stars * and _under_ snake_case, [brackets] (x) `ticks` <tags> & &amp; ~tilde~ $5 | pipe \\ backslash!',
    '# not a heading',
    '#hashtag and C #',
    '1. not a list',
    '2024) nor this',
    '- nor this',
    '+ plus',
    '> not a quotation',
    '--- no rule',
    '===',
    '| a | b |',
    'https://example.org/a_b_c?x=1&y=2 and a@b.org and @handle',
    '[@evi_aaaaaa] as text ![image](x) [a]: b',
    '~~~ and ``` fences',
    '中文*星号*。「引用」',
    '\\* \\\\ *',
    'A 🙂 face * 🙂',
  ])('keeps the text %s', (words) => {
    const body: RichText = { type: 'doc', content: [paragraph(text(words))] };
    const list: RichText = {
      type: 'doc',
      content: [{ type: 'bulletList', content: [{ type: 'listItem', content: body.content }] }],
    };
    expect(parseSectionMarkdown(write(body))).toEqual(body);
    expect(parseSectionMarkdown(write(list))).toEqual(list);
  });

  it.each([
    ['marks inside words', [text('un'), text('believ', bold), text('able')]],
    ['italics inside words', [text('un'), text('believ', italic), text('able')]],
    ['punctuation at the edge', [text('a'), text('(b)', bold), text('c'), text('"d"', italic), text('e')]],
    ['marks side by side', [text('a', bold), text('b', italic), text('c', bold, italic), text('d', italic)]],
    ['marks that overlap', [text('a', bold), text('b', bold, italic), text('c', italic)]],
    ['Chinese', [text('他说'), text('“你好”', bold), text('然后')]],
    ['links', [text('see '), text('a [b] c', link('https://example.org/x_(y)?a=b')), text('!')]],
    ['a link in bold', [text('a', bold), text('b', bold, link('https://example.org/')), text('c', bold)]],
    ['an exclamation before a link', [text('Look!'), text('here', link('https://example.org/'))]],
    [
      'code',
      [text('a `b` ', code), text(' and '), text('``', code), text(' '), text(' x ', code), text(' '), text('|', code)],
    ],
    [
      'breaks',
      [text('one'), { type: 'hardBreak' as const }, text('- two'), { type: 'hardBreak' as const }, text('3. x')],
    ],
    ['citations', [text('bold', bold), text(' '), cite(first), text('.'), cite(second), text(' Next (x)')]],
  ] satisfies [string, InlineNode[]][])('keeps %s', (_, content) => {
    const body: RichText = { type: 'doc', content: [paragraph(...content)] };
    const parsed = parseSectionMarkdown(write(body));
    expect(sortMarks(parsed)).toEqual(sortMarks(body));
    const cells = content.filter(({ type }) => type !== 'hardBreak');
    if (cells.length < content.length) return;
    const row = (type: 'tableHeader' | 'tableCell') => ({
      type: 'tableRow' as const,
      content: [
        { type, content: [paragraph(...cells)] },
        { type, content: [paragraph()] },
      ],
    });
    const table: RichText = {
      type: 'doc',
      content: [{ type: 'table', content: [row('tableHeader'), row('tableCell')] }],
    };
    expect(sortMarks(parseSectionMarkdown(write(table)))).toEqual(sortMarks(table));
  });

  it.each([
    ['# One\n\n## Two #\n\nText.\n\n#'],
    ['- a\n- b\n  - c\n    1. d\n  - e\n\n* other\n\n1. x\n2. y\n\n1) z'],
    ['- a\n\n  para\n\n  ```\n  code\n\n    more\n  ```\n\n- b'],
    ['- \n- - nested\n- 7. seven'],
    ['7. seven\n8. eight\n\n   > quoted\n   >\n   > - list'],
    ['> a\n>\n> ```js\n> x  \n>\n> y\n> ```\n>\n> > deep'],
    ['````\n```\n````\n\n```\n```'],
    ['| a | b |\n| --- | --- |\n| `x \\| y` | **z** |\n| only |  |'],
    ['Text.\n\n    indented code\n\n***\n\nEnd'],
  ])('keeps the blocks of %j', (markdown) => {
    const body = parseSectionMarkdown(markdown);
    expect(parseSectionMarkdown(write(body))).toEqual(body);
    expect(write(parseSectionMarkdown(write(body)))).toBe(write(body));
  });

  it('keeps any mixture of marks, signs and citations', () => {
    const pieces = [
      'a',
      'B c',
      '*',
      '_',
      '[',
      ']',
      '`',
      '<b>',
      '&lt;',
      '\\',
      '1.',
      '-',
      '#',
      '|',
      '!',
      '(',
      '"',
      '。',
      '你',
      '🙂',
      ' ',
      '~',
      '$',
      '@x',
    ];
    const marks = [bold, italic, code, link('https://example.org/?q=(1)')];
    let seed = 5;
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 3000; round += 1) {
      const content = Array.from({ length: 1 + next(6) }, (): InlineNode => {
        if (next(6) === 0) return cite(next(2) === 0 ? first : second);
        const words = Array.from({ length: 1 + next(4) }, () => pieces[next(pieces.length)]).join('');
        const chosen = marks.filter(() => next(4) === 0);
        return text(words, ...(chosen.includes(code) ? [code] : chosen));
      });
      // What the parser makes of it is the plainest form; from then on nothing changes.
      const body: RichText = { type: 'doc', content: [paragraph(...content)] };
      const markdown = write(body);
      const parsed = parseSectionMarkdown(markdown);
      expect({ markdown, words: lettersOf(parsed) }).toEqual({ markdown, words: lettersOf(body) });
      expect({ markdown, again: sortMarks(parseSectionMarkdown(write(parsed))) }).toEqual({
        markdown,
        again: sortMarks(parsed),
      });
    }
  });
});

/** Every character that isn't a blank with its marks, and every citation. */
function lettersOf(body: RichText): string[] {
  return body.content
    .flatMap((block) =>
      block.type !== 'paragraph'
        ? [`unexpected ${block.type}`]
        : (block.content ?? []).flatMap((node) => {
            if (node.type === 'citation') return [...new Set(node.attrs.evidenceIds)];
            if (node.type !== 'text') return [node.type];
            const marks = (node.marks ?? [])
              .map(({ type }) => type)
              .toSorted()
              .join('+');
            return Array.from(node.text.replace(/\s/g, ''), (character) => `${character} ${marks}`);
          }),
    )
    .filter((each, index, all) => !(each.startsWith('evi_') && runHas(all, index, each)));
}

/** Whether the same citation stands earlier in the same row of citations. */
function runHas(all: readonly string[], index: number, each: string): boolean {
  for (let at = index - 1; at >= 0 && all[at]?.startsWith('evi_') === true; at -= 1) if (all[at] === each) return true;
  return false;
}

function sortMarks(body: RichText): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      key === 'marks' && Array.isArray(value) ? value.map((mark) => JSON.stringify(mark)).toSorted() : value,
    ),
  );
}
