import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '#main/adapters/writers/html/index.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { htmlOf } from './support/open-page.ts';

const signal = new AbortController().signal;

async function documentOf(options: Parameters<typeof printableReport>[0] = {}) {
  return parse(await printableReport({ hasContents: true, numbersHeadings: true, withAppendix: true, ...options }));
}

async function parse(report: PrintableReport): Promise<Document> {
  return parseHTML(await htmlOf(report)).document;
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

describe('the page', () => {
  it('says its language, title, authors and date', async () => {
    const document = await documentOf();
    expect(document.documentElement.lang).toBe('en');
    expect(document.documentElement.hasAttribute('dir')).toBe(false);
    expect(document.title).toBe('Small things: a report & its parts');
    const authors = [...document.querySelectorAll('meta[name=author]')].map((meta) => meta.getAttribute('content'));
    expect(authors).toEqual(['Ada Lovelace', 'Grace Hopper']);
    expect(textOf(document.querySelector('.title-block'))).toContain('Ada Lovelace, Grace Hopper January 31, 2026');
    expect(document.querySelectorAll('main, h1')).toHaveLength(2);
  });

  it('has the headings in order, as they are numbered, with nested sections', async () => {
    const document = await documentOf({ withAppendix: false });
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')];
    expect(headings.map((heading) => `${heading.tagName} ${textOf(heading)}`)).toEqual([
      'H1 Small things: a report & its parts',
      'H2 1 Introduction',
      'H2 2 Findings',
      'H3 2.1 What was measured & how',
      ...headings.slice(4, 6).map((heading) => `${heading.tagName} ${textOf(heading)}`),
      'H3 2.2 Tables and figures',
      'H2 3 其他语言',
      'H2 4 Not drafted',
      'H2 Notes',
      'H2 References',
    ]);
    expect(headings.slice(4, 6).map(({ tagName }) => tagName)).toEqual(['H4', 'H5']);
    expect(textOf(headings[4]?.querySelector('em'))).toBe('emphasised');
    const sectionsAround = (element: Element | undefined): readonly Element[] => {
      const section = element?.closest('section') ?? null;
      return section === null ? [] : [section, ...sectionsAround(section.parentElement ?? undefined)];
    };
    expect(sectionsAround(headings[5]).map((section) => section.firstElementChild)).toEqual([
      headings[5],
      headings[4],
      headings[3],
      headings[2],
    ]);
  });

  it.each(['numbered', 'author-date', 'note'] as const)(
    'leads nowhere but to what is there, and has no id twice, in the style %s',
    async (style) => {
      const document = await documentOf({ style });
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(30);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1));
      expect(targets.length).toBeGreaterThan(30);
      expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([]);
      const named = [...document.querySelectorAll('[aria-labelledby], [aria-describedby]')].map(
        (element) => element.getAttribute('aria-labelledby') ?? element.getAttribute('aria-describedby') ?? '',
      );
      expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it('has contents only where they are wanted, with every heading down to the third level', async () => {
    const nav = (await documentOf()).querySelector('nav');
    expect(nav?.getAttribute('role')).toBe('doc-toc');
    const entries = [...(nav?.querySelectorAll('a') ?? [])].map(textOf);
    expect(entries).toEqual([
      '1 Introduction',
      '2 Findings',
      '2.1 What was measured & how',
      expect.stringContaining('Inside a section emphasised'),
      '2.2 Tables and figures',
      '3 其他语言',
      '4 Not drafted',
      'Notes',
      'References',
      'Evidence',
    ]);
    expect((await documentOf({ hasContents: false })).querySelector('nav')).toBe(null);
  });

  it('is the same file each time, and one file', async () => {
    const report = await printableReport({ hasContents: true, withAppendix: true });
    expect(await htmlOf(report)).toBe(await htmlOf(report));
  });
});

describe('blocks', () => {
  it('are tables with caption, head, scopes and spans', async () => {
    const [first, second] = (await documentOf()).querySelectorAll('table');
    expect(textOf(first?.querySelector('caption'))).toBe('Table 1. Weights & measures in 100%');
    const head = [...(first?.querySelectorAll('thead th') ?? [])];
    expect(head.map((cell) => [textOf(cell), cell.getAttribute('scope')])).toEqual([
      ['Thing', 'col'],
      ['Weight', 'col'],
      ['min', 'col'],
      ['max', 'col'],
    ]);
    expect(head[0]?.getAttribute('rowspan')).toBe('2');
    expect(head[1]?.getAttribute('colspan')).toBe('2');
    expect(first?.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(textOf(first?.querySelector('tbody td ul li'))).toBe('worker');
    expect(second?.querySelector('caption')).toBe(null);
    expect(second?.querySelector('thead')).toBe(null);
  });

  it('are figures that hold their image, with its size, alternative text and caption', async () => {
    const [first, second] = (await documentOf()).querySelectorAll('figure');
    const image = first?.querySelector('img');
    expect(image?.getAttribute('src')).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
    expect(image?.getAttribute('alt')).toBe('Three bars');
    expect(Number(image?.getAttribute('width'))).toBeGreaterThan(0);
    expect(textOf(first?.querySelector('figcaption'))).toMatch(/^Figure 1\. Weights of three things \[/);
    expect(second?.querySelector('figcaption')).toBe(null);
  });

  it('are MathML, or the LaTeX where there is none', async () => {
    const document = await documentOf();
    expect(document.querySelector('.display-maths math[display=block]')).not.toBe(null);
    expect(document.querySelector('p .maths math')).not.toBe(null);
    expect(textOf(document.querySelector('.display-maths code.maths'))).toBe(String.raw`\frac{1`);
  });

  it('are lists, quotations, code and marks', async () => {
    const document = await documentOf();
    expect(textOf(document.querySelector('main ol[start="3"]'))).toBe('Three Four');
    expect(textOf(document.querySelector('main ul ul'))).toMatch(/^Inner \[/);
    expect(document.querySelectorAll('main section > blockquote p')).toHaveLength(2);
    expect(document.querySelector('pre code.language-python')?.textContent).toContain('x < 2 and "a&b"');
    expect(textOf(document.querySelector('strong em'))).toBe('both');
    expect(['u', 's', 'sup', 'sub', 'code'].map((name) => textOf(document.querySelector(`p > ${name}`)))).toEqual([
      'underlined',
      'struck',
      '2',
      '2',
      'code()',
    ]);
    expect(document.querySelector('a[href="https://example.org/?a=1&b=2"]')).not.toBe(null);
  });

  it('say which language and direction they have, where it is another', async () => {
    const document = await documentOf();
    expect(document.querySelectorAll('section > p:not([lang])').length).toBeGreaterThan(2);
    const chinese = document.querySelector('section > p[lang=zh]');
    expect(textOf(chinese)).toContain('城市里的水很少');
    expect(chinese?.hasAttribute('dir')).toBe(false);
    const arabic = document.querySelector('section > p[lang=ar]');
    expect(arabic?.getAttribute('dir')).toBe('rtl');
    // The citation in it is English.
    expect(arabic?.querySelector('.citation')?.getAttribute('dir')).toBe('ltr');
    const arabicReport = await documentOf({ changes: { language: 'ar' } });
    expect(arabicReport.documentElement.dir).toBe('rtl');
    expect(arabicReport.querySelector('section > p[lang=ar]')).toBe(null);
    expect(arabicReport.querySelector('section > p[dir=ltr]')).not.toBe(null);
    expect(arabicReport.querySelector('pre')?.dir).toBe('ltr');
  });
});

describe('notes and references', () => {
  it('lead there and back', async () => {
    const document = await documentOf();
    const call = document.querySelector('[role=doc-noteref]');
    const note = document.querySelector(`[role=doc-endnotes] li#${call?.getAttribute('href')?.slice(1)}`);
    expect(textOf(note)).toContain('A note with marks and a citation [');
    const back = note?.querySelector('[role=doc-backlink]');
    expect(back?.getAttribute('href')).toBe(`#${call?.id}`);
    expect(back?.getAttribute('aria-label')).toBe('Back to the text');
  });

  it('put the citations of a note style into the notes', async () => {
    const document = await documentOf({ style: 'note' });
    expect(document.querySelector('main section > p .citation')).toBe(null);
    expect(document.querySelectorAll('[role=doc-endnotes] .citation[aria-haspopup]').length).toBeGreaterThan(5);
  });

  it('have an entry for each reference, with links that work', async () => {
    const document = await documentOf();
    const entries = [...document.querySelectorAll('[role=doc-bibliography] li')];
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.every((entry) => entry.querySelector('.mark') !== null)).toBe(true);
    const byAuthor = await documentOf({ style: 'author-date' });
    expect(byAuthor.querySelector('.references.hanging .mark')).toBe(null);
  });

  it('have each citation with its sentence and quotes in the appendix', async () => {
    const report = await printableReport({ withAppendix: true });
    const document = await parse(report);
    const entries = [...document.querySelectorAll('.appendix-entry')];
    expect(entries).toHaveLength(report.appendix?.length ?? -1);
    expect(textOf(entries[0])).toContain('“First” <words> & of 0.0');
    expect(textOf(entries[0])).toContain('page 3');
    expect((await documentOf({ withAppendix: false })).querySelector('.appendix')).toBe(null);
  });
});

describe('what is hostile', () => {
  it('stays text', async () => {
    const nasty = '</style></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;\u0000\u0007';
    const report = await printableReport({ changes: { title: nasty, authors: [nasty] }, withAppendix: true });
    const plain = await parse(await printableReport({ withAppendix: true }));
    const citations = report.citations.map((citation) => ({
      ...citation,
      label: [{ text: nasty }],
      quotes: citation.quotes.map((quote) => ({ ...quote, exact: nasty, sourceTitle: nasty })),
    }));
    const document = await parse({ ...report, citations, note: nasty });
    const visible = nasty.replaceAll(/[\u0000-\u0008]/g, '');
    expect(document.title).toBe(visible);
    expect(document.querySelector('.provenance')?.textContent).toBe(visible);
    expect(document.querySelector('.quotes blockquote')?.textContent).toBe(visible);
    const count = (of: Document) => [...of.querySelectorAll('*')].length;
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(count(document)).toBe(count(plain) - 1);
  });

  it('is no address, and loses its link alone', async () => {
    const report = await printableReport();
    const link = (href: string) => ({
      type: 'text' as const,
      text: href,
      marks: [{ type: 'link' as const, attrs: { href } }],
    });
    const hrefs = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'x y',
      'mailto:a@b.c',
    ];
    const document = await parse({ ...report, blocks: [{ type: 'paragraph', content: hrefs.map(link) }] });
    expect(document.querySelector('main > p')?.textContent).toBe(hrefs.join(''));
    const kept = [...document.querySelectorAll('main > p a')].map((each) => each.getAttribute('href'));
    expect(kept).toEqual(['mailto:a@b.c']);
  });
});

describe('faults', () => {
  it('names the image that can not be read', async () => {
    const report = await printableReport();
    const images = new Map(
      [...report.images].map(([id, { asset }]) => [id, { asset, read: () => Promise.reject(new Error('gone')) }]),
    );
    const unreadable = await writeHtml({ ...report, images }, { name: 'report', signal });
    expect(unreadable).toMatchObject({ ok: false, fault: { code: 'image-unreadable', detail: 'gone' } });
    const missing = await writeHtml({ ...report, images: new Map() }, { name: 'report', signal });
    expect(missing).toMatchObject({ ok: false, fault: { code: 'image-unreadable' } });
  });

  it('stops when it is told to', async () => {
    const stopped = await writeHtml(await printableReport(), { name: 'report', signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
  });
});
