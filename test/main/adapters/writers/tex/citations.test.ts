import { describe, expect, it } from 'vitest';
import { createTexWriter } from '#main/adapters/writers/tex/index.ts';
import type { PrintableReport, PrintCitation } from '#main/ports/report-writer.ts';
import { printableReport } from '#test/support/printable-report.ts';
import { paragraph, writtenTex } from './support/tex-report.ts';

type Cite = PrintCitation['cites'][number];

/** The report with one citation in its text, or in a note of its own. */
async function citing(
  cites: readonly Cite[],
  options: { style?: 'numbered' | 'author-date' | 'note'; mode?: PrintCitation['mode'] } = {},
): Promise<string> {
  const { style = 'author-date', mode = 'usual' } = options;
  const report = await printableReport({ style });
  const [first] = report.citations;
  if (first === undefined) throw new Error('a citation was expected');
  const isNote = style === 'note';
  const citation = { type: 'citation', index: 0 } as const;
  const changed: PrintableReport = {
    ...report,
    citations: [{ ...first, cites, mode }],
    blocks: [paragraph('Words', isNote ? { type: 'note', number: 1 } : citation, ' [more].')],
    notes: isNote ? [{ content: [citation] }] : [],
  };
  const { body } = await writtenTex(changed);
  return /Words([\s\S]*?) \{\[\}more/.exec(body)?.[1] ?? '';
}

describe('a citation', () => {
  it.each<[readonly Cite[], string]>([
    [[{ key: 'a' }], '\\autocite{a}'],
    [[{ key: 'a' }, { key: 'b' }], '\\autocite{a,b}'],
    [[{ key: 'a', locator: '4–6' }], '\\autocite[4--6]{a}'],
    [[{ key: 'a', prefix: 'see' }], '\\autocite[see][]{a}'],
    [[{ key: 'a', locator: '4, 9', suffix: ', my % emphasis' }], '\\autocite[\\ppno~4, 9, my \\% emphasis]{a}'],
    [[{ key: 'a', locator: '4', suffix: 'x' }], '\\autocite[\\pno~4, x]{a}'],
    [[{ key: 'a', locator: '3', locatorKind: 'chapter' }], '\\autocite[\\bibsstring{chapter}~3]{a}'],
    [[{ key: 'a', locator: '3', locatorKind: 'sub-verbo' }], '\\autocite[sub verbo~3]{a}'],
    [
      [
        { key: 'a', locator: '4' },
        { key: 'b', prefix: 'and [sic]' },
      ],
      '\\autocites[4]{a}[and {[}sic{]}][]{b}\\empty{}',
    ],
  ])('%j is %s', async (cites, tex) => {
    expect(await citing(cites)).toBe(tex);
  });

  it('names its authors in the sentence or leaves them out as asked', async () => {
    expect(await citing([{ key: 'a', locator: '4' }], { mode: 'author-in-text' })).toBe('\\textcite[4]{a}');
    expect(await citing([{ key: 'a' }, { key: 'b' }], { mode: 'without-author' })).toBe(
      '\\parentext{\\cite*{a}; \\cite*{b}}',
    );
    expect(await citing([{ key: 'a' }], { mode: 'without-author', style: 'numbered' })).toBe('\\autocite{a}');
  });

  it('is a footnote of its own in a style of notes', async () => {
    expect(await citing([{ key: 'a', locator: '4' }], { style: 'note' })).toBe('\\footcite[4]{a}');
  });

  it('shows its label where what it cites is gone', async () => {
    expect(await citing([{ key: '' }])).toMatch(/^\(.*\)$|^\{\[\}/);
  });
});

describe('the bibliography', () => {
  it.each([
    ['numbered', 'style=numeric-comp,sorting=none'],
    ['author-date', 'style=authoryear-comp,sorting=nyt'],
    ['note', 'style=verbose,sorting=nyt'],
  ] as const)('of the style %s is set with %s', async (style, options) => {
    const { preamble, body } = await writtenTex(await printableReport({ style }));
    expect(preamble).toContain(`\\usepackage[backend=biber,${options}`);
    expect(body).toContain('\\printbibliography[heading=bibintoc,title={References}]');
  });

  it('has numbers in the order of the style where that sorts by name, and raised where that raises them', async () => {
    const report = await printableReport();
    const references = report.bibliography.references.toReversed();
    const citations = report.citations.map((each) => ({ ...each, label: [{ text: '1', position: 'super' as const }] }));
    const { preamble } = await writtenTex({
      ...report,
      citations,
      bibliography: { ...report.bibliography, references },
    });
    expect(preamble).toContain('sorting=nyt');
    expect(preamble).toContain('autocite=superscript');
  });

  it('holds exactly what is cited, clean, with other scripts wrapped by biber', async () => {
    const report = await printableReport();
    const { bib, preamble } = await writtenTex(report);
    const keys = [...bib.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key = '']) => key);
    expect(keys.toSorted()).toEqual(report.bibliography.references.map(({ key }) => key).toSorted());
    expect(bib).toContain('城市与水');
    expect(bib).not.toContain('\\textzh');
    expect(preamble).toContain('replace=\\regexp{\\\\textzh\\{$1\\}}');
    // Biber cuts initials out of names, and with them what they were wrapped in.
    expect(preamble).toContain('\\heddlecharacter{5C0F}{\\textzh{\\char"5C0F\\relax}}');
  });

  it('stands behind notes at the end where the style asks for those', async () => {
    const report = { ...(await printableReport({ style: 'note' })), notePlace: 'end' as const };
    const { preamble, body } = await writtenTex(report);
    expect(preamble).toContain('notetype=endonly');
    expect(body.indexOf('\\theendnotes')).toBeGreaterThan(0);
    expect(body.indexOf('\\theendnotes')).toBeLessThan(body.indexOf('\\printbibliography'));
  });
});

it('a cancelled export stops', async () => {
  const report = await printableReport();
  const controller = new AbortController();
  const write = createTexWriter({
    writeBibliography: async () => {
      controller.abort();
      return '';
    },
  });
  expect(await write(report, { name: 'out', signal: controller.signal })).toMatchObject({
    ok: false,
    fault: { code: 'cancelled' },
  });
});
