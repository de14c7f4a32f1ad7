import { describe, expect, it } from 'vitest';
import type { PrintBlock, PrintCell, PrintRun } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { all, elements, first } from '../docx/support/open-docx.ts';
import { bodyOf, paragraph, reportOf, shown, styleNamed, writtenOdt } from './support/open-odt.ts';

function cell(words: string, spans: Partial<PrintCell> = {}): PrintCell {
  return { isHeader: false, columnSpan: 1, rowSpan: 1, blocks: [paragraph(words)], ...spans };
}

function tableOf(rows: readonly (readonly PrintCell[])[], headers = 1): PrintBlock {
  return {
    type: 'table',
    anchor: 'table-1',
    number: 1,
    caption: 'A table',
    columnWidths: [0.5, 0.3, 0.2],
    rows: rows.map((cells, index) => ({ isHeader: index < headers, cells })),
  };
}

describe('headings', () => {
  it('have their level, their style and a number of their own, those of added parts none', async () => {
    const odt = await writtenOdt(await printableReport({ numbersHeadings: true, withAppendix: true }));
    const headings = all(odt.part('content.xml'), 'text:h');
    expect(headings.map(({ attributes }) => attributes['text:style-name'])).toContain('Heading_20_3');
    const bare = headings.filter(({ attributes }) => attributes['text:is-list-header'] === 'true').map(shown);
    expect(bare.slice(0, 2)).toEqual(['References', 'Evidence']);
    expect(headings.map(shown)).toContain('What was measured & how');
    const outline = all(odt.part('styles.xml'), 'text:outline-level-style');
    expect(outline[1]?.attributes).toMatchObject({ 'style:num-format': '1', 'text:display-levels': '2' });
  });

  it('are listed with links and the fields of their pages where contents are asked for', async () => {
    const odt = await writtenOdt(await printableReport({ hasContents: true }));
    const contents = first(odt.part('content.xml'), 'text:table-of-content');
    const entries = all(contents, 'text:a');
    expect(entries.map((entry) => shown(entry).split('\t')[0])).toContain('Tables and figures');
    expect(entries.every((entry) => all(entry, 'text:bookmark-ref').length === 1)).toBe(true);
    const without = await writtenOdt(await printableReport());
    expect(all(without.part('content.xml'), 'text:table-of-content')).toEqual([]);
  });
});

describe('tables', () => {
  it('give each row all its columns, with what spans cover marked as such', async () => {
    const rows = [
      [cell('Wide', { columnSpan: 2 }), cell('Tall', { rowSpan: 3 })],
      [cell('Both', { columnSpan: 2, rowSpan: 2 })],
      [],
      [cell('a'), cell('b'), cell('c')],
    ];
    const odt = await writtenOdt(await reportOf([tableOf(rows)]));
    const table = first(odt.part('content.xml'), 'table:table');
    const laid = all(table, 'table:table-row').map((row) =>
      elements(row).map(({ name, children }) =>
        name === 'table:table-cell' ? shown({ name, attributes: {}, children }) : '-',
      ),
    );
    expect(laid).toEqual([
      ['Wide', '-', 'Tall'],
      ['Both', '-', '-'],
      ['-', '-', '-'],
      ['a', 'b', 'c'],
    ]);
    expect(elements(first(table, 'table:table-header-rows'))).toHaveLength(1);
    expect(first(table, 'table:table-cell').attributes['table:number-columns-spanned']).toBe('2');
    const widths = all(table, 'table:table-column').map(({ attributes }) =>
      first(styleNamed(odt, attributes['table:style-name'] ?? ''), 'style:table-column-properties'),
    );
    expect(widths.map(({ attributes }) => attributes['style:rel-column-width'])).toEqual(['5000*', '3000*', '2000*']);
  });

  it('are counted by fields in their captions, those without a caption not at all', async () => {
    const odt = await writtenOdt(await printableReport());
    const sequences = all(odt.part('content.xml'), 'text:sequence');
    expect(sequences.map(({ attributes }) => attributes['text:name'])).toEqual(['Table', 'Figure']);
    const captions = all(odt.part('content.xml'), 'text:p').filter(
      ({ attributes }) => attributes['text:style-name'] === 'Table_20_Caption',
    );
    expect(captions.map(shown)).toEqual(['Table 1. Weights & measures in 100%']);
  });

  it('stand outside of a list that they are an item of, and the list goes on behind them', async () => {
    const list: PrintBlock = {
      type: 'ordered-list',
      start: 3,
      items: [
        [paragraph('three')],
        [paragraph('four'), tableOf([[cell('x')]]), paragraph('more')],
        [paragraph('five')],
      ],
    };
    const odt = await writtenOdt(await reportOf([list]));
    const [before, table, after] = bodyOf(odt).filter(({ name }) => /^(?:text:list|table:table)$/.test(name));
    if (before === undefined || after === undefined) throw new Error('two lists were expected');
    expect([before.name, table?.name, after.name]).toEqual(['text:list', 'table:table', 'text:list']);
    expect(first(before, 'text:list-item').attributes['text:start-value']).toBe('3');
    expect(after.attributes['text:continue-numbering']).toBe('true');
    expect(elements(after).map((item) => [item.name, shown(item)])).toEqual([
      ['text:list-header', 'more'],
      ['text:list-item', 'five'],
    ]);
  });
});

