import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/formatted-text.ts';
import type { PrintableReport, PrintCitation } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import {
  all,
  elements,
  first,
  paragraphsOf,
  shown,
  styleNamed,
  textOf,
  writtenDocx,
  type Xml,
} from './support/open-docx.ts';

/** What each link within shows, and the beginning of the paragraph that it leads to. */
function linksOf(within: Xml, document: Xml): readonly [string, string][] {
  return all(within, 'w:hyperlink').flatMap((link): [string, string][] => {
    const anchor = link.attributes['w:anchor'];
    const target = all(document, 'w:p').find((paragraph) =>
      all(paragraph, 'w:bookmarkStart').some(({ attributes }) => attributes['w:name'] === anchor),
    );
    return anchor === undefined ? [] : [[shown(link), target === undefined ? '' : shown(target).slice(0, 20)]];
  });
}

/** The report with its first paragraph's citation changed. */
async function withCitation(change: (citation: PrintCitation) => Partial<PrintCitation>): Promise<PrintableReport> {
  const report = await printableReport({ style: 'author-date' });
  const citations = report.citations.map((citation, index) =>
    index === 0 ? { ...citation, ...change(citation) } : citation,
  );
  return { ...report, citations };
}

async function firstLinks(report: PrintableReport): Promise<readonly [string, string][]> {
  const document = (await writtenDocx(report)).part('word/document.xml');
  const [paragraph] = paragraphsOf(document, 'BodyText');
  if (paragraph === undefined) throw new Error('no paragraph');
  return linksOf(paragraph, document);
}

describe('a citation', () => {
  it.each(['numbered', 'author-date'] as const)('shows the label of the style %s in its place', async (style) => {
    const report = await printableReport({ style });
    const docx = await writtenDocx(report);
    const [paragraph] = paragraphsOf(docx.part('word/document.xml'), 'BodyText');
    const [citation] = report.citations;
    expect(paragraph && shown(paragraph)).toContain(`Small things weigh little ${plainText(citation?.label ?? [])}.`);
  });

  it('of one source leads to its entry as a whole', async () => {
    const report = await printableReport({ style: 'numbered' });
    const document = (await writtenDocx(report)).part('word/document.xml');
    const [quotation] = paragraphsOf(document, 'Quote').slice(1);
    expect(quotation && linksOf(quotation, document)).toEqual([
      ['[2, p. 4]', '[2]\t王 (2019). 城市与水.'.slice(0, 20)],
    ]);
  });

  it('of several leads from each part to its entry where the parts can be told', async () => {
    const parts = await firstLinks(
      await withCitation(() => ({
        label: [{ text: '(王 2019, 3; ' }, { text: 'Smith', isItalic: true }, { text: ' 2024, 3)' }],
      })),
    );
    expect(parts.map(([text]) => text)).toEqual(['(王 2019, 3', 'Smith 2024, 3)']);
    expect(parts[0]?.[1]).toContain('王');
    expect(parts[1]?.[1]).toContain('Smith');
  });

  it('of several by number leads from each number', async () => {
    const report = await printableReport({ style: 'numbered' });
    const citations = report.citations.map((citation, index) =>
      index === 0 ? { ...citation, label: [{ text: '[2, 1]' }] } : citation,
    );
    const parts = await firstLinks({ ...report, citations });
    expect(parts.map(([text, target]) => [text, target.slice(0, 3)])).toEqual([
      ['2', '[2]'],
      ['1', '[1]'],
    ]);
  });

  it('of several that look alike leads to the first', async () => {
    const parts = await firstLinks(await withCitation(() => ({ label: [{ text: '(ibid.)' }] })));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.[0]).toBe('(ibid.)');
    expect(parts[0]?.[1]).toContain('Smith');
  });

  it('that leads nowhere is text', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const paragraph = paragraphsOf(document, 'BodyText').find((each) => shown(each).startsWith('It leads nowhere'));
    expect(paragraph && shown(paragraph)).toBe('It leads nowhere [?].');
    expect(paragraph && all(paragraph, 'w:hyperlink')).toEqual([]);
  });
});

