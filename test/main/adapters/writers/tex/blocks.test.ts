import { describe, expect, it } from 'vitest';
import type { PrintBlock, PrintCell, PrintRun } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { paragraph, reportOf, text, writtenTex } from './support/tex-report.ts';

function cell(words: string, spans: Partial<PrintCell> = {}): PrintCell {
  return { isHeader: false, columnSpan: 1, rowSpan: 1, blocks: [paragraph(words)], ...spans };
}

function heading(level: number, number: string | null): PrintBlock {
  return { type: 'heading', level, anchor: `sec-${level}`, number, content: [text(`Level ${level}`)] };
}

describe('headings', () => {
  it('go down to subparagraphs, with a label each', async () => {
    const { body } = await writtenTex(await reportOf([1, 2, 3, 4, 5, 6].map((level) => heading(level, null))));
    const commands = [...body.matchAll(/\\(\w+)\{Level (\d)\}\\label\{sec-(\d)\}/g)].map(([, command]) => command);
    expect(commands).toEqual(['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph', 'subparagraph']);
  });

  it('are numbered only where they are asked to be', async () => {
    const plain = await writtenTex(await printableReport());
    expect(plain.preamble).toContain('\\setcounter{secnumdepth}{0}');
    const numbered = await writtenTex({
      ...(await printableReport({ numbersHeadings: true })),
      blocks: [heading(1, '1'), heading(2, null)],
    });
    expect(numbered.preamble).toContain('\\setcounter{secnumdepth}{5}');
    expect(numbered.body).toContain('\\subsection*{Level 2}\\addcontentsline{toc}{subsection}{Level 2}');
  });

  it('say in the contents only their words', async () => {
    const content: PrintRun[] = [text('Head'), { type: 'citation', index: 0 }];
    const { body } = await writtenTex(
      await reportOf([{ type: 'heading', level: 1, anchor: 'sec', number: null, content }]),
    );
    expect(body).toMatch(/\\section\[Head\]\{Head\\autocites.*\}\\label\{sec\}/);
  });
});

