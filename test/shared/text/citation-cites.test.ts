import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { citationCites } from '#shared/text/citation-cites.ts';
import { readLocator } from '#shared/text/read-locator.ts';

const [bees, wasps] = [toId('src', 'bees01'), toId('src', 'wasps1')];
const [onBees, onBoth, lost] = [toId('evi', 'bees01'), toId('evi', 'both01'), toId('evi', 'lost01')];
const evidence = new Map([
  [
    onBees,
    {
      quotes: [
        { sourceId: bees, page: 6 },
        { sourceId: bees, page: 4 },
      ],
    },
  ],
  [
    onBoth,
    {
      quotes: [
        { sourceId: wasps, page: null },
        { sourceId: bees, page: 5 },
        { sourceId: bees, page: 9 },
      ],
    },
  ],
]);

describe('what a citation cites', () => {
  it('is each source once, with the pages of its quotes', () => {
    expect(citationCites({ evidenceIds: [onBees] }, evidence)).toEqual([{ itemId: bees, locator: '4, 6' }]);
    expect(citationCites({ evidenceIds: [onBees, lost, onBoth] }, evidence)).toEqual([
      { itemId: bees, locator: '4–6, 9' },
      { itemId: wasps },
    ]);
    expect(citationCites({ evidenceIds: [lost] }, evidence)).toEqual([]);
  });

  it('has a prefix before the first source and a suffix after the last', () => {
    expect(
      citationCites({ evidenceIds: [onBees, onBoth], prefix: 'see', suffix: 'and elsewhere', locator: '' }, evidence),
    ).toEqual([
      { itemId: bees, prefix: 'see' },
      { itemId: wasps, suffix: 'and elsewhere' },
    ]);
  });

  it('has a place of the person’s own instead of the pages', () => {
    const cites = (locator: string, ...evidenceIds: (typeof onBees)[]) =>
      citationCites({ evidenceIds, locator, suffix: 'esp.' }, evidence);
    expect(cites('ch. 3', onBees)).toEqual([{ itemId: bees, locator: '3', locatorKind: 'chapter', suffix: 'esp.' }]);
    expect(cites('passim', onBees)).toEqual([{ itemId: bees, suffix: ', passim esp.' }]);
    expect(cites('12; ch. 3', onBoth)).toEqual([
      { itemId: wasps, locator: '12' },
      { itemId: bees, locator: '3', locatorKind: 'chapter', suffix: 'esp.' },
    ]);
    expect(cites('ch. 3', onBees, onBoth)).toEqual([
      { itemId: bees, locator: '4–6, 9' },
      { itemId: wasps, locator: '3', locatorKind: 'chapter', suffix: 'esp.' },
    ]);
  });
});

describe('a place as a person writes it', () => {
  it.each([
    ['12', 'page', '12'],
    ['S. 4–6', 'page', '4–6'],
    ['pp. iv-xii', 'page', 'iv-xii'],
    ['xii', 'page', 'xii'],
    ['§5', 'section', '5'],
    ['Kapitel 3', 'chapter', '3'],
    ['Fig. S3', 'figure', 'S3'],
    ['n5', 'note', '5'],
  ])('%s', (words, kind, locator) => {
    expect(readLocator(words)).toEqual({ kind, locator });
  });

  it.each(['passim', 'civil law', 'emphasis 3', ''])('none in "%s"', (words) => {
    expect(readLocator(words)).toBeNull();
  });
});
