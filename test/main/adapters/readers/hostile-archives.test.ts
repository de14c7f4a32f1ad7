import { describe, expect, it } from 'vitest';
import { readSource } from '#main/adapters/readers/index.ts';
import { buildEpub, buildOdt, openDocument, xhtml } from './build-books.ts';
import { buildPptx, buildXlsx, shape, sheetRow } from './build-office.ts';
import { buildDocx, buildZip } from './build-zip.ts';
import { blocksOf, faultOf, readContent } from './reading.ts';

const zeros = Buffer.alloc(40_000_000);
const lol = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('');
const laughs = `<!DOCTYPE x [<!ENTITY open "x><p>"><!ENTITY l0 "lol"><!ENTITY secret SYSTEM "file:///etc/passwd">${lol}]>`;
const samples: readonly (readonly [string, Buffer])[] = [
  ['a.epub', buildEpub({ files: [{ name: 'c.xhtml', html: xhtml('<p>x</p>') }] })],
  ['a.odt', buildOdt({ body: '<text:p>x</text:p>' })],
  ['a.pptx', buildPptx([{ shapes: shape(['x']) }])],
  ['a.xlsx', buildXlsx({ sheets: [{ name: 'S', rows: sheetRow(1, ['x']) }] })],
];

describe('an archive made to harm', () => {
  it('unpacks to far more than it should, by what it declares or by what comes out', async () => {
    const honest = buildZip([{ name: 'content.xml', content: zeros }]);
    const lying = buildZip([{ name: 'content.xml', content: zeros, declaredSize: 1000 }]);
    const boastful = buildZip([{ name: 'content.xml', content: Buffer.from('x'), declaredSize: 4_000_000_000 }]);
    for (const [fileName] of samples) {
      for (const bomb of [honest, lying, boastful])
        expect((await faultOf(fileName, bomb)).code).toBe('archive-too-large');
    }
  });

  it('holds films and pictures of any size, which are not unpacked', async () => {
    const film = { name: 'OEBPS/film.mp4', content: Buffer.from('x'), declaredSize: 4_000_000_000 };
    const manifest = { name: 'META-INF/manifest.xml', content: Buffer.from('<x/>') };
    const content = openDocument('x', '<office:text><text:p>Words.</text:p></office:text>');
    const zip = buildZip([manifest, { name: 'content.xml', content: Buffer.from(content) }, film]);
    expect((await readContent('a.odt', zip)).text).toBe('Words.');
  });

  it('has more parts than any document', async () => {
    const many = buildZip(
      Array.from({ length: 20_001 }, (_, index) => ({ name: `${index}`, content: Buffer.alloc(0) })),
    );
    expect(await faultOf('a.epub', many)).toMatchObject({ code: 'file-damaged', detail: 'too many entries' });
  });

  it('ends early or has flipped bits', async () => {
    for (const [fileName, whole] of samples) {
      expect((await faultOf(fileName, whole.subarray(0, whole.length - 30))).code).toBe('file-damaged');
      for (let at = 40; at < whole.length; at += 97) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        // Whatever it is taken for, it is an answer and no crash.
        const answer = await readSource({ path: '', fileName, bytes });
        expect(answer.ok ? 'file-read' : answer.fault.code).toMatch(/^(?:file|archive)-/);
      }
    }
  });

  it('has one part that is damaged: the others are read, and it is named', async () => {
    const files = ['First', 'Second'].map((text, index) => ({
      name: `c${index}.xhtml`,
      html: xhtml(`<p>${text}.</p>`),
    }));
    const bytes = Buffer.from(buildEpub({ files }));
    // Right after the name in the local header lie the packed bytes.
    const at = bytes.indexOf('OEBPS/c0.xhtml') + 'OEBPS/c0.xhtml'.length + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0x01;
    const read = await readContent('a.epub', bytes);
    expect(read.text).toBe('Second.');
    expect(read.warnings).toEqual([expect.stringContaining('OEBPS/c0.xhtml')]);
  });

  it('is encrypted', async () => {
    for (const [fileName, whole] of samples) {
      const bytes = Buffer.from(whole);
      for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1)) bytes[at + 8] = 1;
      expect((await faultOf(fileName, bytes)).code).toBe('file-encrypted');
    }
  });

  it('has names that lead out of it, or several parts of one name', async () => {
    const zip = buildZip([
      { name: '../../../tmp/evil.xml', content: Buffer.from('<x/>') },
      { name: '/etc/passwd', content: Buffer.from('x') },
      { name: 'META-INF/manifest.xml', content: Buffer.from('<x/>') },
      {
        name: 'content.xml',
        content: Buffer.from(openDocument('x', '<office:text><text:p>First.</text:p></office:text>')),
      },
      {
        name: 'content.xml',
        content: Buffer.from(openDocument('x', '<office:text><text:p>Last.</text:p></office:text>')),
      },
    ]);
    expect((await readContent('a.odt', zip)).text).toBe('Last.');
  });
});

