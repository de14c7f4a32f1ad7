import { Schema } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { citationLabels, citationsOf } from '../../../../src/renderer/editor/core/citation-numbers.ts';
import { createCitationLabelStore } from '../../../../src/renderer/editor/core/citation-label-store.ts';
import { countWords } from '../../../../src/renderer/editor/core/word-count.ts';

const schema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: { content: 'sectionHeading paragraph+', attrs: { itemId: { default: '' } } },
    sectionHeading: { content: 'text*' },
    paragraph: { content: 'inline*' },
    text: { group: 'inline' },
    citation: { group: 'inline', inline: true, attrs: { evidenceIds: {} } },
  },
});

type Inline = string | readonly string[];

/** Sections of one paragraph each; a list of ids is a citation. */
function report(...sections: readonly (readonly Inline[])[]) {
  return schema.node(
    'doc',
    null,
    sections.map((inline, at) =>
      schema.node('section', { itemId: `itm_${at}` }, [
        schema.node('sectionHeading', null, [schema.text('A heading')]),
        schema.node(
          'paragraph',
          null,
          inline.map((each) =>
            typeof each === 'string' ? schema.text(each) : schema.node('citation', { evidenceIds: each }),
          ),
        ),
      ]),
    ),
  );
}

describe('words', () => {
  it('are counted by section, headings and citations left out, and where no spaces part them', () => {
    const counts = countWords(report(['Well-known, it’s 3.5 %', ['evi_a'], ' more'], ['我喜欢读书。']));
    expect([...counts.bySection]).toEqual([
      ['itm_0', 4],
      ['itm_1', 3],
    ]);
    expect(counts.total).toBe(7);
  });
});

describe('citations', () => {
  const cited = {
    sourcesOf: new Map([
      ['evi_a', ['src_1']],
      ['evi_b', ['src_2']],
      ['evi_c', ['src_1', 'src_3']],
    ]),
    bibliographic: new Map([
      ['src_1', { type: 'book', title: 'One', author: [{ family: 'Smith' }], issued: [2024] }],
      [
        'src_2',
        { type: 'book', title: 'Two', author: [{ family: 'A' }, { family: 'B' }, { family: 'C' }], issued: [1999] },
      ],
      ['src_3', { type: 'book', title: 'Three' }],
    ]),
  };
  const citations = citationsOf(report([['evi_b'], 'x', ['evi_a', 'evi_c']], [['evi_a'], ['evi_gone']]));

  it('count sources as they are first cited', () => {
    expect([...citationLabels(citations, cited, 'numbered').values()]).toEqual(['[1]', '[2, 3]', '[2]', '[?]']);
  });

  it('name authors and years in the other style', () => {
    expect([...citationLabels(citations, cited, 'author-date').values()]).toEqual([
      '(A et al., 1999)',
      '(Smith, 2024; Three, n.d.)',
      '(Smith, 2024)',
      '[?]',
    ]);
  });

  it('are told of their label now and when it changes, and of nothing else', () => {
    const store = createCitationLabelStore();
    const told: string[] = [];
    store.setLabels(new Map([['evi_a', '[1]']]));
    const end = store.subscribe(['evi_a'], (label) => told.push(label));
    store.setLabels(
      new Map([
        ['evi_a', '[1]'],
        ['evi_b', '[2]'],
      ]),
    );
    store.setLabels(new Map([['evi_a', '[2]']]));
    end();
    store.setLabels(new Map([['evi_a', '[3]']]));
    expect(told).toEqual(['[1]', '[2]']);
    expect(store.labelOf(['evi_a'])).toBe('[3]');
  });
});
