import { describe, expect, it } from 'vitest';
import { printableReport } from '#test/support/printable-report.ts';
import {
  all,
  elements,
  first,
  paragraphsOf,
  shown,
  styleNamed,
  styleOf,
  textOf,
  writtenDocx,
} from './support/open-docx.ts';
import { misordered } from './support/schema-order.ts';

const everything = { withAppendix: true, numbersHeadings: true, hasContents: true, withComments: true } as const;

describe('the parts of a Word document', () => {
  it.each(['numbered', 'author-date', 'note'] as const)(
    'are whole, in order and linked in the style %s',
    async (style) => {
      const docx = await writtenDocx(await printableReport({ ...everything, style }));
      const parts = docx.paths.filter((path) => /\.(?:xml|rels)$/.test(path)).map((path) => docx.part(path));
      expect(parts.flatMap(misordered)).toEqual([]);
      const document = docx.part('word/document.xml');
      const bookmarks = all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? '');
      expect(new Set(bookmarks).size).toBe(bookmarks.length);
      expect(bookmarks.filter((name) => !/^[a-z]\w{0,39}$/i.test(name))).toEqual([]);
      const notes = docx.part('word/footnotes.xml');
      const links = [document, notes].flatMap((part) => all(part, 'w:hyperlink'));
      const anchors = links.flatMap(({ attributes }) => attributes['w:anchor'] ?? []);
      const ends = new Set([...bookmarks, ...all(notes, 'w:bookmarkStart').map((mark) => mark.attributes['w:name'])]);
      expect(anchors.length).toBeGreaterThan(10);
      expect(anchors.filter((anchor) => !ends.has(anchor))).toEqual([]);
    },
  );

  it('name a relationship for each id that they use', async () => {
    const docx = await writtenDocx(await printableReport(everything));
    const known = elements(docx.part('word/_rels/document.xml.rels'));
    const ids = new Set(known.map(({ attributes }) => attributes['Id']));
    const used = usedIds(docx.part('word/document.xml'));
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
    const outer = known.filter(({ attributes }) => attributes['TargetMode'] === 'External');
    expect(outer.map(({ attributes }) => attributes['Target'])).toEqual([
      'https://example.org/?a=1&b=2',
      'https://doi.org/10.1000/xyz_123',
    ]);
  });

  it('are the same bytes for the same report', async () => {
    const [one, other] = [
      await writtenDocx(await printableReport(everything)),
      await writtenDocx(await printableReport(everything)),
    ];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });

  it('say title, authors, language, day and note', async () => {
    const core = (await writtenDocx(await printableReport({ changes: { language: 'de' } }))).part('docProps/core.xml');
    const text = (name: string) => textOf(first(core, name));
    expect(text('dc:title')).toBe('Small things: a report & its parts');
    expect(text('dc:creator')).toBe('Ada Lovelace; Grace Hopper');
    expect(text('dc:language')).toBe('de-DE');
    expect(text('dcterms:created')).toBe('2026-01-31T00:00:00Z');
    expect(text('dc:description')).not.toBe('');
  });

  it('hold no character that XML has no place for', async () => {
    const docx = await writtenDocx(await printableReport({ changes: { title: 'a\u0000b\u000bc <d>' } }));
    expect(textOf(first(docx.part('docProps/core.xml'), 'dc:title'))).toBe('abc <d>');
    expect(paragraphsOf(docx.part('word/document.xml'), 'Title').map(shown)).toEqual(['abc <d>']);
  });
});

