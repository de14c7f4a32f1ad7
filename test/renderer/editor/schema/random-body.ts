import type {
  BlockNode,
  FootnoteInline,
  InlineNode,
  ListItemNode,
  Mark,
  RichText,
  TableRowNode,
} from '#shared/domain/rich-text.ts';
import { toId } from '#shared/base/ids.ts';
import { createRandom } from '#test/support/random.ts';

const markOrder: readonly Mark['type'][] = [
  'link',
  'bold',
  'code',
  'italic',
  'strike',
  'underline',
  'subscript',
  'superscript',
];

/** A section's body of all kinds of blocks, the same for the same seed, in the form in which it is stored. */
export function randomBody(seed: number, { blocks = 6 }: { readonly blocks?: number } = {}): RichText {
  const random = createRandom(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value;
  const some = <Value>(least: number, most: number, make: (index: number) => Value): Value[] =>
    Array.from({ length: least + upTo(most - least + 1) }, (_, index) => make(index));
  const evidenceId = () => toId('evi', `abc${100 + upTo(900)}`);
  const words = () =>
    some(1, 6, () => pick(['water', 'prices', 'rose', '“so”', 'in', '2019', '日本', 'Ärger', '$5', '*'])).join(' ');

  function marks(): Mark[] {
    return markOrder
      .filter(() => random() < 0.15)
      .map((type) => (type === 'link' ? { type, attrs: { href: `https://example.org/${upTo(9)}` } } : { type }));
  }
  function text(): Extract<InlineNode, { type: 'text' }> {
    const own = marks();
    return { type: 'text', text: words(), ...(own.length === 0 ? {} : { marks: own }) };
  }
  const citation = () => ({
    type: 'citation' as const,
    attrs: {
      evidenceIds: some(1, 3, evidenceId),
      ...(random() < 0.2 && { prefix: 'see', suffix: words() }),
      ...(random() < 0.2 && { locator: pick(['', 'ch. 3', '4–6']) }),
      ...(random() < 0.2 && { mode: pick(['without-author' as const, 'author-in-text' as const]) }),
    },
  });
  const formula = () => ({ type: 'mathInline' as const, attrs: { latex: pick(['x^2', '\\frac{a}{b}', '']) } });
  const note = (): FootnoteInline[] => [text(), citation(), formula()].slice(0, 1 + upTo(3));
  function inline(): InlineNode[] {
    // Text beside text of the same marks would be one node: something stands between.
    return some(0, 3, () => [
      text(),
      pick<() => InlineNode>([
        citation,
        formula,
        () => ({ type: 'hardBreak' }),
        () => ({ type: 'footnote', attrs: { content: note() } }),
      ])(),
    ]).flat();
  }
  const filled = <Block extends object>(block: Block, content: InlineNode[]) =>
    content.length === 0 ? block : { ...block, content };
  const items = (depth: number): ListItemNode[] =>
    some(1, 3, () => ({ type: 'listItem' as const, content: some(1, 2, () => block(depth + 1)) }));
  const rows = (depth: number): TableRowNode[] => {
    const columns = 1 + upTo(3);
    return some(1, 3, (row) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, () => ({
        type: row === 0 ? ('tableHeader' as const) : ('tableCell' as const),
        ...(random() < 0.2 ? { attrs: { colspan: 1 + upTo(2), rowspan: 1, colwidth: [120] } } : {}),
        content: some(1, 2, () => block(depth + 1)),
      })),
    }));
  };
  function block(depth: number): BlockNode {
    const kinds: (() => BlockNode)[] = [
      () => filled({ type: 'paragraph' as const }, inline()),
      () => filled({ type: 'paragraph' as const }, inline()),
      () => filled({ type: 'heading' as const, attrs: { level: 1 + upTo(6) } }, inline()),
      () => ({
        type: 'codeBlock',
        attrs: { language: pick([null, 'sql']) },
        content: [{ type: 'text', text: 'a\nb' }],
      }),
      () => ({ type: 'horizontalRule' }),
      () => ({ type: 'mathBlock', attrs: { latex: 'E=mc^2' } }),
      () =>
        filled(
          {
            type: 'figure' as const,
            attrs: { assetId: toId('ast', 'abcdef'), alt: words(), widthPercent: 5 + upTo(96) },
          },
          inline(),
        ),
    ];
    const deep: (() => BlockNode)[] = [
      () => ({ type: 'bulletList', content: items(depth) }),
      () => ({
        type: 'orderedList',
        ...(random() < 0.5 ? { attrs: { start: 2 + upTo(9) } } : {}),
        content: items(depth),
      }),
      () => ({ type: 'blockquote', content: some(1, 2, () => block(depth + 1)) }),
      () => ({ type: 'table', content: rows(depth) }),
    ];
    return pick(depth < 2 ? [...kinds, ...deep] : kinds)();
  }
  return { type: 'doc', content: some(1, blocks, () => block(0)) };
}
