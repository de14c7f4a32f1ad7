import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { filterSources, sortSources, titleOf, type ListedSource } from '#renderer/library/source-order.ts';

function source(index: number, bibliographic: Partial<BibliographicData>, evidence = 0): ListedSource {
  return {
    id: toId('src', `source00${index}`),
    contentHash: '',
    textHash: '',
    mediaType: 'text/plain',
    fileName: `file-${index}.txt`,
    origin: '',
    byteCount: 1,
    charCount: 1,
    language: 'en',
    pageCount: null,
    bibliographic: { type: 'document', title: '', ...bibliographic },
    editedFields: [],
    warnings: [],
    recognised: null,
    importedAt: `2026-01-0${index}T00:00:00Z`,
    passages: 1,
    evidence,
    status: 'current',
  };
}

const sources = [
  source(1, { title: 'Zebras', author: [{ family: 'Ångström' }], issued: [1999] }, 2),
  source(2, { title: 'élan vital', author: [{ literal: 'World Bank' }] }, 9),
  source(3, { title: 'Apples', issued: [2024] }),
  source(4, {}),
];
const titles = (shown: readonly ListedSource[]) => shown.map(titleOf);

describe('the order of sources', () => {
  it('minds neither case nor accents, and puts last what isn’t known', () => {
    expect(titles(sortSources(sources, 'title'))).toEqual(['Apples', 'élan vital', 'file-4.txt', 'Zebras']);
    expect(titles(sortSources(sources, 'author')).slice(0, 2)).toEqual(['Zebras', 'élan vital']);
    expect(titles(sortSources(sources, 'year')).slice(0, 2)).toEqual(['Apples', 'Zebras']);
    expect(titles(sortSources(sources, 'added'))[0]).toBe('file-4.txt');
    expect(titles(sortSources(sources, 'evidence'))[0]).toBe('élan vital');
  });

  it('filters by every word, wherever it stands', () => {
    expect(titles(filterSources(sources, 'angstrom 1999'))).toEqual(['Zebras']);
    expect(titles(filterSources(sources, 'bank apples'))).toEqual([]);
    expect(filterSources(sources, ' ')).toBe(sources);
  });
});
