import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { buildDocx, buildZip } from './build-zip.ts';
import { blocksOf, faultOf, fixturePath, readContent, readFixture } from './reading.ts';

const sentence =
  'The river is higher in spring than in autumn, since the snow melts in the mountains, and the cities know it well. ';
const article = `<!doctype html><html lang="en"><head><title>Floods | The Daily</title>
<meta property="og:title" content="Floods in spring"><meta property="og:site_name" content="The Daily">
<meta name="author" content="Ada Lovelace"><meta property="article:published_time" content="2020-04-05T10:00:00Z">
<link rel="canonical" href="https://daily.example/floods"></head><body>
<nav><a href="/">Home</a> <a href="/x">More</a></nav>
<article><h1>Floods in spring</h1><p>${sentence.repeat(3)}</p><h2>Where</h2><p>${sentence.repeat(2)}It is <b>not</b>&nbsp;new.<br>Not at all.</p>
<ul><li>Rhine</li><li>Elbe<p>in the east</p></li></ul>
<table><tr><th>Year</th><th>Level</th></tr><tr><td>1999</td><td>7 m</td></tr></table>
<pre>code
  here</pre><blockquote><p>${sentence}</p></blockquote><script>alert(1)</script></article>
<footer>Imprint</footer></body></html>`;

describe('HTML', () => {
  it('keeps the article and its structure and leaves the rest', async () => {
    const blocks = blocksOf(await readContent('page.html', article));
    expect(blocks.slice(-8)).toEqual([
      expect.stringMatching(/^heading2: Where$/),
      expect.stringMatching(/It is not new\.\nNot at all\.$/),
      'list-item: Rhine',
      'list-item: Elbe',
      'list-item: in the east',
      'table: Year | Level\n1999 | 7 m',
      'code: code\n  here',
      `quotation: ${sentence.trim()}`,
    ]);
    expect(blocks.join('\n')).not.toMatch(/Home|Imprint|alert/);
  });

  it('takes title, author, date, address and site from the head', async () => {
    expect((await readContent('page.html', article)).bibliographic).toMatchObject({
      type: 'webpage',
      title: 'Floods in spring',
      author: [{ family: 'Lovelace', given: 'Ada' }],
      issued: [2020, 4, 5],
      URL: 'https://daily.example/floods',
      'container-title': 'The Daily',
    });
    const scholarly =
      '<html><head><meta name="citation_title" content="On Floods"><meta name="citation_author" content="Noether, Emmy"><meta name="citation_author" content="Gauß, Carl"><meta name="citation_publication_date" content="1999/2"><meta name="citation_journal_title" content="Rivers"></head><body><p>Short.</p></body></html>';
    expect((await readContent('p.html', scholarly)).bibliographic).toMatchObject({
      type: 'article-journal',
      title: 'On Floods',
      author: [
        { family: 'Noether', given: 'Emmy' },
        { family: 'Gauß', given: 'Carl' },
      ],
      issued: [1999, 2],
    });
    const jsonLd = `<html><head><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"From data","datePublished":"2011-01-02","author":{"name":"Ada Lovelace"}}]}</script></head><body><p>Short.</p></body></html>`;
    expect((await readContent('p.html', jsonLd)).bibliographic).toMatchObject({
      title: 'From data',
      issued: [2011, 1, 2],
      author: [{ family: 'Lovelace' }],
    });
  });

  it('falls back to the body where there is no article', async () => {
    expect(blocksOf(await readContent('p.html', '<p>Only this.'))).toEqual(['paragraph: Only this.']);
  });

  it('reads the encoding the page declares', async () => {
    const page =
      '<html><head><meta charset="windows-1251"></head><body><p>Весной уровень воды в реках выше.</p></body></html>';
    expect((await readContent('p.htm', iconv.encode(page, 'windows-1251'))).text).toBe(
      'Весной уровень воды в реках выше.',
    );
  });
});

describe('DOCX', () => {
  it('reads headings, lists, tables and footnotes', async () => {
    expect(blocksOf(await readFixture('par-known-paragraphs.docx'))[0]).toMatch(/^heading1: /);
    expect(blocksOf(await readFixture('simple-list.docx'))).toEqual(['list-item: Apple', 'list-item: Banana']);
    expect(blocksOf(await readFixture('tables.docx'))).toEqual([
      'paragraph: Above',
      'table: Top left | Top right\nBottom left | Bottom right',
      'paragraph: Below',
    ]);
    const notes = await readFixture('footnotes.docx');
    expect(blocksOf(notes)).toEqual(
      ['paragraph: Ouch', 'footnote: A tachyon walks into a bar.', 'footnote: Fin.'].map(
        (block) => expect.stringContaining(block.slice(0, 9)) as string,
      ),
    );
    expect(notes.text).not.toMatch(/[↑[\]]/);
    expect(notes.bibliographic).toMatchObject({
      author: [{ family: 'Williamson', given: 'Michael' }],
      issued: [2014, 6, 10],
    });
  });

  it('takes the title of the core properties', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Rivers &amp; Lakes</dc:title></cp:coreProperties>';
    const read = await readContent('a.docx', buildDocx('<w:p><w:r><w:t>Text.</w:t></w:r></w:p>', core));
    expect(read.bibliographic.title).toBe('Rivers & Lakes');
    expect(blocksOf(read)).toEqual(['paragraph: Text.']);
  });

  it('is empty, damaged, encrypted, a bomb or another archive, and says so', async () => {
    const whole = readFileSync(fixturePath('blk-paras-and-tables.docx'));
    expect((await faultOf('a.docx', readFileSync(fixturePath('empty.docx')))).code).toBe('file-empty');
    expect((await faultOf('a.docx', whole.subarray(0, 9000))).code).toBe('file-damaged');
    expect((await faultOf('a.docx', buildDocx('<w:p><broken'))).code).toBe('file-damaged');
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect((await faultOf('a.docx', ole)).code).toBe('file-encrypted');
    expect((await faultOf('a.docx', ole.subarray(0, 400))).code).toBe('file-type-mismatch');
    expect((await faultOf('a.docx', buildZip([{ name: 'notes.txt', content: Buffer.from('x') }]))).code).toBe(
      'file-type-mismatch',
    );
    const boastful = buildZip([{ name: 'word/document.xml', content: Buffer.from('x'), declaredSize: 4_000_000_000 }]);
    expect((await faultOf('a.docx', boastful)).code).toBe('archive-too-large');
    const zeros = Buffer.alloc(40_000_000);
    expect((await faultOf('a.docx', buildZip([{ name: 'word/document.xml', content: zeros }]))).code).toBe(
      'archive-too-large',
    );
    expect(
      (await faultOf('a.docx', buildZip([{ name: 'word/document.xml', content: zeros, declaredSize: 1000 }]))).code,
    ).toBe('archive-too-large');
  });
});
