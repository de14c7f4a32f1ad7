import { describe, expect, it } from 'vitest';
import { findDoi, toDoi } from '#main/flow/ingest/find-doi.ts';

describe('the DOI of a file', () => {
  it('is the first on its first pages, without what closes the sentence around it', () => {
    const words = 'Journal of Rivers 12 (2020), https://doi.org/10.1234/Rivers.2020(3).05. See also 10.9999/other.';
    expect(findDoi(words, 'application/pdf')).toBe('10.1234/Rivers.2020(3).05');
    expect(findDoi('(doi:10.1000/182)', 'application/pdf')).toBe('10.1000/182');
  });

  it('is not one that stands further back, or in a page that cites others', () => {
    expect(findDoi(`${'Words. '.repeat(2000)} 10.1234/cited`, 'application/pdf')).toBe(null);
    expect(findDoi('As doi:10.1234/cited says', 'text/html')).toBe(null);
    expect(findDoi('Version 10.12 of 3/4', 'application/pdf')).toBe(null);
  });

  it('is taken out of whatever a person pastes', () => {
    expect(toDoi('https://doi.org/10.5555/12345678')).toBe('10.5555/12345678');
    expect(toDoi(' DOI: 10.5555/12345678, ')).toBe('10.5555/12345678');
    expect(toDoi('12345')).toBe(null);
  });
});
