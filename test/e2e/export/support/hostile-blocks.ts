import { toMathml } from '#main/adapters/maths/index.ts';
import type { PrintBlock, PrintRun } from '#main/ports/report-writer.ts';

function paragraph(...parts: readonly (string | PrintRun)[]): PrintBlock {
  const content = parts.map((part): PrintRun =>
    typeof part === 'string' ? { type: 'text', text: part, marks: [] } : part,
  );
  return { type: 'paragraph', content };
}

/** What breaks LaTeX where it is not looked after: signs, scripts, formulas, depth. */
export function hostileBlocks(): readonly PrintBlock[] {
  const signs = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32));
  const all = signs.replaceAll(/.{16}/g, '$& ');
  const deep = (depth: number): PrintBlock => ({
    type: depth % 2 === 0 ? 'bullet-list' : 'ordered-list',
    start: 2,
    items: [[paragraph(`depth ${depth}`), ...(depth < 9 ? [deep(depth + 1)] : [])]],
  });
  const maths = (latex: string): PrintBlock => ({ type: 'maths', latex, mathml: toMathml(latex, { isBlock: true }) });
  const marked = (['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code'] as const).map(
    (type): PrintRun => ({ type: 'text', text: `${type} & %#{}\\_^~$ words`, marks: [{ type }] }),
  );
  return [
    paragraph(all, { type: 'break' }, { type: 'break' }, `-- --- << >> ,, '' \`\` ?\` !\` ff fi`),
    paragraph({ type: 'break' }, '[starts with a bracket]'),
    paragraph('α β ≤ → × − ² ½ 😀👩‍🔬 ế ﬁ ① ☃ \ue000 \ud800 \u0007'),
    paragraph('Ελληνικά, Русский, עברית, हिन्दी, ไทย, 한국어, 日本語テキスト, 繁體'),
    paragraph('unbroken'.repeat(30)),
    ...marked.map((part) => paragraph('Marked ', part, '.')),
    { type: 'code', language: null, text: `${all}\n\tтабличка 水 مرحبا 😀\n\n  \\end{heddlecode}` },
    deep(1),
    ...[
      '\\R \\subset \\N, x \\lt y \\isin \\empty',
      '\\begin{align} a &= b \\\\ c &= \\text{水 and α} \\end{align}',
      'x + \\begin{gather} a \\\\ b \\end{gather} % comment\n\n + α ≤ β',
      '\\cancel{x} \\bra{\\phi} \\bold{b} \\textcolor{red}{c} \\tag{7}',
      '\\begin{cases} 1 & x \\ge 0 \\\\ 0 & \\text{else} \\end{cases}',
      '\\def\\x{y} \\x \\dfrac{1}{2} \\overgroup{ab} \\xlongequal{k} \\argmin_x f \\degree',
      '\\unknown{1',
    ].map(maths),
  ];
}