describe('text', () => {
  it('keeps every space and line of code', async () => {
    const code = '  if a:\n\n    b   = 1\t# c\n d';
    const odt = await writtenOdt(await reportOf([{ type: 'code', language: null, text: code }]));
    const written = all(odt.part('content.xml'), 'text:p').find(
      ({ attributes }) => attributes['text:style-name'] === 'Preformatted_20_Text',
    );
    expect(written === undefined ? '' : shown(written)).toBe(code);
    // A space that stands first, or behind another, would be folded.
    expect(JSON.stringify(written)).not.toMatch(/"children":\["? {2}|" {2}/);
  });

  it('leaves out what XML has no place for', async () => {
    const odt = await writtenOdt(await reportOf([paragraph('a\u0000b\u0001 <x> & "y" \ud800 😀')]));
    expect(bodyOf(odt).map(shown)).toContain('ab <x> & "y" \ufffd 😀');
  });

  it('turns paragraphs that are written the other way, and says what they are written in', async () => {
    const odt = await writtenOdt(
      await reportOf([paragraph('هذه جملة'), paragraph('Plain'), paragraph('これは日本語です')]),
    );
    const styleOf = (words: string) =>
      bodyOf(odt).find((each) => shown(each) === words)?.attributes['text:style-name'] ?? '';
    expect(styleOf('Plain')).toBe('Text_20_body');
    const turned = first(styleNamed(odt, styleOf('هذه جملة')), 'style:paragraph-properties');
    expect(turned.attributes).toMatchObject({ 'style:writing-mode': 'rl-tb' });
    const japanese = first(styleNamed(odt, styleOf('これは日本語です')), 'style:text-properties');
    expect(japanese.attributes).toMatchObject({ 'style:language-asian': 'ja' });
  });

  it('shows a formula that cannot be read as it was written', async () => {
    const odt = await writtenOdt(await reportOf([{ type: 'maths', latex: '\\frac{1', mathml: null }]));
    expect(bodyOf(odt).map(shown)).toContain('\\frac{1');
    expect(odt.paths.filter((path) => path.startsWith('Object'))).toEqual([]);
  });

  it('leads nowhere that is not a page or a mailbox', async () => {
    const href = 'javascript:alert(1)';
    const linked: PrintRun = { type: 'text', text: 'words', marks: [{ type: 'link', attrs: { href } }] };
    const odt = await writtenOdt(await reportOf([{ type: 'paragraph', content: [linked] }]));
    expect(JSON.stringify(bodyOf(odt))).not.toContain('javascript');
    expect(bodyOf(odt).map(shown)).toContain('words');
  });
});

describe('citations and notes', () => {
  it('have the quotes beside them as comments only where they are asked for', async () => {
    const count = async (withComments: boolean) => {
      const odt = await writtenOdt(await printableReport({ withComments, style: 'note' }));
      return all(odt.part('content.xml'), 'office:annotation');
    };
    const comments = await count(true);
    expect(comments.length).toBeGreaterThan(5);
    expect(comments.map(shown).join()).toContain('“First” <words> & of 0.0');
    expect(await count(false)).toEqual([]);
  });

  it('never have a comment within a note', async () => {
    const odt = await writtenOdt(await printableReport({ withComments: true, style: 'note' }));
    const bodies = all(odt.part('content.xml'), 'text:note-body');
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies.flatMap((body) => all(body, 'office:annotation'))).toEqual([]);
  });

  it('are notes at the foot or at the end, as the style asks', async () => {
    const report = await printableReport({ style: 'note' });
    const kinds = async (notePlace: 'foot' | 'end') => {
      const odt = await writtenOdt({ ...report, notePlace });
      return all(odt.part('content.xml'), 'text:note').map(({ attributes }) => attributes['text:note-class']);
    };
    expect(new Set(await kinds('foot'))).toEqual(new Set(['footnote']));
    expect(new Set(await kinds('end'))).toEqual(new Set(['endnote']));
    expect(await kinds('end')).toHaveLength(report.notes.length);
  });
});
