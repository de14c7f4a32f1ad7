import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { Report, ReportPart } from '#shared/domain/report.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { toMathml } from '#main/adapters/maths/index.ts';
import { lint } from '#main/flow/export/index.ts';
import {
  cell,
  cite,
  footnote,
  header,
  heading,
  inline,
  marked,
  maths,
  paragraph,
  table,
} from '#test/support/rich-text-values.ts';
import { smallReport } from '#test/support/small-report.ts';

const numeric = { kind: 'in-text', format: 'numeric' } as const;
const authorDate = { kind: 'in-text', format: 'author-date' } as const;

/** What is found in a report that is well but for these blocks in its first section. */
async function foundIn(blocks: readonly BlockNode[], changes: Partial<ReportPart> = {}) {
  const { report } = smallReport();
  const [first] = report.parts;
  if (first?.section == null) throw new Error('no section');
  const state = { status: 'edited' as const, body: { type: 'doc' as const, content: [...blocks] }, digest: '' };
  const part = { ...first, section: { ...first.section, state }, ...changes };
  const found = await lintOf({ ...report, parts: [part] });
  return found.filter(({ itemId }) => itemId !== null);
}

function lintOf(report: Report, more: Partial<Parameters<typeof lint>[0]> = {}) {
  return lint({ report, suggestions: [], sourcesNeverCited: [], style: numeric, required: null, toMathml, ...more });
}

async function codesIn(...blocks: readonly BlockNode[]): Promise<readonly (readonly [string, string])[]> {
  return (await foundIn(blocks)).map(({ code, text }) => [code, text] as const);
}

const image = smallReport().report.assets.keys().next().value ?? toId('ast', 'gone00');

describe('a look at a report before it is handed in', () => {
  it('finds nothing in a text that is well', async () => {
    const known = smallReport().report.evidence.keys().next().value ?? toId('evi', 'gone00');
    expect(
      await codesIn(
        heading(3, 'A heading'),
        paragraph('The words [1] of a todo list, and why? ', cite(known), ' ', maths('x^2'), footnote('See there.')),
        heading(4, 'Deeper'),
        table('Weights', [header('Ant', { rows: 2 }), header('Bee')], [cell('1 mg')]),
        { type: 'figure', attrs: { assetId: image, alt: 'Bars', widthPercent: 50 }, content: inline('Weights') },
        { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: '# TODO [?]' }] },
        paragraph(marked('TODO', 'code'), ' is a word of code.'),
      ),
    ).toEqual([]);
  });

  it('finds marks that were left open, wherever there are words', async () => {
    expect(
      await codesIn(
        paragraph('It fell [citation needed] by ??? in TBD', footnote('as [?] says'), '.'),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('A TODO here')] }] },
        table('Weights', [cell('[@evi_abcdef]')]),
      ),
    ).toEqual([
      ['mark-unresolved', '[citation needed]'],
      ['mark-unresolved', '???'],
      ['mark-unresolved', 'TBD'],
      ['mark-unresolved', '[?]'],
      ['mark-unresolved', 'TODO'],
      ['mark-unresolved', '[@evi_abcdef]'],
    ]);
  });

  it('finds citations that lead nowhere, with the words before them', async () => {
    expect(await codesIn(paragraph('The water is said to be cold', cite(toId('evi', 'gone00')), '.'))).toEqual([
      ['citation-without-source', 'The water is said to be cold'],
    ]);
  });

  it('finds what tables, figures, headings and formulas lack', async () => {
    expect(
      await codesIn(
        heading(3, 'One'),
        heading(5, 'Two levels deeper'),
        heading(3),
        table('', [cell('Ant'), cell('Bee')], [cell('alone')]),
        { type: 'figure', attrs: { assetId: image, alt: ' ', widthPercent: 50 } },
        { type: 'figure', attrs: { assetId: toId('ast', 'gone00'), alt: 'x', widthPercent: 50 }, content: inline('c') },
        { type: 'mathBlock', attrs: { latex: '\\frac{1' } },
      ),
    ).toEqual([
      ['heading-level-skipped', ''],
      ['heading-empty', ''],
      ['table-without-caption', 'Ant | Bee'],
      ['table-ragged', 'Ant | Bee'],
      ['figure-without-caption', 'image 0.png'],
      ['figure-without-alt-text', 'image 0.png'],
      ['figure-without-image', 'ast_gone00'],
      ['maths-unreadable', '\\frac{1'],
    ]);
  });

  it('finds sections without text, and says why where it is known', async () => {
    expect(await codesIn(paragraph())).toEqual([['section-empty', '']]);
    expect((await foundIn([], { section: null })).map(({ code }) => code)).toEqual(['section-empty']);
    const [first] = smallReport().report.parts;
    const failed = {
      id: toId('sec', 'failed'),
      itemId: first?.itemId ?? toId('itm', 'failed'),
      state: {
        status: 'failed' as const,
        fault: { code: 'offline' as const, whose: 'user' as const, message: 'Why.' },
      },
    };
    expect(await foundIn([], { section: failed })).toMatchObject([
      { code: 'section-failed', detail: expect.stringContaining('Why.') },
    ]);
    expect(
      (await foundIn([], { section: { ...failed, state: { status: 'queued' } } })).map(({ code }) => code),
    ).toEqual(['section-not-drafted']);
    expect(await foundIn([], { section: null, isLeaf: false })).toEqual([]);
  });

  it('matches references both ways, by what the style needs', async () => {
    const { report } = smallReport();
    const [one, ...others] = report.bibliography;
    if (one === undefined) throw new Error('no source');
    const source = { ...one.source, bibliographic: { type: 'book', title: 'Nameless', issued: [2020] } };
    const lean = { ...report, parts: [], bibliography: [{ number: 1, source }] };
    expect(await lintOf(lean)).toEqual([]);
    const [incomplete] = await lintOf(lean, { style: authorDate });
    expect(incomplete).toMatchObject({
      code: 'reference-incomplete',
      sourceId: source.id,
      detail: expect.stringContaining('no author'),
    });
    const uncited = others.map((reference) => reference.source);
    const nothingCited = { ...lean, bibliography: [] };
    const [all, ...more] = await lintOf(nothingCited, { sourcesNeverCited: uncited });
    expect(more).toEqual([]);
    expect(all).toMatchObject({
      code: 'source-never-cited',
      text: expect.stringContaining(uncited[0]?.bibliographic.title ?? 'none'),
      detail: expect.stringContaining(`${uncited.length} sources`),
    });
    expect(all?.sourceId).toBeUndefined();
    expect(await lintOf(nothingCited, { sourcesNeverCited: uncited.slice(0, 1) })).toMatchObject([
      { sourceId: uncited[0]?.id },
    ]);
  });

  it('finds suggestions that wait, at their section', async () => {
    const { report } = smallReport();
    const [first] = report.parts;
    const itemId = first?.itemId ?? toId('itm', 'failed');
    const found = await lintOf(report, { suggestions: [{ itemId }] });
    expect(found.filter(({ code }) => code === 'suggestion-pending')).toMatchObject([
      { itemId, heading: 'Introduction' },
    ]);
  });
});