describe('notes', () => {
  it('stand at the foot with their marks and their citations', async () => {
    const docx = await writtenDocx(await printableReport({ style: 'numbered' }));
    const notes = all(docx.part('word/footnotes.xml'), 'w:footnote').filter(
      ({ attributes }) => Number(attributes['w:id']) > 0,
    );
    expect(notes.map((note) => shown(note).trim())).toEqual(['A note with marks and a citation [3].']);
    expect(notes.flatMap((note) => all(note, 'w:i'))).toHaveLength(1);
    expect(notes.flatMap((note) => linksOf(note, docx.part('word/document.xml')))[0]?.[0]).toBe('[3]');
    expect(
      all(docx.part('word/document.xml'), 'w:footnoteReference').map(({ attributes }) => attributes['w:id']),
    ).toEqual(['1']);
  });

  it('hold the citations of a note style, each called once and in order', async () => {
    const report = await printableReport({ style: 'note' });
    const docx = await writtenDocx(report);
    const calls = all(docx.part('word/document.xml'), 'w:footnoteReference').map(
      ({ attributes }) => attributes['w:id'],
    );
    expect(calls).toEqual(report.notes.map((_, index) => String(index + 1)));
    const shownNotes = all(docx.part('word/footnotes.xml'), 'w:footnote').slice(-report.notes.length).map(shown);
    const [citation] = report.citations;
    expect(shownNotes[0]).toContain(plainText(citation?.label ?? []));
  });

  it('stand at the end before the bibliography where the report says so', async () => {
    const docx = await writtenDocx({ ...(await printableReport({ style: 'note' })), notePlace: 'end' });
    const document = docx.part('word/document.xml');
    expect(all(document, 'w:footnoteReference')).toEqual([]);
    expect(all(document, 'w:endnoteReference').length).toBeGreaterThan(5);
    expect(paragraphsOf(document, 'Heading1').map(shown).slice(-2)).toEqual(['Notes', 'References']);
    expect(first(first(docx.part('word/settings.xml'), 'w:endnotePr'), 'w:pos').attributes['w:val']).toBe('sectEnd');
    const [notesHeading] = paragraphsOf(document, 'Heading1').slice(-2);
    expect(notesHeading && all(notesHeading, 'w:sectPr')).toHaveLength(1);
  });
});

describe('comments', () => {
  it('bear the quotes of each citation, with their places and the verdict', async () => {
    const report = await withCitation(() => ({ verdict: 'supported' }));
    const docx = await writtenDocx({ ...report, options: { ...report.options, withComments: true } });
    const comments = all(docx.part('word/comments.xml'), 'w:comment');
    expect(comments.length).toBe(report.citations.filter(({ quotes }) => quotes.length > 0).length);
    const [first1] = comments;
    const lines = first1 === undefined ? [] : all(first1, 'w:p').map(shown);
    expect(lines.slice(0, 2)).toEqual(['“First” <words> & of 0.0', 'Small things & their <weights>, page 3']);
    expect(lines.at(-1)).toBe(report.wording.verdicts.supported);
    const document = docx.part('word/document.xml');
    const ids = (name: string) => all(document, name).map(({ attributes }) => attributes['w:id']);
    expect(ids('w:commentRangeStart')).toEqual(comments.map(({ attributes }) => attributes['w:id']));
    expect(ids('w:commentRangeEnd')).toEqual(ids('w:commentReference'));
  });

  it('of a note’s citation stand at its call', async () => {
    const docx = await writtenDocx(await printableReport({ style: 'note', withComments: true }));
    expect(all(docx.part('word/footnotes.xml'), 'w:commentReference')).toEqual([]);
    expect(all(docx.part('word/document.xml'), 'w:commentReference').length).toBeGreaterThan(5);
  });

  it('are missing where nobody wants them', async () => {
    const docx = await writtenDocx(await printableReport());
    expect(all(docx.part('word/document.xml'), 'w:commentReference')).toEqual([]);
    expect(docx.paths).not.toContain('word/comments.xml');
  });
});

