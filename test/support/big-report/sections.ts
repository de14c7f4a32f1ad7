import type { EvidenceId } from '#shared/base/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { BlockNode, InlineNode } from '#shared/domain/rich-text.ts';
import {
  cell,
  cite,
  citeWith,
  footnote,
  header,
  heading,
  inline,
  item,
  link,
  marked,
  maths,
  paragraph,
  table,
} from '../rich-text-values.ts';
import { arabic, chinese, type Prose } from './words.ts';

/** What one section is to hold. */
export type SectionPlan = {
  readonly index: number;
  readonly words: number;
  readonly citations: number;
  readonly hasTable: boolean;
  /** Null for a section without a figure. */
  readonly asset: Asset | null;
};

export function bigSection(prose: Prose, plan: SectionPlan, evidenceIds: readonly EvidenceId[]): BlockNode[] {
  const { index, asset } = plan;
  let cited = 0;
  const nextCitation = (): InlineNode[] => {
    if (cited >= plan.citations) return [];
    cited += 1;
    return [{ type: 'text', text: ' ' }, citation(prose, cited, evidenceIds)];
  };
  const extras = [
    ...(plan.hasTable ? [tableOf(prose, index, nextCitation)] : []),
    ...(asset === null ? [] : [figureOf(prose, asset, nextCitation)]),
    listOf(prose, index, nextCitation),
    quotationOf(prose, nextCitation),
    { type: 'mathBlock' as const, attrs: { latex: formulas[index % formulas.length] ?? 'x' } },
    ...(index % 4 === 0 ? [codeOf(index)] : []),
    ...(index % 5 === 0 ? [otherScript(prose, chinese.sentences, '。', nextCitation)] : []),
    ...(index % 5 === 2 ? [otherScript(prose, arabic.sentences, '.', nextCitation)] : []),
    ...(index % 10 === 9 ? [{ type: 'horizontalRule' as const }] : []),
  ];
  const blocks: BlockNode[] = [];
  const lengths: number[] = [];
  for (const extra of extras) lengths.push(wordCount(extra));
  let words = lengths.reduce((sum, length) => sum + length, 0);
  for (let paragraphs = 0; words < plan.words; paragraphs += 1) {
    if (paragraphs % 4 === 3) {
      const subheading = headingOf(prose, index, paragraphs);
      blocks.push(subheading);
      words += wordCount(subheading);
    }
    const next = paragraphOf(prose, plan.words - words, nextCitation);
    blocks.push(next);
    words += wordCount(next);
    const extra = extras.shift();
    if (extra !== undefined) blocks.push(extra);
  }
  blocks.push(...extras);
  // What the sentences left over.
  while (cited < plan.citations) blocks.push(paragraph(prose.sentence(), ...nextCitation(), '.'));
  return blocks;
}

function citation(prose: Prose, count: number, ids: readonly EvidenceId[]): InlineNode {
  const some = Array.from({ length: count % 5 === 0 ? 3 : count % 3 === 0 ? 2 : 1 }, () => prose.pick(ids));
  const evidenceIds = [...new Set(some)];
  if (count % 11 === 0) return citeWith({ evidenceIds, prefix: 'see ', suffix: ', for example' });
  if (count % 13 === 0) return citeWith({ evidenceIds, locator: 'ch. 3' });
  if (count % 14 === 0) return citeWith({ evidenceIds, mode: 'author-in-text' });
  return cite(...evidenceIds);
}

function paragraphOf(prose: Prose, wordsLeft: number, nextCitation: () => InlineNode[]): BlockNode {
  const sentences = Math.max(1, Math.min(6, Math.ceil(wordsLeft / 18)));
  return paragraph(
    ...Array.from({ length: sentences }, (_, index): (string | InlineNode)[] => {
      const kind = prose.number(0, 11);
      const words = prose.sentence();
      const cited = index % 2 === 0 ? nextCitation() : [];
      if (kind === 0) return [`${words}, where `, maths(`q_{${index}} = \\frac{Q}{A}`), ' holds', ...cited, '. '];
      if (kind === 1)
        return [words, footnote(`${prose.sentence()}, as `, marked('noted', 'italic'), '.'), ...cited, '. '];
      if (kind === 2) return [marked(words, 'bold'), ...cited, '. '];
      if (kind === 3)
        return [`${words} (`, link('the record', `https://example.org/record?id=${index}&v=2`), ')', ...cited, '. '];
      if (kind === 4)
        return [`${words} at 5 m`, marked('3', 'superscript'), ' of H', marked('2', 'subscript'), 'O', ...cited, '. '];
      return [words, ...cited, '. '];
    }).flat(),
  );
}

