import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { formatCitationMark } from '#shared/text/citation-marks.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { inlineMarkdown } from '#shared/text/rich-text-inline-markdown.ts';
import { richTextToMarkdown } from '#shared/text/rich-text-markdown.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';
import { removeCitations, removeClaims } from '#shared/text/rich-text-removal.ts';

const one = toId('evi', 'one000');
const two = toId('evi', 'two000');
const three = toId('evi', 'three0');
const image = toId('ast', 'image0');

const text = (words: string, ...marks: ('bold' | 'underline' | 'strike' | 'superscript' | 'subscript')[]): InlineNode =>
  marks.length === 0
    ? { type: 'text', text: words }
    : { type: 'text', text: words, marks: marks.map((type) => ({ type })) };
const cite = (...evidenceIds: (typeof one)[]) => ({ type: 'citation' as const, attrs: { evidenceIds } });
const note = (...content: (ReturnType<typeof cite> | { type: 'text'; text: string })[]): InlineNode => ({
  type: 'footnote',
  attrs: { content },
});
const math = (latex: string): InlineNode => ({ type: 'mathInline', attrs: { latex } });
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: 'paragraph', content });
const doc = (...content: BlockNode[]): RichText => ({ type: 'doc', content });
const cell = (...content: BlockNode[]) => ({ type: 'tableCell' as const, content });
const figure = (...content: InlineNode[]): BlockNode => ({
  type: 'figure',
  attrs: { assetId: image, alt: 'a hive', widthPercent: 60 },
  content,
});
const claims = (body: RichText) => claimsOf(body, 'en').map(({ text: words, evidenceIds }) => [words, ...evidenceIds]);
const markdown = (body: RichText) => richTextToMarkdown(body, { citation: formatCitationMark, headingOffset: 0 });

describe('a footnote', () => {
  const body = doc(
    paragraph(
      text('Bees are rare'),
      note({ type: 'text', text: 'Some say. ' }, cite(two), { type: 'text', text: ' Others not.' }),
      text(' in the north '),
      cite(one),
      text('. They fly.'),
    ),
  );

  it('makes claims of its own and leaves its sentence whole', () => {
    expect(claims(body)).toEqual([
      ['Bees are rare in the north.', one],
      ['They fly.'],
      ['Some say.', two],
      ['Others not.'],
    ]);
  });

  it('of citations alone is a citation of its sentence', () => {
    expect(claims(doc(paragraph(text('Bees are rare.'), note(cite(two)), text(' They fly.'))))).toEqual([
      ['Bees are rare.', two],
      ['They fly.'],
    ]);
  });

  it('counts where it is called in the order of citations', () => {
    expect(citedEvidence(body)).toEqual([two, one]);
    const all = doc(
      figure(text('Hives '), cite(three)),
      { type: 'table', content: [{ type: 'tableRow', content: [cell(paragraph(text('A '), note(cite(two))))] }] },
      paragraph(cite(one)),
    );
    expect(citedEvidence(all)).toEqual([three, two, one]);
  });

  it('is written below the text, numbered on through it', () => {
    expect(markdown(body)).toBe(
      `Bees are rare[^1] in the north [@${one}]. They fly.\n\n[^1]: Some say. [@${two}] Others not.`,
    );
    const noted = paragraph(text('A'), note({ type: 'text', text: 'x' }), text('.'));
    expect(markdown(doc(noted, noted))).toBe('A[^1].\n\nA[^2].\n\n[^1]: x\n\n[^2]: x');
  });

  it('loses what a removal takes, and goes when nothing is left of it', () => {
    const without = removeClaims(body, 'en', (claim) => claim.text === 'Some say.');
    expect(claims(without)).toEqual([['Bees are rare in the north.', one], ['They fly.'], ['Others not.']]);
    const bare = removeClaims(body, 'en', (claim) => /^(?:Some|Others)/u.test(claim.text));
    expect(JSON.stringify(bare)).not.toContain('footnote');
    expect(claims(bare)).toEqual([['Bees are rare in the north.', one], ['They fly.']]);
    expect(citedEvidence(removeCitations(body, (id) => id !== two))).toEqual([one]);
    const inCell = doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [cell(paragraph(text('A'), note({ type: 'text', text: 'Gone.' })))] }],
    });
    expect(claims(removeClaims(inCell, 'en', (claim) => claim.text === 'Gone.'))).toEqual([['A']]);
  });

  it('follows its block in plain text', () => {
    expect(plainText(body)).toBe('Bees are rare in the north. They fly.\nSome say. Others not.');
  });
});

