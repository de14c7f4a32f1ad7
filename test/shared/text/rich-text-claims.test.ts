import { describe, expect, it } from 'vitest';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { plainText } from '#shared/text/rich-text-plain.ts';

const a = toId('evi', 'aaaaaa');
const b = toId('evi', 'bbbbbb');
const c = toId('evi', 'cccccc');

const cite = (...evidenceIds: EvidenceId[]): InlineNode => ({ type: 'citation', attrs: { evidenceIds } });
const text = (content: string): InlineNode => ({ type: 'text', text: content });
const paragraph = (...content: InlineNode[]): BlockNode => ({ type: 'paragraph', content });
const doc = (...content: BlockNode[]): RichText => ({ type: 'doc', content });

function claims(body: RichText): [string, EvidenceId[]][] {
  return claimsOf(body, 'en').map((claim) => [claim.text, [...claim.evidenceIds]]);
}

describe('claimsOf', () => {
  it('end at the full stop behind a citation, also after what is an abbreviation elsewhere', () => {
    const body = doc(
      paragraph(
        text('It takes time from the PO and CO '),
        cite(a),
        text('. 18F designers work alone '),
        cite(b),
        text('.'),
      ),
    );
    expect(claimsOf(body, 'en').map((claim) => [claim.text, claim.evidenceIds])).toEqual([
      ['It takes time from the PO and CO.', [a]],
      ['18F designers work alone.', [b]],
    ]);
  });

  it('gives a citation to the sentence it stands in, before or after its full stop', () => {
    const body = doc(
      paragraph(
        text('The rate rose '),
        cite(a),
        text('. It fell, see Fig. 3.'),
        cite(b),
        text(' Dr. Smith agrees. '),
        cite(c),
        text(' Nobody '),
        cite(a, b),
        text(' knows.'),
      ),
    );
    expect(claims(body)).toEqual([
      ['The rate rose.', [a]],
      ['It fell, see Fig. 3.', [b]],
      ['Dr. Smith agrees.', [c]],
      ['Nobody knows.', [a, b]],
    ]);
  });

  it('names each evidence once and gives a citation at the very start to the first sentence', () => {
    const body = doc(paragraph(cite(a), text(' shows it '), cite(a), text(' and more.'), cite(b, a)));
    expect(claims(body)).toEqual([['shows it and more.', [a, b]]]);
  });

  it('reads list items, quotations and table rows, not headings, header rows and code', () => {
    const cell = (type: 'tableCell' | 'tableHeader', ...content: InlineNode[]) => ({
      type,
      content: [paragraph(...content)],
    });
    const body = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('A heading')] },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph(text('First item'), cite(a))] },
          {
            type: 'listItem',
            content: [
              paragraph(text('Second. Third.')),
              { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('Deep'))] }] },
            ],
          },
        ],
      },
      { type: 'blockquote', content: [paragraph(text('Quoted.'))] },
      { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: 'code' }] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', text('Year')), cell('tableHeader', text('Rate'))] },
          { type: 'tableRow', content: [cell('tableCell', text('1990')), cell('tableCell', text('3 % '), cite(b))] },
        ],
      },
    );
    expect(claimsOf(body, 'en')).toEqual([
      { text: 'First item', evidenceIds: [a], quoted: [], path: [1, 0, 0] },
      { text: 'Second.', evidenceIds: [], quoted: [], path: [1, 1, 0] },
      { text: 'Third.', evidenceIds: [], quoted: [], path: [1, 1, 0] },
      { text: 'Deep', evidenceIds: [], quoted: [], path: [1, 1, 1, 0, 0] },
      { text: 'Quoted.', evidenceIds: [], quoted: [], path: [2, 0] },
      { text: '1990 | 3 %', evidenceIds: [b], quoted: [], path: [4, 1] },
    ]);
  });

  it('tells what stands between quotation marks, with what is cited anywhere in the quotation', () => {
    const body = doc(
      paragraph(
        text('He says “bees need flowers. They need them all year” '),
        cite(a),
        text('. A “short one” and a 5" pipe beside a 3" pipe. She adds "mites are the winter\'s worst" '),
        cite(b),
        text('. „Sie brauchen Blumen“ und « tout le temps au printemps ». “Nobody closed this one.'),
      ),
      paragraph(text('蜜蜂说「冬天的螨虫是最坏的敌人之一吗」。'), cite(c)),
    );
    expect(claimsOf(body, 'en').flatMap(({ quoted }) => quoted)).toEqual([
      { text: 'bees need flowers.', evidenceIds: [a] },
      { text: 'They need them all year', evidenceIds: [a] },
      { text: "mites are the winter's worst", evidenceIds: [b] },
      { text: 'Sie brauchen Blumen', evidenceIds: [] },
      { text: 'tout le temps au printemps', evidenceIds: [] },
      { text: 'Nobody closed this one.', evidenceIds: [] },
      { text: '冬天的螨虫是最坏的敌人之一吗', evidenceIds: [c] },
    ]);
  });

  it('reads Chinese, where no space parts the sentences', () => {
    const body = doc(paragraph(text('利率上升了。'), cite(a), text('然后下降了'), cite(b), text('。')));
    expect(claimsOf(body, 'zh').map((claim) => [claim.text, claim.evidenceIds])).toEqual([
      ['利率上升了。', [a]],
      ['然后下降了。', [b]],
    ]);
  });
});

describe('plainText', () => {
  it('gives the words without marks and citations', () => {
    const body = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Heading')] },
      paragraph(
        { type: 'text', text: 'Bold', marks: [{ type: 'bold' }] },
        text(' rose '),
        cite(a),
        text('. End '),
        cite(b),
      ),
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph(text('one'))] },
          { type: 'listItem', content: [paragraph(text('two'))] },
        ],
      },
    );
    expect(plainText(body)).toBe('Heading\n\nBold rose. End\n\none\ntwo');
  });
});