describe('XML made to harm', () => {
  it('expands no entity of its own and opens nothing', async () => {
    const odt = buildZip([
      { name: 'META-INF/manifest.xml', content: Buffer.from('<x/>') },
      {
        name: 'content.xml',
        content: Buffer.from(
          openDocument('x', '<office:text><text:p>&l9; &secret; &amp; &#x1F600;</text:p></office:text>').replace(
            '?>',
            `?>${laughs}`,
          ),
        ),
      },
    ]);
    expect((await readContent('a.odt', odt)).text).toBe('&l9; &secret; & 😀');
    const html = xhtml('<p>&l9; &secret; &amp; more</p>').replace('<!DOCTYPE html>', laughs);
    const book = await readContent('a.epub', buildEpub({ files: [{ name: 'c.xhtml', html }] }));
    expect(blocksOf(book)).toEqual(['paragraph: &l9; &secret; & more']);
    const rows = sheetRow(1, ['&l9;']);
    const workbook = await readContent('a.xlsx', buildXlsx({ sheets: [{ name: 'S', rows }] }));
    expect(workbook.text).toContain('&l9;');
  });

  it('nests deeper than any sound file', async () => {
    const deep = (tag: string, text: string) => `<${tag}>`.repeat(100_000) + text + `</${tag}>`.repeat(100_000);
    expect((await faultOf('a.odt', buildOdt({ body: deep('text:section', '<text:p>x</text:p>') }))).code).toBe(
      'file-damaged',
    );
    expect((await faultOf('a.pptx', buildPptx([{ shapes: deep('p:grpSp', shape(['x'])) }]))).code).toBe('file-damaged');
    expect((await faultOf('a.xlsx', buildXlsx({ sheets: [{ name: 'S', rows: deep('row', '') }] }))).code).toBe(
      'file-damaged',
    );
    const book = buildEpub({ files: [{ name: 'c.xhtml', html: xhtml(deep('div', 'x')) }] });
    expect((await faultOf('a.epub', book)).code).toBe('file-damaged');
    expect((await faultOf('a.html', Buffer.from(xhtml(deep('div', 'x'))))).code).toBe('file-damaged');
    // Paragraphs and rows needn't be closed: many of them are no depth.
    const long = await readContent('b.html', Buffer.from(`<html><body>${'<p>word'.repeat(20_000)}</body></html>`));
    expect(long.text.length).toBeGreaterThan(80_000);
  });

  it('has a second root, no end or too many levels in a Word document, which its library would not bear', async () => {
    const paragraph = '<w:p><w:r><w:t>x</w:t></w:r></w:p>';
    const bodies = [
      `${paragraph}</w:body></w:document>${'<w:p/>'.repeat(1000)}`,
      `${paragraph}<w:p>`,
      '<w:tbl><w:tr><w:tc>'.repeat(400) + paragraph + '</w:tc></w:tr></w:tbl>'.repeat(400),
    ];
    expect((await readContent('a.docx', buildDocx(paragraph))).text).toBe('x');
    for (const body of bodies) {
      expect(await faultOf('a.docx', buildDocx(body))).toMatchObject({
        code: 'file-damaged',
        detail: expect.stringContaining('word/document.xml') as string,
      });
    }
  });

  it('has a root in a comment only', async () => {
    const html = '<!-- <html> --> Words of a page.';
    expect((await readContent('a.html', html)).text).toBe('Words of a page.');
    expect((await readContent('a.epub', buildEpub({ files: [{ name: 'c.xhtml', html }] }))).text).toBe(
      'Words of a page.',
    );
  });
});
