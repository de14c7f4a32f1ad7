import { describe, expect, it } from 'vitest';
import { toId, type EvidenceId, type SourceId } from '#shared/base/ids.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { citationLabelKey, citationLabels } from '#shared/text/citation-labels.ts';

const author = (...families: string[]) => families.map((family) => ({ family }));
const books: readonly Omit<BibliographicData, 'type'>[] = [
  { title: 'Bees', author: author('Smith', 'Lee'), issued: [2024, 3] },
  { title: 'Wasps', author: author('Brown') },
  { title: 'Ants', author: author('Roe', 'Doe', 'Poe'), issued: [2001] },
  { title: 'More bees', author: author('Smith', 'Lee'), issued: [2024] },
  { title: 'A very long title of something that nobody wrote', issued: [1999] },
];
const sourceIds = books.map((_, index) => toId('src', `book0${index}`));
const evidenceIds = books.map((_, index) => toId('evi', `from0${index}`));
const sources = new Map(
  books.map((data, index): [SourceId, { bibliographic: BibliographicData }] => [
    sourceIds[index]!,
    { bibliographic: { type: 'book', ...data } },
  ]),
);
const evidence = new Map(
  sourceIds.map((sourceId, index): [EvidenceId, { quotes: { sourceId: SourceId }[] }] => [
    evidenceIds[index]!,
    { quotes: [{ sourceId }, { sourceId }] },
  ]),
);
const bodyOf = (...cited: number[][]): RichText => ({
  type: 'doc',
  content: cited.map((each) => ({
    type: 'paragraph',
    content: [{ type: 'citation', attrs: { evidenceIds: each.map((index) => evidenceIds[index]!) } }],
  })),
});
const labelsOf = (style: CitationStyle, ...bodies: RichText[]) => {
  const labels = citationLabels({ parts: bodies.map((body) => ({ body })), evidence, sources, style });
  return (...cited: number[]) => labels.get(citationLabelKey(cited.map((index) => evidenceIds[index]!)));
};

describe('the labels of citations', () => {
  it('are numbers by first citation through the whole report', () => {
    const label = labelsOf('numbered', bodyOf([2], [1, 2]), bodyOf([0, 1], [2]));
    expect(label(2)).toBe('[1]');
    expect(label(1, 2)).toBe('[1, 2]');
    expect(label(0, 1)).toBe('[2, 3]');
  });

  it('are authors and years in the order cited, with a letter where two would look the same', () => {
    const label = labelsOf('author-date', bodyOf([3, 1], [0], [2], [4]));
    expect(label(3, 1)).toBe('(Smith & Lee, 2024a; Brown, n.d.)');
    expect(label(0)).toBe('(Smith & Lee, 2024b)');
    expect(label(2)).toBe('(Roe et al., 2001)');
    expect(label(4)).toBe('(A very long title of something that…, 1999)');
    expect(labelsOf('author-date', bodyOf([0]))(0)).toBe('(Smith & Lee, 2024)');
  });

  it('say so where a citation leads nowhere, and number the others as if it were not there', () => {
    const lost = toId('evi', 'lost00');
    const body = bodyOf([1]);
    const withLost: RichText = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'citation', attrs: { evidenceIds: [lost] } }] },
        ...body.content,
      ],
    };
    for (const style of ['numbered', 'author-date'] as const) {
      const labels = citationLabels({ parts: [{ body: withLost }, { body: null }], evidence, sources, style });
      expect(labels.get(citationLabelKey([lost]))).toBe('[?]');
    }
    expect(labelsOf('numbered', withLost)(1)).toBe('[1]');
  });
});
