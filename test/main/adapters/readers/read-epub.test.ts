import { describe, expect, it } from 'vitest';
import { buildEpub, xhtml } from './build-books.ts';
import { blocksOf, faultOf, readContent, readFixture } from './reading.ts';

const page = (number: string): string => `<span epub:type="pagebreak" title="${number}" id="p${number}"/>`;

function book(...bodies: readonly string[]) {
  return { files: bodies.map((body, index) => ({ name: `c${index}.xhtml`, html: xhtml(body) })) };
}

describe('EPUB', () => {
  it('reads the files of the spine in order, structure and notes kept, marks of notes left out', async () => {
    const read = await readContent(
      'a.epub',
      buildEpub(
        book(
          '<h1>One</h1><p>First&nbsp;words<a epub:type="noteref" href="#n">1</a>, it &amp; more<sup><a href="#x">2</a></sup><a href="#y"><sup>3</sup></a>.<br/>New line.</p><ul><li>Item</li></ul><figure><img src="a.png"/><figcaption>Figure 1</figcaption></figure><aside epub:type="footnote" id="n"><p>The note. <a href="#r" role="doc-backlink">↩︎</a></p></aside>',
          '<h2>Two</h2><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><p hidden="hidden">Secret.</p><nav><ol><li><a href="c0.xhtml">One</a></li></ol></nav><p><ruby>漢<rp>(</rp><rt>kan</rt></ruby> <math alttext="x^2"><mi>x</mi></math> <math><semantics><mi>y</mi><annotation encoding="application/x-tex">y_1</annotation></semantics></math></p><script>run()</script>',
        ),
      ),
    );
    expect(blocksOf(read)).toEqual([
      'heading1: One',
      'paragraph: First words, it & more.\nNew line.',
      'list-item: Item',
      'caption: Figure 1',
      'footnote: The note.',
      'heading2: Two',
      'table: a | b\n1 | 2',
      'paragraph: 漢 x^2 y_1',
    ]);
    expect(read.warnings).toEqual([]);
  });

  it('puts what is outside the reading order last and names files that are missing or broken', async () => {
    const options = book('<p>First.</p>', '<p>Aside.</p>', '<p>Last.</p>');
    const read = await readContent(
      'a.epub',
      buildEpub({
        files: options.files.map((file, index) => ({ ...file, isLinear: index !== 1 })),
        manifest: '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>',
        spine: '<itemref idref="gone"/><itemref idref="nobody"/>',
      }),
    );
    expect(read.text).toBe('First.\n\nLast.\n\nAside.');
    expect(read.warnings).toEqual([
      expect.stringMatching(/left out: OEBPS\/gone\.xhtml, nobody\.$/),
      expect.stringMatching(/\(1\) were put at its end/),
    ]);
  });

  it('passes over the table of contents that an older book names', async () => {
    const files = book('<p>Chapter one: 5</p>', '<p>Words.</p>').files;
    const guide = '<guide><reference type="toc" href="c0.xhtml"/></guide>';
    expect((await readContent('a.epub', buildEpub({ files, guide }))).text).toBe('Words.');
  });

  it('gives pages the numbers that are printed on them', async () => {
    const read = await readContent(
      'a.epub',
      buildEpub(
        book(
          `<p>Cover.</p>`,
          `<div>${page('169')}</div><p>On the first ${page('170')} page and the <b>sec${page('171')}ond</b>.</p>`,
          `<p>End.</p>`,
        ),
      ),
    );
    expect(read.text).toBe('Cover.\n\nOn the first page and the second.\n\nEnd.');
    expect(
      read.layout.pages.map(({ number, charStart, charEnd }) => [number, read.text.slice(charStart, charEnd)]),
    ).toEqual([
      [169, 'Cover.\n\nOn the first '],
      [170, 'page and the sec'],
      [171, 'ond.\n\nEnd.'],
    ]);
  });

  it('takes pages of the page list, Roman ones by their value, and counts those whose labels say nothing', async () => {
    const nav = (labels: readonly string[]) => ({
      name: 'nav.xhtml',
      properties: 'nav',
      html: xhtml(
        `<nav epub:type="page-list"><ol>${labels.map((label, index) => `<li><a href="c0.xhtml#p${index}">${label}</a></li>`).join('')}</ol></nav>`,
      ),
    });
    const body = [0, 1, 2].map((index) => `<p id="p${index}">Page ${index}</p>`).join('');
    const roman = await readContent('a.epub', buildEpub({ files: [...book(body).files, nav(['iv', 'v', '1'])] }));
    expect(roman.layout.pages.map(({ number }) => number)).toEqual([4, 5, 1]);
    expect(roman.warnings).toEqual([expect.stringMatching(/Roman.*iv is page 4/)]);
    const odd = await readContent('a.epub', buildEpub({ files: [...book(body).files, nav(['A-3', 'x!', '7'])] }));
    expect(odd.layout.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(odd.warnings).toEqual([expect.stringMatching(/counted from 1/)]);
    const down = await readContent('a.epub', buildEpub({ files: [...book(body).files, nav(['9', '8', '7'])] }));
    expect(down.layout.pages.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('takes headings from the contents for files that have none', async () => {
    const ncx = `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
      <navPoint><navLabel><text>Chapter One</text></navLabel><content src="c0.xhtml"/></navPoint>
      <navPoint><navLabel><text>Chapter Two</text></navLabel><content src="c1.xhtml"/>
        <navPoint><navLabel><text>Its part</text></navLabel><content src="c1.xhtml#part"/></navPoint></navPoint>
      <navPoint><navLabel><text>Chapter Three</text></navLabel><content src="c2.xhtml"/></navPoint></navMap></ncx>`;
    const read = await readContent(
      'a.epub',
      buildEpub({
        ...book(
          '<p class="t">CHAPTER ONE.</p><p>Words.</p>',
          '<p>More.</p><div id="part"><p>Deep.</p></div>',
          '<h3>Own</h3><p>End.</p>',
        ),
        manifest: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        extra: [{ name: 'OEBPS/toc.ncx', content: ncx }],
      }),
    );
    expect(blocksOf(read)).toEqual([
      'heading1: CHAPTER ONE.',
      'paragraph: Words.',
      'heading1: Chapter Two',
      'paragraph: More.',
      'heading2: Its part',
      'paragraph: Deep.',
      'heading3: Own',
      'paragraph: End.',
    ]);
  });

  it('takes title, people by role, publisher, date, ISBN and DOI of the package', async () => {
    const metadata = `<dc:title id="s">The sequel</dc:title><dc:title id="m">Rivers</dc:title><meta refines="#s" property="title-type">subtitle</meta><meta refines="#m" property="title-type">main</meta>
      <dc:creator id="a">Ada King, Countess of Lovelace</dc:creator><meta refines="#a" property="file-as">Lovelace, Ada</meta><meta refines="#a" property="role">aut</meta>
      <dc:creator opf:role="trl">Emmy Noether</dc:creator><dc:contributor opf:role="edt">Carl Gauß</dc:contributor><dc:contributor opf:role="bkp">A Maker</dc:contributor>
      <dc:publisher>Wehr &amp; Sohn</dc:publisher><dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">1999-05</dc:date>
      <dc:language>de-AT</dc:language><dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier><dc:identifier>https://doi.org/10.1000/182</dc:identifier>
      <dc:subject>Floods</dc:subject><dc:subject>Law</dc:subject><dc:description>&lt;p&gt;About rivers.&lt;/p&gt;</dc:description>`;
    const { bibliographic, language } = await readContent('a.epub', buildEpub({ ...book('<p>12</p>'), metadata }));
    expect(bibliographic).toEqual({
      type: 'book',
      title: 'Rivers: The sequel',
      author: [{ family: 'Lovelace', given: 'Ada' }],
      translator: [{ family: 'Noether', given: 'Emmy' }],
      editor: [{ family: 'Gauß', given: 'Carl' }],
      publisher: 'Wehr & Sohn',
      issued: [1999, 5],
      language: 'de-AT',
      ISBN: '9783161484100',
      DOI: '10.1000/182',
      keyword: 'Floods, Law',
      abstract: 'About rivers.',
    });
    expect(language).toBe('de');
  });

  it('reads published samples', async () => {
    const water = await readFixture('hefty-water.epub');
    expect(water.bibliographic).toMatchObject({ title: 'Hefty Water', issued: [2012, 3, 29] });
    expect(blocksOf(water)).toContain('paragraph: 2H2 + O2 ⟶ 2H2O');
    expect(water.text).not.toContain('hydrogen oxygen');
    const rightToLeft = await readFixture('w3c-pkg-spine-progression_rtl.epub');
    expect(blocksOf(rightToLeft).filter((block) => block.startsWith('heading'))).toEqual(
      [1, 2, 3, 4].map((number) => `heading1: Page ${number}`),
    );
    expect((await readFixture('w3c-ocf-font_obfuscation.epub')).text).toContain('unusual TrueType font');
  });

  it('says what protects or ails a book', async () => {
    const encryption = (uri: string) => ({
      name: 'META-INF/encryption.xml',
      content: `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const locked = buildEpub({ ...book('<p>x</p>'), extra: [encryption('OEBPS/c0.xhtml')] });
    expect(await faultOf('a.epub', locked)).toMatchObject({
      code: 'file-encrypted',
      message: expect.stringContaining('DRM') as string,
    });
    const withLockedSound = buildEpub({ ...book('<p>x</p>'), extra: [encryption('OEBPS/song.mp3')] });
    expect((await readContent('a.epub', withLockedSound)).text).toBe('x');
    expect((await faultOf('a.epub', buildEpub(book('<img src="a.png"/>')))).code).toBe('file-empty');
    expect((await faultOf('a.epub', buildEpub({ files: [], spine: '<itemref idref="x"/>' }))).code).toBe(
      'file-damaged',
    );
    expect((await faultOf('a.epub', buildEpub({ ...book('<p>x</p>'), metadata: '<broken' }))).code).toBe(
      'file-damaged',
    );
  });
});
