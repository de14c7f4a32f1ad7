import { describe, expect, it } from 'vitest';
import { richTextSchema, type RichText } from '#shared/domain/rich-text.ts';
import { bodyToNodes, sectionToBody } from '#renderer/editor/schema/index.ts';
import { randomBody } from './random-body.ts';
import { reportSchema } from './report-schema.ts';

function throughTheEditor(body: RichText): RichText {
  const { section, sectionHeading } = reportSchema.nodes;
  if (section === undefined || sectionHeading === undefined) throw new Error('no sections');
  const node = section.create(null, [sectionHeading.create(), ...bodyToNodes(reportSchema, body)]);
  node.check();
  return sectionToBody(node);
}

describe('a stored body in the editor', () => {
  it('comes back as it was, whatever it holds', () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const body = richTextSchema.parse(randomBody(seed));
      expect({ seed, body: throughTheEditor(body) }).toEqual({ seed, body });
    }
  });

  it('leaves out what is as usual: a list that counts from one, a cell without spans', () => {
    const cell = {
      type: 'tableCell' as const,
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
      content: [{ type: 'paragraph' as const }],
    };
    const body: RichText = {
      type: 'doc',
      content: [
        { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      ],
    };
    expect(throughTheEditor(body).content).toEqual([
      { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
      },
    ]);
  });

  it('fills containers that hold nothing, which the editor has no form for', () => {
    const body: RichText = {
      type: 'doc',
      content: [
        { type: 'blockquote', content: [] },
        { type: 'bulletList', content: [] },
      ],
    };
    expect(throughTheEditor(body).content.map(({ type }) => type)).toEqual(['blockquote', 'bulletList']);
  });

  it('keeps marks to text: a citation within bold words is stored without', () => {
    const bold = reportSchema.mark('bold');
    const citation = reportSchema.node('citation', { evidenceIds: ['evi_abcdef'] }, [], [bold]);
    const { section, sectionHeading, paragraph } = reportSchema.nodes;
    const node = section?.create(
      null,
      [sectionHeading?.create(), paragraph?.create(null, [reportSchema.text('so', [bold]), citation])].filter(
        (each) => each !== undefined,
      ),
    );
    expect(node === undefined ? null : sectionToBody(node).content[0]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'so', marks: [{ type: 'bold' }] },
        { type: 'citation', attrs: { evidenceIds: ['evi_abcdef'] } },
      ],
    });
  });
});
