import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BibliographicData } from '#shared/domain/source.ts';
import { createMatcher } from '#main/flow/ingest/entries/match-entries.ts';

const id = toId('src', 'source1');

/** Whether an entry is matched to a source, whose text is given where it matters. */
function isMatch(entry: Partial<BibliographicData>, source: Partial<BibliographicData>, text = ''): boolean {
  const whole = (data: Partial<BibliographicData>) => ({ type: 'document', title: '', ...data });
  const match = createMatcher({ sources: [{ id, bibliographic: whole(source) }], textOf: () => text });
  return match(whole(entry)) === id;
}

const smith = [{ family: 'Smith', given: 'Jane' }];
const title = 'The keeping of bees';

describe('an entry is of a source', () => {
  it('where both have the same DOI, arXiv id, PubMed id or ISBN, however they are written', () => {
    expect(isMatch({ DOI: '10.1234/ABC', title }, { DOI: 'https://doi.org/10.1234/abc', title })).toBe(true);
    expect(isMatch({ number: 'arXiv:2509.13312', title }, { URL: 'https://arxiv.org/abs/2509.13312v2', title })).toBe(
      true,
    );
    expect(isMatch({ PMID: '123', title }, { PMID: '123', title })).toBe(true);
    expect(isMatch({ type: 'book', ISBN: '0-306-40615-2', title }, { ISBN: '978-0-306-40615-7' })).toBe(true);
  });

  it('where title, year and first author are the same, or a long title alone', () => {
    expect(
      isMatch({ title: 'Hives', author: smith, issued: [2019] }, { title: 'HIVES!', author: smith, issued: [2019] }),
    ).toBe(true);
    expect(isMatch({ title: 'The <i>keeping</i> of bées' }, { title })).toBe(true);
    const long = 'Keeping of bees in the cold countries of Europe';
    expect(
      isMatch({ title: long, author: smith, issued: [2019] }, { title: `The ${long}`, author: smith, issued: [2019] }),
    ).toBe(true);
    // A preprint and the article it became.
    expect(isMatch({ title, author: smith, issued: [2019] }, { title, author: smith, issued: [2018] })).toBe(true);
  });
});

describe('an entry is of no source', () => {
  it('where something says that it is another work', () => {
    expect(isMatch({ title, DOI: '10.1234/a' }, { title, DOI: '10.1234/b' })).toBe(false);
    expect(isMatch({ title, issued: [2001] }, { title, issued: [2019] })).toBe(false);
    expect(isMatch({ title: 'Hives', author: smith }, { title: 'Hives', author: [{ family: 'Ray' }] })).toBe(false);
    expect(isMatch({ title: 'Hives' }, { title: 'Hives' })).toBe(false);
    expect(isMatch({}, {})).toBe(false);
  });

  it('where it is a chapter of a book with that ISBN', () => {
    const ISBN = '978-3-16-148410-0';
    expect(isMatch({ type: 'chapter', title: 'On hives', ISBN }, { title: 'On nests of wasps', ISBN })).toBe(false);
    expect(isMatch({ type: 'chapter', title: 'On hives', ISBN }, { title: 'On hives', ISBN })).toBe(true);
  });

  it('where the source only cites it on its first page', () => {
    const source = { title: 'A paper about something else', DOI: '10.1234/a' };
    expect(isMatch({ title, DOI: '10.1234/a' }, source, 'A paper about something else. See 10.1234/a')).toBe(false);
    expect(isMatch({ title, DOI: '10.1234/a' }, { ...source, title: 'scan_0001' }, 'The Keeping\nof Bees')).toBe(true);
  });
});
