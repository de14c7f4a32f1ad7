import { describe, expect, it } from 'vitest';
import type { PrintableReport, PrintBlock, PrintRun } from '#main/ports/report-writer.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import { printableReport } from '#test/support/printable-report.ts';

describe('a printable report', () => {
  it('has headings of the outline and of the texts below them, numbered by how they lie', async () => {
    const { blocks } = await printableReport({ numbersHeadings: true });
    expect(headingsOf(blocks).map(({ level, number, anchor }) => [level, number, anchor])).toEqual([
      [1, '1', 'sec-introduction'],
      [1, '2', 'sec-findings'],
      [2, '2.1', 'sec-what-was-measured-how'],
      [3, '2.1.1', 'sec-inside-a-section-emphasised'],
      [4, '2.1.1.1', 'sec-one-deeper'],
      [2, '2.2', 'sec-tables-and-figures'],
      [1, '3', 'sec'],
      [1, '4', 'sec-not-drafted'],
    ]);
    expect(headingsOf((await printableReport()).blocks).every(({ number }) => number === null)).toBe(true);
  });

  it('gives every citation its place in the reading order, in notes where the style has notes', async () => {
    const inText = await printableReport();
    expect(citedIn(inText)).toEqual(inText.citations.map((_, index) => index));
    expect(inText.notes).toHaveLength(1);
    const inNotes = await printableReport({ style: 'note' });
    expect(inNotes.citations).toHaveLength(inText.citations.length);
    // The person's footnote holds one of them; each other has a note of its own.
    expect(inNotes.notes).toHaveLength(inText.citations.length);
    expect(inNotes.notes.flatMap(({ content }) => citedInRuns(content))).toEqual(
      inText.citations.map((_, index) => index),
    );
  });

  it('says what each citation cites, with its pages', async () => {
    const { citations } = await printableReport();
    expect(citations[0]?.cites).toEqual([
      { key: 'smith2024', locator: '3–4, 9' },
      { key: 'source2019', locator: '3' },
    ]);
    expect(plainText(citations[0]?.label ?? [])).toBe('[1, p. 3–4, 9; 2, p. 3]');
    expect(citations.at(-1)).toMatchObject({ label: [{ text: '[?]' }], cites: [], quotes: [] });
  });

  it('names each reference by a key of its own', async () => {
    const { bibliography } = await printableReport();
    expect(bibliography.references.map(({ key }) => key)).toEqual([
      'smith2024',
      'source2019',
      'guide',
      'bea:2024_report',
      'smith2024a',
    ]);
  });

  it('numbers only tables and figures that have captions', async () => {
    const { blocks } = await printableReport();
    const [first, second] = blocks.filter((block) => block.type === 'table');
    expect([first?.number, second?.number]).toEqual([1, null]);
    const figures = blocks.filter((block) => block.type === 'figure');
    expect(figures.map(({ number }) => number)).toEqual([1, null]);
  });

  it('covers every column of a table and names its header rows', async () => {
    const { blocks } = await printableReport();
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.rows.map(({ isHeader }) => isHeader)).toEqual([true, true, false, false]);
    expect(table?.columnWidths).toHaveLength(3);
    expect(table?.columnWidths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1);
  });

  it('puts into the appendix each citation with its sentence', async () => {
    const { appendix, citations } = await printableReport({ withAppendix: true });
    expect(appendix).toHaveLength(citations.length);
    expect(appendix?.slice(0, 2).map(({ heading, claim, verdict }) => ({ heading, claim, verdict }))).toEqual([
      { heading: 'Introduction', claim: 'Small things weigh little.', verdict: 'unchecked' },
      { heading: 'Introduction', claim: 'A note with marks and a citation.', verdict: 'unchecked' },
    ]);
    expect(appendix?.find(({ claim }) => claim.startsWith('Ant'))?.claim).toBe('Ant | 1 mg | 5 mg');
  });

  it('has the words of its language', async () => {
    const { wording, note, language } = await printableReport({ changes: { language: 'de-AT' } });
    expect(language).toBe('de-AT');
    expect(wording.references).toBe('Literatur');
    expect(note).toContain('Auszug');
  });
});

function headingsOf(blocks: readonly PrintBlock[]) {
  return blocks.filter((block) => block.type === 'heading');
}

function citedIn(report: PrintableReport): readonly number[] {
  return report.blocks
    .flatMap(citedInBlock)
    .concat([])
    .flatMap((found) =>
      found.type === 'note' ? citedInRuns(report.notes[found.number - 1]?.content ?? []) : [found.index],
    );
}

type Found = Extract<PrintRun, { type: 'citation' | 'note' }>;

function citedInBlock(block: PrintBlock): readonly Found[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return found(block.content);
    case 'figure':
      return found(block.caption);
    case 'bullet-list':
    case 'ordered-list':
      return block.items.flatMap((blocks) => blocks.flatMap(citedInBlock));
    case 'quotation':
      return block.blocks.flatMap(citedInBlock);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(citedInBlock)));
    case 'code':
    case 'maths':
    case 'rule':
      return [];
  }
}

function found(runs: readonly PrintRun[]): readonly Found[] {
  return runs.filter((run): run is Found => run.type === 'citation' || run.type === 'note');
}

function citedInRuns(runs: readonly PrintRun[]): readonly number[] {
  return runs.flatMap((run) => (run.type === 'citation' ? [run.index] : []));
}