describe('the headings', () => {
  it('are numbered by Word where it counts as the report does', async () => {
    const docx = await writtenDocx(await printableReport({ numbersHeadings: true }));
    const document = docx.part('word/document.xml');
    expect(
      all(document, 'w:p')
        .filter((p) => /^Heading\d$/.test(styleOf(p)))
        .map((p) => `${styleOf(p)} ${shown(p)}`),
    ).toEqual([
      'Heading1 Introduction',
      'Heading1 Findings',
      'Heading2 What was measured & how',
      'Heading3 Inside a section emphasised',
      'Heading4 One deeper',
      'Heading2 Tables and figures',
      'Heading1 其他语言',
      'Heading1 Not drafted',
      'Heading1 References',
    ]);
    const numbering = first(styleNamed(docx, 'heading 2'), 'w:numId').attributes['w:val'];
    const numbers = docx.part('word/numbering.xml');
    const num = all(numbers, 'w:num').find(({ attributes }) => attributes['w:numId'] === numbering);
    const abstract = num && first(num, 'w:abstractNumId').attributes['w:val'];
    const definition = all(numbers, 'w:abstractNum').find(
      ({ attributes }) => attributes['w:abstractNumId'] === abstract,
    );
    const levels = definition === undefined ? [] : all(definition, 'w:lvl');
    expect(levels.map((level) => first(level, 'w:lvlText').attributes['w:val']).slice(0, 3)).toEqual([
      '%1',
      '%1.%2',
      '%1.%2.%3',
    ]);
    expect(levels.map((level) => first(level, 'w:pStyle').attributes['w:val'])[1]).toBe('Heading2');
    const references = paragraphsOf(document, 'Heading1').at(-1);
    expect(references && first(references, 'w:numId').attributes['w:val']).toBe('0');
  });

  it('bear the numbers as text where Word would count otherwise', async () => {
    const report = await printableReport({ numbersHeadings: true });
    const blocks = report.blocks.map((block) => (block.type === 'heading' ? { ...block, number: 'A.1' } : block));
    const docx = await writtenDocx({ ...report, blocks });
    const [heading] = paragraphsOf(docx.part('word/document.xml'), 'Heading1');
    expect(heading && shown(heading)).toBe('A.1\tIntroduction');
    expect(all(styleNamed(docx, 'heading 1'), 'w:numPr')).toEqual([]);
  });

  it('are listed in a table of contents that is filled and that Word updates', async () => {
    const document = (await writtenDocx(await printableReport(everything))).part('word/document.xml');
    const contents = first(document, 'w:sdt');
    expect(first(contents, 'w:docPartGallery').attributes['w:val']).toBe('Table of Contents');
    expect(textOf(first(contents, 'w:instrText'))).toContain('TOC \\o "1-3"');
    expect(first(contents, 'w:fldChar').attributes['w:dirty']).toBe('true');
    const entries = all(contents, 'w:hyperlink').map((entry) => shown(entry).split('\t').slice(0, 2));
    expect(entries.slice(0, 3)).toEqual([
      ['1', 'Introduction'],
      ['2', 'Findings'],
      ['2.1', 'What was measured & how'],
    ]);
    expect(entries.at(-1)?.[0]).toBe('Evidence');
    const pages = all(contents, 'w:hyperlink').map((entry) => Number(shown(entry).split('\t').at(-1)));
    expect(pages[0]).toBe(2);
    expect(pages).toEqual(pages.toSorted((one, other) => one - other));
    expect(pages.at(-1)).toBeGreaterThan(2);
    const characters = all(contents, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    expect(characters.filter((type) => type === 'begin')).toHaveLength(
      characters.filter((type) => type === 'end').length,
    );
  });
});

describe('the first page and the running heads', () => {
  it('have styles of their own', async () => {
    const docx = await writtenDocx(await printableReport());
    const document = docx.part('word/document.xml');
    const text = (style: string) => paragraphsOf(document, style).map(shown);
    expect(text('Title')).toEqual(['Small things: a report & its parts']);
    expect(text('Author')).toEqual(['Ada Lovelace, Grace Hopper']);
    expect(text('Date')).toEqual(['January 31, 2026']);
    expect(text('ReportNote')).toHaveLength(1);
    expect(shown(docx.part('word/header1.xml'))).toBe('Small things: a report & its parts');
    expect(all(docx.part('word/footer1.xml'), 'w:instrText').map(textOf)).toEqual(['PAGE']);
    expect(all(first(document, 'w:sectPr'), 'w:titlePg')).toHaveLength(1);
  });

  it('stand on the paper that was asked for', async () => {
    const size = async (paper: 'a4' | 'letter') =>
      first((await writtenDocx(await printableReport({ paper }))).part('word/document.xml'), 'w:pgSz').attributes[
        'w:w'
      ];
    expect(await size('a4')).toBe('11906');
    expect(await size('letter')).toBe('12240');
  });

  it('use no style that isn’t there', async () => {
    const docx = await writtenDocx(await printableReport(everything));
    const known = new Set(elements(docx.part('word/styles.xml')).map(({ attributes }) => attributes['w:styleId']));
    const used = ['document', 'footnotes', 'endnotes', 'comments', 'header1', 'footer1']
      .map((name) => docx.part(`word/${name}.xml`))
      .flatMap((part) => ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => all(part, name)))
      .map(({ attributes }) => attributes['w:val']);
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((id) => !known.has(id))).toEqual([]);
  });
});

function usedIds(within: Parameters<typeof elements>[0]): readonly string[] {
  return elements(within).flatMap((element) => [
    ...['r:id', 'r:embed'].flatMap((name) => element.attributes[name] ?? []),
    ...usedIds(element),
  ]);
}