describe('a formula', () => {
  it('is one word that no source has', () => {
    expect(claims(doc(paragraph(text('It is '), math('E = mc^2. Or 7'), text(' at rest. It holds.'))))).toEqual([
      ['It is [formula] at rest.'],
      ['It holds.'],
    ]);
  });

  it('is written between dollar signs that are read as such', () => {
    expect(markdown(doc(paragraph(text('a'), math(' x | y '), text('1, $5'))))).toBe('&#97;$x | y$&#49;, \\$5');
    expect(markdown(doc({ type: 'mathBlock', attrs: { latex: 'a\n\n b' } }))).toBe('$$\na\n b\n$$');
    const inTable = doc({ type: 'table', content: [{ type: 'tableRow', content: [cell(paragraph(math('|x|')))] }] });
    expect(markdown(inTable)).toContain('| $\\vert x\\vert $ |');
  });
});

describe('figures, rules and tables', () => {
  it('are written as Markdown has them', () => {
    expect(markdown(doc(figure(text('Hives '), cite(one))))).toBe(`![Hives [@${one}]](assets/${image})`);
    expect(markdown(doc(figure()))).toBe(`![a hive](assets/${image})`);
    expect(markdown(doc(paragraph(text('a')), { type: 'horizontalRule' }, paragraph(text('b'))))).toBe('a\n\n___\n\nb');
  });

  it('keep cells in their columns where one is wider or higher, and all that a cell holds', () => {
    const list: BlockNode = {
      type: 'bulletList',
      content: ['x', 'y'].map((each) => ({ type: 'listItem', content: [paragraph(text(each))] })),
    };
    const wide = { ...cell(paragraph(text('wide'))), attrs: { colspan: 2, rowspan: 1, colwidth: null } };
    const high = { ...cell(paragraph(text('high'))), attrs: { colspan: 1, rowspan: 2, colwidth: null } };
    const body = doc({
      type: 'table',
      content: [
        { type: 'tableRow', content: [wide, high] },
        { type: 'tableRow', content: [cell(paragraph(text('a'))), cell(list)] },
        { type: 'tableRow', content: ['1', '2', '3'].map((each) => cell(paragraph(text(each)))) },
      ],
    });
    expect(markdown(body)).toBe('| wide |  | high |\n| --- | --- | --- |\n| a | x y |  |\n| 1 | 2 | 3 |');
    expect(claims(body).map(([words]) => words)).toEqual(['wide | high', 'a | x y', '1 | 2 | 3']);
  });

  it('claim what a caption cites, and nothing where it cites nothing', () => {
    expect(claims(doc(figure(text('Hives in 1990 '), cite(one))))).toEqual([['Hives in 1990', one]]);
    expect(claims(doc(figure(text('Hives in 1990'))))).toEqual([]);
    const gone = removeClaims(doc(figure(text('Hives '), cite(one))), 'en', () => true);
    expect(gone.content).toEqual([{ ...figure(), content: [] }]);
  });
});

describe('underlined, struck, raised and lowered words', () => {
  it('have their marks in either dialect', () => {
    const body = doc(
      paragraph(
        text('a'),
        text('2 b', 'superscript'),
        text('c'),
        text('i', 'subscript'),
        text(' '),
        text('u', 'underline'),
      ),
      paragraph(text('x'), text('gone', 'strike'), text('y')),
    );
    expect(markdown(body)).toBe('a<sup>2 b</sup>c<sub>i</sub> <u>u</u>\n\nx~~gone~~y');
    const inPandoc = body.content.map((block) =>
      inlineMarkdown(block.type === 'paragraph' ? (block.content ?? []) : [], {
        citation: () => '',
        footnote: () => '',
        dialect: 'pandoc',
        isInTable: false,
      }),
    );
    expect(inPandoc).toEqual(['a^2\\ b^c~i~ [u]{.underline}', 'x~~gone~~y']);
  });
});
