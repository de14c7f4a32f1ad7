import { describe, expect, it } from 'vitest';
import type { PrintBlock } from '#main/ports/report-writer.ts';
import { paragraph, reportOf, writtenTex } from './support/tex-report.ts';

async function bodyOf(...blocks: readonly PrintBlock[]): Promise<string> {
  return (await writtenTex(await reportOf(blocks))).body;
}

describe('text', () => {
  it.each([
    [
      '50 % & $5 #1 a_b {c} \\d ~e ^f',
      '50 \\% \\& \\$5 \\#1 a\\_b \\{c\\} \\textbackslash{}d \\textasciitilde{}e \\textasciicircum{}f',
    ],
    ['[a] "b" `c`', '{[}a{]} \\textquotedbl{}b\\textquotedbl{} \\textasciigrave{}c\\textasciigrave{}'],
    ['a -- b --- c << d >>', 'a -{}- b -{}-{}- c <{}< d >{}>'],
    ['a\u00a0b\u2009c\u00add\u2011e\u200bf', 'a~b\\,c\\-d\\mbox{-}e\\hspace{0pt}f'],
    ['a\u200eb\u0000c\ufeffd', 'abcd'],
    ['Über Ærø, Łódź – “so”…', 'Über Ærø, Łódź – “so”…'],
  ])('%s is set as it stands', async (words, tex) => {
    expect(await bodyOf(paragraph(words))).toContain(`\n${tex}\n`);
  });

  it('may break what is too long for a line', async () => {
    expect(await bodyOf(paragraph('x'.repeat(90)))).toContain(
      `${'x'.repeat(40)}\\hspace{0pt}${'x'.repeat(40)}\\hspace{0pt}${'x'.repeat(10)}\n`,
    );
  });

  it('composes letters and accents that stand apart', async () => {
    expect(await bodyOf(paragraph('Cafe\u0301'))).toContain('Café');
  });

  it('wraps other scripts, with what stands between their words', async () => {
    const { body, preamble } = await writtenTex(
      await reportOf([paragraph('About 城市, 水 and Москва 2024, then λόγος.')]),
    );
    expect(body).toContain('About \\textzh{城市, 水} and \\textru{Москва} 2024, then \\textel{λόγος}.');
    for (const language of ['chinese-simplified', 'russian', 'greek']) {
      expect(preamble).toContain(`\\babelprovide[import]{${language}}`);
    }
    expect(preamble).toContain('\\newcommand\\textzh[1]{{\\foreignlanguage{chinese-simplified}{#1}}}');
    expect(preamble).toContain('% !TEX program = xelatex');
  });

  it('tells Japanese, Korean and Persian by their letters', async () => {
    const body = await bodyOf(paragraph('a これは水 b'), paragraph('a 한국어 b'), paragraph('a گرم b'));
    expect(body).toContain('a \\textja{これは水} b');
    expect(body).toContain('a \\textko{한국어} b');
    expect(body).toContain('a \\textfa{گرم} b');
  });

  it('turns a paragraph that begins from right to left as a whole', async () => {
    const { body, preamble } = await writtenTex(await reportOf([paragraph('رقم 25 (Smith) هنا')]));
    expect(body).toContain('\\begin{heddlertl}\n\\textar{رقم 25 (\\textlatn{Smith}) هنا}\n\\end{heddlertl}');
    expect(preamble).toContain('\\newenvironment{heddlertl}');
    expect(preamble).toContain('\\newcommand\\textlatn[1]{{\\foreignlanguage{english}{#1}}}');
  });

  it('takes signs from formulas, and names what no font may have', async () => {
    const { body, preamble, warnings } = await writtenTex(await reportOf([paragraph('α ≤ 5 → 😀 ế ①')]));
    expect(body).toContain('α ≤ 5 → 😀 ế ①');
    expect(preamble).toContain('\\heddlesymbol{03B1}{\\alpha}');
    expect(preamble).toContain('\\heddlesymbol{2264}{\\leq}');
    expect(preamble).toContain('\\heddlecharacter{1F600}{{[}U+1F600{]}}');
    expect(preamble).toContain("\\heddlecharacter{1EBF}{\\'{\\^{e}}}");
    expect(preamble).toContain('\\heddlecharacter{2460}{1}');
    expect(warnings).toEqual([expect.stringContaining('😀')]);
  });

  it('says that pdfLaTeX is enough where the text is Latin', async () => {
    const { preamble, warnings } = await writtenTex(
      await reportOf([paragraph('Plain α')], { bibliography: { references: [], hasHangingIndent: false } }),
    );
    expect(preamble).toContain('% !TEX program = pdflatex');
    expect(preamble).not.toContain('\\stop');
    expect(warnings).toEqual([]);
  });

  it('leads to pages with their addresses escaped, and nowhere else', async () => {
    const link = (href: string) => ({
      type: 'text' as const,
      text: 'here',
      marks: [{ type: 'link' as const, attrs: { href } }],
    });
    const body = await bodyOf(
      paragraph(link('https://example.org/a_b?x=1&y=50%25#z{}ü')),
      paragraph(link('javascript:a')),
    );
    expect(body).toContain('\\href{https://example.org/a\\_b?x=1\\&y=50\\%25\\#z\\%7B\\%7D\\%C3\\%BC}{here}');
    expect(body).not.toContain('javascript');
  });

  it('nests marks, and keeps spaces in code', async () => {
    const run = (...types: readonly ('bold' | 'italic' | 'code' | 'strike' | 'underline')[]) => ({
      type: 'text' as const,
      text: "a  'b'",
      marks: types.map((type) => ({ type })),
    });
    const body = await bodyOf(paragraph(run('italic', 'bold', 'underline')), paragraph(run('code', 'strike')));
    expect(body).toContain("\\textbf{\\textit{\\uline{a  'b'}}}");
    expect(body).toContain('\\texttt{\\sout{a\\ \\ \\textquotesingle{}b\\textquotesingle{}}}');
  });
});