function headingOf(prose: Prose, index: number, paragraphs: number): BlockNode {
  if (index % 8 === 3) return heading(3, prose.pick(chinese.headings));
  if (index % 8 === 6) return heading(3, prose.pick(arabic.headings));
  return heading(paragraphs % 8 === 7 ? 4 : 3, prose.title());
}

function tableOf(prose: Prose, index: number, nextCitation: () => InlineNode[]): BlockNode {
  const caption = `Values of ${prose.title().toLowerCase()} in %`;
  const rows = Array.from({ length: 5 }, (_, row) => [
    cell(prose.title()),
    cell(`${prose.number(1, 99)}.${prose.number(0, 9)}`),
    cell([paragraph(`${prose.number(100, 999)} m³/s`, ...(row === 0 ? nextCitation() : []))]),
    cell(row === 2 ? '< 5 & rising' : 'stable'),
  ]);
  const names = [header('Place'), header('Share'), header('Flow'), header('Trend')];
  if (index % 3 !== 0) return table(caption, names, ...rows);
  const spanned = [
    [header('Place', { rows: 2 }), header('Measured', { columns: 2 }), header('Trend', { rows: 2 })],
    [header('Share'), header('Flow')],
  ];
  return table(caption, ...spanned, ...rows, [cell('No data', { columns: 3 }), cell('unknown')]);
}

function figureOf(prose: Prose, asset: Asset, nextCitation: () => InlineNode[]): BlockNode {
  return {
    type: 'figure',
    attrs: { assetId: asset.id, alt: `Bars of ${asset.fileName}`, widthPercent: prose.pick([40, 60, 80, 100]) },
    content: inline(`${prose.title()} over time`, ...nextCitation(), '.'),
  };
}

function listOf(prose: Prose, index: number, nextCitation: () => InlineNode[]): BlockNode {
  const items = [
    item(paragraph(prose.sentence(), ...nextCitation(), '.')),
    item(paragraph(prose.title()), {
      type: 'bulletList',
      content: [item(paragraph(prose.title())), item(paragraph(prose.title()))],
    }),
    item(paragraph(prose.sentence(), '.')),
  ];
  return index % 2 === 0
    ? { type: 'bulletList', content: items }
    : { type: 'orderedList', attrs: { start: index % 6 === 1 ? 4 : 1 }, content: items };
}

function quotationOf(prose: Prose, nextCitation: () => InlineNode[]): BlockNode {
  return {
    type: 'blockquote',
    content: [paragraph(`${prose.sentence()}. ${prose.sentence()}`, ...nextCitation(), '.')],
  };
}

function otherScript(
  prose: Prose,
  sentences: readonly string[],
  stop: string,
  nextCitation: () => InlineNode[],
): BlockNode {
  return paragraph(prose.pick(sentences), ...nextCitation(), stop, prose.pick(sentences), stop);
}

function codeOf(index: number): BlockNode {
  const text = `def flow_${index}(area, speed):\n    # <litres> & "units"\n    return area * speed if area > 0 else 0\n`;
  return { type: 'codeBlock', attrs: { language: 'python' }, content: [{ type: 'text', text }] };
}

const formulas = [
  '\\int_0^1 x^2 \\, dx = \\frac{1}{3}',
  'Q = \\sum_{i=1}^{n} q_i \\cdot A_i',
  '\\hat{\\beta} = (X^{\\top} X)^{-1} X^{\\top} y',
  '\\lim_{n \\to \\infty} \\left(1 + \\frac{1}{n}\\right)^n = e',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
];

function wordCount(block: BlockNode): number {
  return (
    JSON.stringify(block)
      .match(/"text":"[^"]*"/gu)
      ?.join(' ')
      .split(/\s+/u).length ?? 0
  );
}
