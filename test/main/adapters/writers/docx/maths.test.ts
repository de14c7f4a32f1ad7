import { describe, expect, it } from 'vitest';
import { toMathml } from '#main/adapters/maths/index.ts';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import {
  all,
  elements,
  first,
  paragraphsOf,
  shown,
  styleOf,
  writtenDocx,
  type Docx,
  type Xml,
} from './support/open-docx.ts';
import { misordered } from './support/schema-order.ts';

async function docxOf(latex: string, mathml = toMathml(latex, { isBlock: true })): Promise<Docx> {
  const block: PrintBlock = { type: 'maths', latex, mathml };
  return writtenDocx({ ...(await printableReport()), blocks: [block] });
}

/** The formula as nested names and texts, as `f(a; b)`. */
async function formula(latex: string): Promise<string> {
  const document = (await docxOf(latex)).part('word/document.xml');
  expect(misordered(document)).toEqual([]);
  return elements(first(document, 'm:oMath')).map(outline).join(' ');
}

function outline(element: Xml): string {
  const name = element.name.slice(2);
  if (name === 'r') return shown(element);
  const properties = elements(element)
    .filter((child) => child.name.endsWith('Pr'))
    .flatMap((child) => elements(child))
    .filter((child) => ['m:chr', 'm:begChr', 'm:endChr', 'm:sepChr', 'm:pos'].includes(child.name))
    .map(({ attributes }) => attributes['m:val']);
  const parts = elements(element).filter((child) => !child.name.endsWith('Pr'));
  return `${[name, ...properties].join('|')}(${parts.map(inside).join('; ')})`;
}

function inside(part: Xml): string {
  if (part.name === 'm:mr') return elements(part).map(inside).join(' & ');
  return elements(part).map(outline).join(' ');
}

describe('a formula', () => {
  it.each([
    ['\\frac{a}{b}', 'f(a; b)'],
    ['x^2_i + y^n + z_1', 'sSubSup(x; i; 2) + sSup(y; n) + sSub(z; 1)'],
    ['\\sqrt{x} \\sqrt[3]{y}', 'rad(; x) rad(3; y)'],
    ['\\sum_{i=1}^n i^2 = 5', 'nary|∑(i = 1; n; sSup(i; 2)) = 5'],
    ['\\int_0^1 f(x)\\,dx', 'nary|∫(0; 1; f ( x ) \u2009 d x)'],
    ['\\bigcup_i A_i', 'nary|⋃(i; ; sSub(A; i))'],
    ['\\lim_{x\\to 0} \\sin x', 'func(limLow(lim; x → 0); func(sin; x))'],
    ['\\sin^2(x) + 1', 'func(sSup(sin; 2); ( x )) + 1'],
    ['\\left(\\frac{a}{b}\\right]', 'd|(|](f(a; b))'],
    ['\\left\\{a\\middle|b\\right\\}', 'd|{|||}(a; b)'],
    ['\\hat x \\vec v', 'acc|\u0302(x) acc|\u20d7(v)'],
    ['\\overline{ab} \\underline{c}', 'bar|top(a b) bar|bot(c)'],
    ['\\underbrace{a+b}_{n}', 'limLow(groupChr|⏟|bot(a + b); n)'],
    ['\\overset{!}{=}', 'limUpp(=; !)'],
    ['\\boxed{x}', 'borderBox(x)'],
    ['{}^{14}_6C', 'sPre(6; 14; C)'],
    ['f(x)=\\begin{cases}a&b\\\\c&d\\end{cases}', 'f ( x ) = d|{|(m(a & b; c & d))'],
    ['\\left.x\\right|_0', 'sSub(d||∣(x); 0)'],
    ['a((x+1)b)^2', 'a sSup(( ( x + 1 ) b ); 2)'],
    ['a \\not= b', 'a ≠ b'],
    ['x < y \\& z', 'x < y & z'],
  ])('%s is one of Word’s', async (latex, expected) => {
    expect(await formula(latex)).toBe(expected);
  });

  it('has letters in the style that they have', async () => {
    const document = (await docxOf('\\mathbf{x} \\mathbb{R} \\mathrm{d} \\mathcal{L} y 2')).part('word/document.xml');
    const style = (text: string) => {
      const run = all(document, 'm:r').find((each) => shown(each) === text);
      return (
        run && all(run, 'm:rPr').flatMap((properties) => elements(properties).map((each) => each.attributes['m:val']))
      );
    };
    expect(style('x')).toEqual(['b']);
    expect(style('R')).toEqual(['double-struck', 'p']);
    expect(style('d')).toEqual(['p']);
    expect(style('L')).toEqual(['script', 'p']);
    expect(style('y')).toEqual([]);
  });

  it('keeps the columns of a matrix', async () => {
    const document = (await docxOf('\\begin{pmatrix}1&2&3\\\\4&5&6\\end{pmatrix}')).part('word/document.xml');
    expect(all(document, 'm:mc')).toHaveLength(3);
    expect(all(document, 'm:mr').map((row) => elements(row).map(shown))).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
  });

  it('stands in its line or on a line of its own', async () => {
    const document = (await writtenDocx(await printableReport())).part('word/document.xml');
    const inside = all(document, 'w:p').find((paragraph) => all(paragraph, 'm:oMath').length > 0);
    expect(inside && styleOf(inside)).toBe('BodyText');
    expect(inside && shown(inside)).toContain('E=mc2 holds');
    expect(paragraphsOf(document, 'Equation').flatMap((paragraph) => all(paragraph, 'm:oMathPara'))).toHaveLength(1);
  });

  it.each([
    ['that nobody could read', '\\frac{1', null],
    ['with an element that Word has nothing for', 'x', '<math><semantics><mglyph/></semantics></math>'],
    ['whose MathML is broken', 'x', '<math><mi>x</math>'],
    ['with a tag that isn’t closed', 'x', '<math><mi>x</mi>'],
    ['that is none', 'x', ''],
  ])('%s stands there as LaTeX, with a warning', async (_, latex, mathml) => {
    const docx = await docxOf(latex, mathml);
    const [paragraph] = paragraphsOf(docx.part('word/document.xml'), 'Equation');
    expect(paragraph && shown(paragraph)).toBe(latex);
    expect(docx.warnings).toEqual([expect.stringContaining(latex)]);
  });
});
