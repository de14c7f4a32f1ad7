import { describe, expect, it } from 'vitest';
import { buildOdt, openDocument } from './build-books.ts';
import { buildZip } from './build-zip.ts';
import { blocksOf, faultOf, readContent } from './reading.ts';

const body = `<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region></text:tracked-changes>
  <text:p text:style-name="P1">On rivers</text:p>
  <text:table-of-content><text:index-body><text:p>Chapter 3</text:p></text:index-body></text:table-of-content>
  <text:h text:outline-level="2">A <text:span>chapter</text:span></text:h>
  <text:p>Words,<text:s text:c="3"/>more<text:tab/>and
    more<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.<text:line-break/>Next<office:annotation><dc:creator>X</dc:creator><text:p>A comment.</text:p></office:annotation> line<text:span text:style-name="T9"> hidden</text:span>.</text:p>
  <text:list><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Two</text:p></text:list-item></text:list></text:list-item></text:list>
  <text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">Figure 1: <text:sequence>A dam</text:sequence></text:p></draw:text-box></draw:frame></text:p>
  <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Level</text:p></table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>all</text:p><text:p>of it</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
  <text:section text:display="none"><text:p>Not shown.</text:p></text:section>
  <text:p text:style-name="Quotations">Said.</text:p>
  <text:p text:style-name="Preformatted_20_Text">code</text:p><text:p text:style-name="Preformatted_20_Text"><text:s text:c="2"/>more</text:p>`;
const styles = `<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="Illustration" style:parent-style-name="Caption"/><style:style style:name="T9"><style:text-properties text:display="none"/></style:style>`;
const blocks = [
  'heading1: On rivers',
  'heading2: A chapter',
  'paragraph: Words, more and more.\nNext line.',
  'list-item: One',
  'list-item: Two',
  'caption: Figure 1: A dam',
  'table: Year | Level\nall of it',
  'quotation: Said.',
  'code: code\n  more',
  'footnote: A note.',
];

describe('OpenDocument text', () => {
  it('reads structure, notes at the end, and leaves out what is hidden, deleted or a comment', async () => {
    const read = await readContent('a.odt', buildOdt({ body, styles }));
    expect(blocksOf(read)).toEqual(blocks);
    expect(read.warnings).toEqual(['Comments in the margin were left out (1).']);
  });

  it('reads it as one XML file, too', async () => {
    const flat = openDocument(
      'document',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    );
    expect(blocksOf(await readContent('a.fodt', flat))).toEqual(blocks);
    expect((await faultOf('a.fodt', 'Only some words.')).code).toBe('file-type-mismatch');
    expect((await faultOf('a.fodt', flat.slice(0, 900))).code).toBe('file-damaged');
  });

  it('reads formulas as they were typed', async () => {
    const math =
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>E</mi><annotation encoding="StarMath 5.0">E = m c^2</annotation></semantics></math>';
    const read = await readContent(
      'a.odt',
      buildOdt({
        body: '<text:p>So<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>holds.</text:p>',
        extra: [{ name: 'Object 1/content.xml', content: math }],
      }),
    );
    expect(read.text).toBe('So E = m c^2 holds.');
  });

  it('takes title, author, date and keywords of its properties', async () => {
    const meta =
      '<dc:title>Rivers &amp; lakes</dc:title><meta:initial-creator>Ada Lovelace</meta:initial-creator><dc:creator>Someone Else</dc:creator><meta:creation-date>2021-03-04T05:06:07</meta:creation-date><meta:keyword>flood</meta:keyword><meta:keyword>dam</meta:keyword>';
    expect((await readContent('a.odt', buildOdt({ body: '<text:p>x</text:p>', meta }))).bibliographic).toMatchObject({
      title: 'Rivers & lakes',
      author: [{ family: 'Lovelace', given: 'Ada' }],
      issued: [2021, 3, 4],
      keyword: 'flood, dam',
    });
  });

  it('is protected, damaged, empty or no text, and says so', async () => {
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    expect((await faultOf('a.odt', buildOdt({ body: '<text:p>x</text:p>', manifest }))).code).toBe('file-encrypted');
    expect((await faultOf('a.odt', buildOdt({ body: '<text:p>x</text:h>' }))).code).toBe('file-damaged');
    expect((await faultOf('a.odt', buildOdt({ body: '<text:p/>' }))).code).toBe('file-empty');
    const sheet = openDocument('document-content', '<office:body><office:spreadsheet/></office:body>');
    const other = buildZip([
      { name: 'META-INF/manifest.xml', content: Buffer.from('<x/>') },
      { name: 'content.xml', content: Buffer.from(sheet) },
    ]);
    expect(await faultOf('a.odt', other)).toMatchObject({
      code: 'file-type-mismatch',
      message: expect.stringContaining('.xlsx') as string,
    });
  });
});
