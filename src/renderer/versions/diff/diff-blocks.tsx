import { createElement, Fragment, type FunctionComponent, type ReactNode } from 'react';
import { useText } from '#renderer/language/index.ts';
import type {
  BlockNode,
  InlineNode,
  ListItemNode,
  Mark,
  TableCellNode,
  TableRowNode,
} from '#shared/domain/rich-text.ts';
import type { BlockDiff, WordDiff } from '../../editor/suggestions/rich-text-diff.ts';

type Part = BlockNode | ListItemNode;

/** Blocks with what went struck through and what came underlined. */
export function DiffBlocks({ blocks }: { readonly blocks: readonly BlockDiff[] }) {
  return each(
    Diff,
    blocks.map((diff) => ({ diff })),
  );
}

function Diff({ diff }: { readonly diff: BlockDiff }) {
  switch (diff.kind) {
    case 'same':
      return <Block block={diff.block} />;
    case 'removed':
    case 'added':
      return diff.block.type === 'listItem' ? (
        <li className={`versions-diff-${diff.kind}`}>
          <Blocks blocks={diff.block.content} />
        </li>
      ) : (
        <div className={`versions-diff-${diff.kind}`} role={diff.kind === 'added' ? 'insertion' : 'deletion'}>
          <Block block={diff.block} />
        </div>
      );
    case 'words':
      return createElement(tagOf(diff.after), null, <Words words={diff.words} />);
    case 'inside':
      return createElement(tagOf(diff.after), null, <DiffBlocks blocks={diff.blocks} />);
  }
}

function Words({ words }: { readonly words: readonly WordDiff[] }) {
  return each(Run, words);
}

function Run({ kind, nodes }: WordDiff) {
  const inline = <Inline nodes={nodes} />;
  if (kind === 'removed') return <del>{inline}</del>;
  return kind === 'added' ? <ins>{inline}</ins> : inline;
}

function Blocks({ blocks }: { readonly blocks: readonly Part[] }) {
  return each(
    Block,
    blocks.map((block) => ({ block })),
  );
}

function Block({ block }: { readonly block: Part }) {
  const words = useText().editor.diff;
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return createElement(tagOf(block), null, <Inline nodes={block.content ?? []} />);
    case 'bulletList':
    case 'orderedList':
    case 'blockquote':
    case 'listItem':
      return createElement(tagOf(block), null, <Blocks blocks={block.content} />);
    case 'codeBlock':
      return (
        <pre>
          <code>{(block.content ?? []).map(({ text }) => text).join('')}</code>
        </pre>
      );
    case 'table':
      return (
        <table>
          {block.attrs !== undefined && block.attrs.caption !== '' && <caption>{block.attrs.caption}</caption>}
          <tbody>{each(Row, block.content)}</tbody>
        </table>
      );
    case 'horizontalRule':
      return <hr />;
    case 'mathBlock':
      return <p>{block.attrs.latex}</p>;
    case 'figure':
      return (
        <p>
          [{words.figure}: {block.attrs.alt}] <Inline nodes={block.content ?? []} />
        </p>
      );
  }
}

function Row({ content }: TableRowNode) {
  return <tr>{each(Cell, content)}</tr>;
}

function Cell({ attrs, content }: TableCellNode) {
  return (
    <td colSpan={attrs?.colspan ?? 1} rowSpan={attrs?.rowspan ?? 1}>
      <Blocks blocks={content} />
    </td>
  );
}

function Inline({ nodes }: { readonly nodes: readonly InlineNode[] }) {
  return each(
    InlineOne,
    nodes.map((node) => ({ node })),
  );
}

function InlineOne({ node }: { readonly node: InlineNode }) {
  const words = useText().editor.diff;
  switch (node.type) {
    case 'text':
      return marked(node.text, node.marks ?? []);
    case 'citation':
      return (
        <span className="versions-diff-citation">
          [{node.attrs.evidenceIds.map((id) => id.slice(4, 8)).join(', ')}]
        </span>
      );
    case 'footnote':
      return (
        <span className="versions-diff-note">
          {' '}
          ({words.footnote}: <Inline nodes={node.attrs.content} />)
        </span>
      );
    case 'mathInline':
      return <code>{node.attrs.latex}</code>;
    case 'hardBreak':
      return <br />;
  }
}

/** Elements side by side. They are never moved, so that none needs a key. */
function each<Props extends object>(component: FunctionComponent<Props>, all: readonly Props[]): ReactNode {
  return createElement(Fragment, null, ...all.map((props) => createElement(component, props)));
}

const tagsOfMarks = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
  link: 'u',
} as const;

function marked(text: string, marks: readonly Mark[]): ReactNode {
  return marks.reduce<ReactNode>((inner, { type }) => createElement(tagsOfMarks[type], null, inner), text);
}

const tags: Partial<Record<Part['type'], string>> = {
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
};

function tagOf(block: Part): string {
  if (block.type === 'heading') return `h${Math.min(6, Math.max(4, block.attrs.level + 1))}`;
  return tags[block.type] ?? 'p';
}
