import { Schema } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { citedIn } from '../../../../src/renderer/editor/core/citation-sequence.ts';
import { createCitationLabelStore } from '../../../../src/renderer/editor/core/citation-label-store.ts';
import { quickLabels } from '../../../../src/renderer/editor/core/quick-labels.ts';
import { countWords } from '../../../../src/renderer/editor/core/word-count.ts';

const schema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: { content: 'sectionHeading paragraph+', attrs: { itemId: { default: '' } } },
    sectionHeading: { content: 'text*' },
    paragraph: { content: 'inline*' },
    text: { group: 'inline' },
    citation: { group: 'inline', inline: true, atom: true, attrs: { evidenceIds: {} } },
  },
});

const [a, b, c, gone] = ['evi_aaaaaa', 'evi_bbbbbb', 'evi_cccccc', 'evi_gone00'] as const;

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
    const counts = countWords(report(['Well-known, it’s 3.5 %', [a], ' more'], ['我喜欢读书。']));
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
      [a, ['src_1']],
      [b, ['src_2']],
      [c, ['src_1', 'src_3']],
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
  const citations = citedIn(report([[b], 'x', [a, c]], [[a], [gone]]));

  it('count sources as they are first cited', () => {
    expect([...quickLabels(citations, cited, 'numbered').values()]).toEqual(['[1]', '[2, 3]', '[2]', '[?]']);
  });

  it('name authors and years in the other style', () => {
    expect([...quickLabels(citations, cited, 'author-date').values()]).toEqual([
      '(A et al., 1999)',
      '(Smith, 2024; Three, n.d.)',
      '(Smith, 2024)',
      '[?]',
    ]);
  });

  it('are told of their label at their place, and of nothing else', () => {
    const store = createCitationLabelStore();
    const [first, second] = citedIn(report([[a], 'x', [a]])).filter((each) => each.kind === 'citation');
    const label = (text: string) => ({ text: [{ text }], isNote: false });
    const told: string[] = [];
    store.setQuick(new Map([[a, '[1]']]));
    const end = store.subscribe(first!.node, ({ text }) => told.push(text.map((run) => run.text).join('')));
    store.setLabels([
      { cited: first!, label: label('(One)') },
      { cited: second!, label: label('(Ibid.)') },
    ]);
    store.setLabels([{ cited: first!, label: label('(One)') }]);
    store.setQuick(new Map([[a, '[2]']]));
    end();
    store.setLabels([{ cited: first!, label: label('(Two)') }]);
    expect(told).toEqual(['[1]', '(One)']);
    expect(store.labelOf(first!.node)).toEqual(label('(Two)'));
    expect(store.labelOf(second!.node)).toEqual(label('(Ibid.)'));
  });

  it('that are new are called what others of their evidence are called until the core says', () => {
    const store = createCitationLabelStore();
    const known = citedIn(report([[a]])).find((each) => each.kind === 'citation');
    const fresh = citedIn(report([[a]])).find((each) => each.kind === 'citation');
    expect(store.labelOf(fresh!.node).text).toEqual([]);
    store.setLabels([{ cited: known!, label: { text: [{ text: '(One)' }], isNote: false } }]);
    expect(store.labelOf(fresh!.node).text).toEqual([{ text: '(One)' }]);
  });
});