describe('the bibliography', () => {
  it('shows the entries as the style sets them', async () => {
    const report = await printableReport({ style: 'numbered' });
    const docx = await writtenDocx(report);
    const entries = paragraphsOf(docx.part('word/document.xml'), 'Bibliography');
    expect(entries.map(shown)).toEqual(
      report.bibliography.references.map(({ label, text }) => `${plainText(label ?? [])}\t${plainText(text)}`),
    );
    expect(first(styleNamed(docx, 'Bibliography'), 'w:ind').attributes['w:hanging']).toBeDefined();
  });

  it('hangs where the style says so', async () => {
    const report = await printableReport({ style: 'author-date' });
    const indents = async (hasHangingIndent: boolean) => {
      const references = report.bibliography.references.map((reference) => ({ ...reference, label: null }));
      const docx = await writtenDocx({ ...report, bibliography: { references, hasHangingIndent } });
      return all(styleNamed(docx, 'Bibliography'), 'w:ind').length;
    };
    expect([await indents(true), await indents(false)]).toEqual([1, 0]);
  });

  it('is in Word’s list of sources, with its fields', async () => {
    const docx = await writtenDocx(await printableReport());
    const sources = elements(docx.part('customXml/item1.xml'));
    const field = (source: Xml | undefined, name: string) => source && all(source, `b:${name}`).map(textOf)[0];
    expect(
      sources.map((source) => [field(source, 'Tag'), field(source, 'SourceType'), field(source, 'Title')]),
    ).toEqual([
      ['smith2024', 'JournalArticle', 'Small things & their <weights>'],
      ['source2019', 'Book', '城市与水'],
      ['guide', 'InternetSite', 'Guide to the $5 question'],
      ['bea:2024_report', 'Report', 'Smith again'],
      ['smith2024a', 'BookSection', 'Third by Smith'],
    ]);
    const [article, book, page] = sources;
    expect(
      ['JournalName', 'Year', 'Month', 'Volume', 'Issue', 'Pages', 'Last', 'URL'].map((name) => field(article, name)),
    ).toEqual([
      'Journal of 100% Real Things',
      '2024',
      'March',
      '12',
      '3',
      '45-67',
      'Smith',
      'https://doi.org/10.1000/xyz_123',
    ]);
    expect([field(book, 'Publisher'), field(book, 'City')]).toEqual(['大学出版社', '北京']);
    expect([field(page, 'YearAccessed'), field(page, 'URL')]).toEqual(['2025', 'https://example.org/a?b=c&d=%20#e']);
    expect(docx.paths).toContain('customXml/itemProps1.xml');
  });
});

describe('the appendix', () => {
  it('has each citation with its sentence, its verdict and its quotes, and leads back', async () => {
    const report = await printableReport({ withAppendix: true });
    const document = (await writtenDocx(report)).part('word/document.xml');
    const claims = paragraphsOf(document, 'EvidenceClaim');
    expect(claims).toHaveLength(report.appendix?.length ?? 0);
    expect(claims[0] && shown(claims[0])).toBe(`${report.appendix?.[0]?.claim} [1, p. 3–4, 9; 2, p. 3] · not checked`);
    expect(claims[0] && linksOf(claims[0], document)).toEqual([['[1, p. 3–4, 9; 2, p. 3]', 'Small things weigh l']]);
    expect(paragraphsOf(document, 'EvidenceQuote').map(shown)).toEqual(
      report.appendix?.flatMap(({ quotes }) => quotes.map(({ exact }) => exact)),
    );
    expect(paragraphsOf(document, 'EvidenceSource').map(shown).slice(0, 1)).toEqual([
      'Small things & their <weights>, page 3',
    ]);
  });

  it('is missing where it isn’t wanted', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    expect(paragraphsOf(document, 'EvidenceClaim')).toEqual([]);
    expect(shown(document)).not.toContain('Evidence');
  });
});