describe('tables', () => {
  const rows = [
    { isHeader: true, cells: [cell('Wide', { columnSpan: 2, isHeader: true }), cell('Tall', { rowSpan: 2 })] },
    { isHeader: false, cells: [cell('a & b'), cell('c')] },
  ];
  const table: PrintBlock = {
    type: 'table',
    anchor: 'table-1',
    number: 1,
    caption: '100 %',
    columnWidths: [0.5, 0.3, 0.2],
    rows,
  };

  it('say their header again on each page, and lay spans out', async () => {
    const { body } = await writtenTex(await reportOf([table]));
    expect(body).toContain('\\caption{100 \\%}\\label{table-1}\\\\');
    expect(body).toContain('p{\\dimexpr 0.5000\\linewidth-2\\tabcolsep\\relax}');
    expect(body.match(/\\multicolumn\{2\}\{@\{\}>\{\\raggedright\\arraybackslash\}p\{\\dimexpr 0\.8000/g)).toHaveLength(
      2,
    );
    expect(body).toContain('a \\& b &\nc &\n \\\\');
    expect(body).toMatch(/\\endfirsthead[\s\S]*\\endhead[\s\S]*\\bottomrule\n\\endfoot/);
  });

  it('give back the number of one without a caption', async () => {
    const { body } = await writtenTex(await reportOf([{ ...table, number: null, caption: '' }]));
    expect(body).toContain('\\addtocounter{table}{-1}');
    expect(body).not.toContain('\\caption');
  });

  it('have the texts of their notes behind them, with the numbers of their marks', async () => {
    const noted: PrintBlock = {
      ...table,
      rows: [{ isHeader: false, cells: [{ ...cell('x'), blocks: [paragraph('x', { type: 'note', number: 1 })] }] }],
    };
    const { body } = await writtenTex(await reportOf([noted]));
    expect(body).toContain('x\\protect\\footnotemark[1]');
    expect(body).toMatch(
      /\\end\{longtable\}\n\\stepcounter\{footnote\}\\footnotetext\[1\]\{A note with \\textit\{marks\}/,
    );
  });

  it('stay whole within a cell', async () => {
    const outer: PrintBlock = { ...table, rows: [{ isHeader: false, cells: [{ ...cell('x'), blocks: [table] }] }] };
    const { body } = await writtenTex(await reportOf([outer]));
    expect(body.match(/\\begin\{longtable\}/g)).toHaveLength(1);
    expect(body).toContain('\\begin{tabular}');
    expect(body).toContain('\\captionof{table}');
  });
});

describe('figures', () => {
  it('show the image with its width, its words and its caption', async () => {
    const { body, paths } = await writtenTex(await printableReport(), 'My report 100%');
    expect(paths).toEqual([
      'My report 100%.tex',
      'My-report-100-.bib',
      'My-report-100--files/figure-1.png',
      'My-report-100--files/figure-2.png',
    ]);
    expect(body).toContain(
      'width=0.6\\linewidth,height=0.8\\textheight,keepaspectratio,alt={Three bars}]{My-report-100--files/figure-1.png}',
    );
    expect(body).toMatch(
      /\\caption\[Weights of three things \.\]\{Weights of three things \\autocite\[4\]\{bea:2024_report\}\.\}\\label/,
    );
  });

  it('are framed names where TeX knows no such image, with a warning', async () => {
    const report = await printableReport();
    const images = new Map(
      [...report.images].map(([id, image]) => [
        id,
        { ...image, asset: { ...image.asset, mediaType: 'image/webp' as const } },
      ]),
    );
    const { body, warnings, paths } = await writtenTex({ ...report, images });
    expect(body).toContain('\\heddleplaceholder{0.6\\linewidth}{image 0.png}{Three bars}');
    expect(body).not.toContain('includegraphics');
    expect(warnings[0]).toContain('image 0.png');
    expect(paths).toContain('out-files/figure-1.webp');
  });
});

describe('other blocks', () => {
  it('set code line by line, so that any character stands there', async () => {
    const { body } = await writtenTex(
      await reportOf([{ type: 'code', language: 'tex', text: '\\end{verbatim}\n  --x\n\n水' }]),
    );
    expect(body).toContain(
      '\\heddleline{\\textbackslash{}end\\{verbatim\\}}\n\\heddleline{\\ \\ -{}-x}\n\\heddleline{}\n\\heddleline{\\textzh{水}}',
    );
  });

  it('make room for lists deeper than LaTeX has', async () => {
    const deep = (depth: number): PrintBlock => ({
      type: 'bullet-list',
      items: [[paragraph(`depth ${depth}`), ...(depth < 8 ? [deep(depth + 1)] : [])]],
    });
    expect((await writtenTex(await reportOf([deep(1)]))).preamble).toContain('\\setlistdepth{30}');
    expect((await writtenTex(await reportOf([deep(7)]))).preamble).not.toContain('\\setlistdepth');
  });

  it('keep formulas as they are, and words that are none as they were written', async () => {
    const maths = (latex: string, mathml: string | null = '<math/>'): PrintBlock => ({ type: 'maths', latex, mathml });
    const { body, preamble } = await writtenTex(
      await reportOf([
        maths('x \\in \\R % real\n\n+ α'),
        maths('\\begin{align}a&=b\\end{align}'),
        maths('1 + \\begin{align}a\\end{align}'),
        maths('\\frac{1', null),
        maths('\\text{水}'),
      ]),
    );
    expect(body).toContain('\\[\nx \\in \\R \n+ α\n\\]');
    expect(preamble).toContain('\\providecommand\\R{\\mathbb{R}}');
    expect(preamble).toContain('\\heddlesymbol{03B1}{\\alpha}');
    expect(body).toContain('\n\\begin{align}a&=b\\end{align}\n');
    expect(body).toContain('\\[\n1 + \\begin{aligned}a\\end{aligned}\n\\]');
    expect(body).toContain('\\texttt{\\textbackslash{}frac\\{1}');
    expect(body).toContain('\\text{\\text{\\textzh{水}}}');
  });
});
