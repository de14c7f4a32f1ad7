import type { BibliographicData } from '#shared/domain/source.ts';
import { parseAuthors } from '../bibliographic-fields.ts';

/** The `citation_…` fields that publishers set for search engines of scholars, beyond title, authors, date and DOI. */
export function readHighwire(all: (name: string) => readonly string[]): Partial<BibliographicData> {
  const first = (...names: readonly string[]) =>
    names.map((name) => all(`citation_${name}`)[0] ?? '').find((value) => value !== '') ?? '';
  const [journal, conference, book] = [
    first('journal_title'),
    first('conference_title', 'conference'),
    first('inbook_title'),
  ];
  const school = first('dissertation_institution');
  const office = first('technical_report_institution');
  const type = typeOf({ journal, conference, book, school, office });
  const [start, end] = [first('firstpage'), first('lastpage')];
  const editors = all('citation_editor').flatMap((name) => parseAuthors(name));
  const arxiv = first('arxiv_id');
  const texts = {
    'container-title': journal || conference || book,
    'container-title-short': first('journal_abbrev'),
    publisher: school || office || first('publisher'),
    volume: first('volume'),
    issue: first('issue'),
    page: end === '' || end === start ? start : `${start}-${end}`,
    number: arxiv === '' ? first('technical_report_number') : `arXiv:${arxiv}`,
    archive: arxiv === '' ? '' : 'arXiv',
    ISSN: first('issn'),
    ISBN: first('isbn'),
    PMID: first('pmid'),
    language: first('language'),
    keyword: all('citation_keywords')
      .join(', ')
      .replace(/\s*;\s*/g, ', '),
  };
  const said = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
  return { ...(type !== null && { type }), ...(editors.length > 0 && { editor: editors }), ...said };
}

function typeOf(of: Readonly<Record<'journal' | 'conference' | 'book' | 'school' | 'office', string>>): string | null {
  if (of.journal !== '') return 'article-journal';
  if (of.conference !== '') return 'paper-conference';
  if (of.book !== '') return 'chapter';
  if (of.school !== '') return 'thesis';
  return of.office === '' ? null : 'report';
}
