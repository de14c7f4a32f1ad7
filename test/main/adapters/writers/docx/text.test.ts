import { describe, expect, it } from 'vitest';
import type { PrintableReport, PrintBlock } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { all, elements, first, paragraphsOf, shown, styleOf, writtenDocx, type Xml } from './support/open-docx.ts';

async function documentOf(blocks: readonly PrintBlock[], changes: Partial<PrintableReport> = {}): Promise<Xml> {
  return (await writtenDocx({ ...(await printableReport()), blocks, ...changes })).part('word/document.xml');
}

function words(text: string): PrintBlock {
  return { type: 'paragraph', content: [{ type: 'text', text, marks: [] }] };
}

describe('text', () => {
  it('keeps every blank, tab and line of code', async () => {
    const document = await documentOf([
      { type: 'code', language: 'python', text: 'def f():\n\tif x:\n        return  1\n' },
    ]);
    expect(paragraphsOf(document, 'SourceCode').map(shown)).toEqual(['def f():\n\tif x:\n        return  1']);
  });

  it('bears the marks of the report', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const runWith = (text: string) => all(document, 'w:r').find((run) => shown(run) === text);
    const properties = (text: string) => {
      const run = runWith(text);
      return run === undefined ? [] : elements(first(run, 'w:rPr')).map(({ name }) => name);
    };
    expect(properties('bold')).toEqual(['w:b', 'w:bCs']);
    expect(properties('italic')).toEqual(['w:i', 'w:iCs']);
    expect(properties('both')).toEqual(['w:b', 'w:bCs', 'w:i', 'w:iCs']);
    expect(properties('underlined')).toEqual(['w:u']);
    expect(properties('struck')).toEqual(['w:strike']);
    expect(styleOf(runWith('code()') ?? document)).toBe('VerbatimChar');
    expect(styleOf(runWith('a link') ?? document)).toBe('Hyperlink');
  });

  it('is never taken for a field or a tag, and loses what XML can’t hold', async () => {
    const document = await documentOf([
      words('CURRENT'),
      words('TOTAL_PAGES'),
      words('a\u0000b\u0008c\ud800d <w:t>&amp;'),
    ]);
    expect(paragraphsOf(document, 'BodyText').map(shown)).toEqual(['CURRENT', 'TOTAL_PAGES', 'abc\ufffdd <w:t>&amp;']);
  });

  it('links only to pages and mail addresses', async () => {
    const link = (href: string): PrintBlock => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] }],
    });
    const document = await documentOf(
      [link('javascript:alert(1)'), link('file:///etc/passwd'), link('mailto:a@b.org')],
      {
        bibliography: { references: [], hasHangingIndent: false },
      },
    );
    expect(paragraphsOf(document, 'BodyText').map(shown)).toEqual(['here', 'here', 'here']);
    expect(all(document, 'w:hyperlink')).toHaveLength(1);
  });

  it('in a quotation has its style, further in for a quotation inside', async () => {
    const inner: PrintBlock = { type: 'quotation', blocks: [words('inner')] };
    const document = await documentOf([{ type: 'quotation', blocks: [words('outer'), inner] }]);
    const [outer, within] = paragraphsOf(document, 'Quote');
    expect(outer && all(outer, 'w:ind')).toEqual([]);
    expect(within && Number(first(within, 'w:ind').attributes['w:left'])).toBeGreaterThan(500);
  });
});

describe('languages', () => {
  it('stand on the runs of Chinese, Japanese, Korean, Arabic and Hebrew', async () => {
    const document = await documentOf(
      ['Water 水 here', '水が流れる', '물', 'السلام عليكم 25', 'שלום'].map((text) => words(text)),
    );
    const paragraphs = paragraphsOf(document, 'BodyText');
    const languages = paragraphs.map((paragraph) =>
      all(paragraph, 'w:lang').map(({ attributes }) => attributes['w:eastAsia'] ?? attributes['w:bidi']),
    );
    expect(languages).toEqual([
      ['zh-CN'],
      ['ja-JP', 'ja-JP', 'ja-JP', 'ja-JP'].slice(0, languages[1]?.length),
      ['ko-KR'],
      ['ar-SA'],
      ['he-IL'],
    ]);
    expect(paragraphs.map((paragraph) => all(paragraph, 'w:bidi').length)).toEqual([0, 0, 0, 1, 1]);
    expect(paragraphs.map((paragraph) => all(paragraph, 'w:rtl').length)).toEqual([0, 0, 0, 1, 1]);
    expect(paragraphs.map(shown)).toEqual(['Water 水 here', '水が流れる', '물', 'السلام عليكم 25', 'שלום']);
  });

  it('of the report hold for all that says nothing else', async () => {
    const languages = async (language: string) => {
      const docx = await writtenDocx(await printableReport({ changes: { language } }));
      return first(first(docx.part('word/styles.xml'), 'w:docDefaults'), 'w:lang').attributes;
    };
    expect(await languages('de')).toEqual({ 'w:val': 'de-DE', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' });
    expect(await languages('ja')).toMatchObject({ 'w:eastAsia': 'ja-JP' });
    expect(await languages('fa')).toMatchObject({ 'w:bidi': 'fa-IR' });
  });

  it('turn headings and paragraphs, and keep a label in Latin letters whole there', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const heading = {
      type: 'heading',
      level: 1,
      anchor: 'h',
      number: null,
      content: [{ type: 'text', text: 'مقدمة', marks: [] }],
    } as const;
    const [arabicHeading] = paragraphsOf(await documentOf([heading]), 'Heading1');
    expect(arabicHeading && all(arabicHeading, 'w:bidi')).toHaveLength(1);
    const arabic = paragraphsOf(document, 'BodyText').find((paragraph) => all(paragraph, 'w:bidi').length > 0);
    expect(arabic && shown(arabic)).toBe('هذه جملة بالعربية تتضمن رقم 25 \u200e[5, p. 4]\u200e.');
  });
});
