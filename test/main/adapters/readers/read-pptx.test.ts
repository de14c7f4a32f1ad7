import { describe, expect, it } from 'vitest';
import { buildPptx, shape } from './build-office.ts';
import { buildDocx, buildZip } from './build-zip.ts';
import { blocksOf, faultOf, readContent, readFixture } from './reading.ts';

describe('PPTX', () => {
  it('reads slides in the order they are shown, titles first, each a page, notes after it', async () => {
    const deck = buildPptx(
      [
        { shapes: `${shape(['Last words'])}${shape(['Ignored'], 'ftr')}${shape(['3'], 'sldNum')}` },
        { shapes: `${shape(['One', 'Two'], 'body')}${shape(['The', 'title'], 'ctrTitle')}`, notes: 'Say it slowly.' },
        { shapes: '' },
      ],
      { order: [1, 2, 0] },
    );
    const read = await readContent('a.pptx', deck);
    expect(blocksOf(read)).toEqual([
      'heading1: The title',
      'list-item: One',
      'list-item: Two',
      'heading2: Notes',
      'paragraph: Say it slowly.',
      'paragraph: Last words',
    ]);
    expect(read.layout.pages.map(({ charStart, charEnd }) => read.text.slice(charStart, charEnd).trim())).toEqual([
      'The title\n\nOne\nTwo\n\nNotes\n\nSay it slowly.',
      '',
      'Last words',
    ]);
    expect(read.bibliographic.title).toBe('The title');
  });

  it('reads tables, groups, charts, SmartArt and what has a fallback', async () => {
    const cell = (text: string, more = '') =>
      `<a:tc${more}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
    const table = `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>${cell('a', ' gridSpan="2"')}${cell('', ' hMerge="1"')}${cell('b')}</a:tr><a:tr>${cell('1')}${cell('2')}${cell('3')}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
    const points = (values: readonly string[]) =>
      values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join('');
    const chart = `<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Levels</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:ser><c:tx><c:v>Rhine</c:v></c:tx><c:cat><c:numCache><c:formatCode>mmm\\ yy</c:formatCode>${points(['43831', '43862'])}</c:numCache></c:cat><c:val><c:numCache>${points(['0.30000000000000004', '7'])}</c:numCache></c:val></c:ser><c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Metres</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
    const diagram = `<dgm:dataModel><dgm:ptLst><dgm:pt type="doc"/><dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>Step again</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`;
    const read = await readContent(
      'a.pptx',
      buildPptx([
        {
          shapes: `<p:grpSp><p:grpSp>${shape(['In a group'])}</p:grpSp></p:grpSp>${table}<p:graphicFrame><c:chart r:id="c"/></p:graphicFrame><p:graphicFrame><dgm:relIds r:dm="d"/></p:graphicFrame><mc:AlternateContent><mc:Choice>${shape(['New'])}</mc:Choice><mc:Fallback>${shape(['Old'])}</mc:Fallback></mc:AlternateContent>`,
          parts: [
            { id: 'c', type: 'chart', name: 'charts/chart1.xml', xml: chart },
            { id: 'd', type: 'diagramData', name: 'diagrams/data1.xml', xml: diagram },
          ],
        },
      ]),
    );
    expect(blocksOf(read)).toEqual([
      'paragraph: In a group',
      'table: a | b\n1 | 2 | 3',
      'caption: Levels',
      'table: – | Rhine\n2020-01-01 | 0.3\n2020-02-01 | 7',
      'paragraph: Metres',
      'list-item: Step',
      'paragraph: New',
    ]);
  });

  it('tells of hidden, broken and missing slides and reads the others', async () => {
    const chart = { id: 'c', type: 'chart', name: 'charts/chart1.xml', xml: '<c:chartSpace>' };
    const deck = buildPptx([
      { shapes: `${shape(['Seen'])}<p:graphicFrame><c:chart r:id="c"/></p:graphicFrame>`, parts: [chart] },
      { shapes: shape(['Unseen']), isHidden: true },
      { shapes: '<p:sp>' },
    ]);
    const read = await readContent('a.pptm', deck);
    expect(read.text).toBe('Seen\n\nUnseen');
    expect(read.layout.pages).toHaveLength(3);
    expect(read.warnings).toEqual([
      expect.stringMatching(/damaged.*: 3\./),
      expect.stringMatching(/damaged.*: ppt\/charts\/chart1\.xml\./),
      expect.stringMatching(/Hidden.*: 2\./),
    ]);
    expect((await faultOf('a.pptx', buildPptx([{ shapes: '<p:sp>' }]))).code).toBe('file-damaged');
  });

  it('reads a deck that PowerPoint made', async () => {
    expect(blocksOf(await readFixture('ph-inherit-props.pptx'))).toEqual([
      'heading1: Title Text',
      'paragraph: Body Text',
      'heading2: Notes',
      'paragraph: Notes in inherited position and size.',
      'heading2: Notes',
      'paragraph: Notes in modified position and size.',
    ]);
  });

  it('is empty, protected or another file, and says so', async () => {
    expect((await faultOf('a.pptx', buildPptx([]))).code).toBe('file-empty');
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(500),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    for (const name of ['a.pptx', 'a.xlsx']) expect((await faultOf(name, ole)).code).toBe('file-encrypted');
    expect(await faultOf('a.pptx', ole.subarray(0, 100))).toMatchObject({
      code: 'file-type-mismatch',
      message: expect.stringContaining('.pptx') as string,
    });
    for (const name of ['a.pptx', 'a.xlsx', 'a.odt']) {
      expect(await faultOf(name, buildDocx('<w:p/>'))).toMatchObject({
        code: 'file-type-mismatch',
        message: expect.stringContaining('.docx') as string,
      });
      const archive = buildZip([{ name: 'notes.txt', content: Buffer.from('x') }]);
      expect(await faultOf(name, archive)).toMatchObject({
        code: 'file-type-mismatch',
        message: expect.stringContaining('ZIP') as string,
      });
    }
  });
});
