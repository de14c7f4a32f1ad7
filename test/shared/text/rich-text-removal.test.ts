import { describe, expect, it } from 'vitest';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode, Mark, RichText } from '#shared/domain/rich-text.ts';
import { removeCitations, removeClaims, removeWords } from '#shared/text/rich-text-removal.ts';

const a = toId('evi', 'aaaaaa');
const b = toId('evi', 'bbbbbb');

const cite = (...evidenceIds: EvidenceId[]): InlineNode => ({ type: 'citation', attrs: { evidenceIds } });
const text = (content: string, ...marks: Mark['type'][]): InlineNode =>
  marks.length === 0
    ? { type: 'text', text: content }
    : { type: 'text', text: content, marks: marks.map((type) => ({ type })) };
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: 'paragraph', content });
const item = (...content: BlockNode[]) => ({ type: 'listItem' as const, content });
const cell = (type: 'tableCell' | 'tableHeader', ...content: InlineNode[]) => ({
  type,
  content: [paragraph(...content)],
});
const row = (type: 'tableCell' | 'tableHeader', ...cells: InlineNode[][]) => ({
  type: 'tableRow' as const,
  content: cells.map((content) => cell(type, ...content)),
});
const heading = (level: number, content: string): BlockNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(content)],
});
const doc = (...content: BlockNode[]): RichText => ({ type: 'doc', content });

const withoutB = (body: RichText) => removeClaims(body, 'en', ({ evidenceIds }) => evidenceIds.includes(b));

describe('removeClaims', () => {
  it('takes a sentence out of its paragraph with its citations and leaves the marks of the others', () => {
    const body = doc(
      paragraph(
        text('Bees '),
        text('rose', 'bold'),
        text(' '),
        cite(a),
        text('. They '),
        text('fell and', 'italic'),
        text(' fell '),
        cite(b),
        text('. '),
        cite(b),
        text(' The end '),
        cite(a),
        text('.'),
      ),
      paragraph(text('Untouched  as it is. ')),
    );
    expect(withoutB(body)).toEqual(
      doc(
        paragraph(text('Bees '), text('rose', 'bold'), text(' '), cite(a), text('. The end '), cite(a), text('.')),
        paragraph(text('Untouched  as it is. ')),
      ),
    );
  });

  it('takes out a first and a last sentence', () => {
    const body = doc(paragraph(text('One '), cite(b), text('. Two '), cite(a), text('. Three '), cite(b), text('.')));
    expect(withoutB(body)).toEqual(doc(paragraph(text('Two '), cite(a), text('.'))));
  });

  it('drops what it empties: paragraphs, list items, lists, quotations, rows, tables and bare headings', () => {
    const gone = paragraph(text('Gone '), cite(b), text('.'));
    const kept = paragraph(text('Kept '), cite(a), text('.'));
    const header = row('tableHeader', [text('Year')], [text('Rate')]);
    const body = doc(
      heading(2, 'Bare'),
      heading(3, 'Bare too'),
      gone,
      heading(2, 'Kept'),
      {
        type: 'bulletList',
        content: [item(gone), item(kept), item(gone, { type: 'bulletList', content: [item(kept)] })],
      },
      { type: 'orderedList', content: [item(gone)] },
      { type: 'blockquote', content: [gone] },
      { type: 'table', content: [header, row('tableCell', [text('1990')], [text('3 % '), cite(b)])] },
      {
        type: 'table',
        content: [
          header,
          row('tableCell', [text('1991')], [text('4 % '), cite(b)]),
          row('tableCell', [text('1992')], [text('5 % '), cite(a)]),
        ],
      },
      heading(2, 'Was bare before'),
    );
    expect(withoutB(body)).toEqual(
      doc(
        heading(2, 'Kept'),
        {
          type: 'bulletList',
          content: [item(kept), item({ type: 'paragraph' }, { type: 'bulletList', content: [item(kept)] })],
        },
        { type: 'table', content: [header, row('tableCell', [text('1992')], [text('5 % '), cite(a)])] },
        heading(2, 'Was bare before'),
      ),
    );
  });

  it('gives back the very same body where nothing goes', () => {
    const body = doc(paragraph(text('Kept '), cite(a), text(' . ')));
    expect(withoutB(body)).toBe(body);
  });
});

describe('removeCitations', () => {
  it('takes ids out, a node without ids with its space, and leaves words alone', () => {
    const body = doc(
      heading(2, 'Head'),
      paragraph(
        text('One '),
        cite(b),
        text('. Two '),
        cite(b, a),
        text('. Three '),
        cite(b),
        text(' goes on '),
        cite(b),
      ),
      paragraph(text(' untouched ')),
    );
    expect(removeCitations(body, (id) => id === a)).toEqual(
      doc(
        heading(2, 'Head'),
        paragraph(text('One. Two '), cite(a), text('. Three goes on')),
        paragraph(text(' untouched ')),
      ),
    );
  });
});

describe('removeWords', () => {
  it('takes out what matches and drops what that empties', () => {
    const body = doc(paragraph(text('One [x].')), paragraph(text('[x]')), paragraph(text('Two ', 'bold'), text('[x]')));
    expect(removeWords(body, / ?\[x\]/g)).toEqual(doc(paragraph(text('One.')), paragraph(text('Two', 'bold'))));
  });
});
