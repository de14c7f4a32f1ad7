import { citationDetails } from './citation-details.ts';
import type { Node, Schema } from '@tiptap/pm/model';
import {
  richTextSchema,
  type BlockNode,
  type InlineNode,
  type ListItemNode,
  type RichText,
  type TextNode,
} from '#shared/domain/rich-text.ts';

type Json = {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Json[];
  readonly marks?: readonly Json[];
};

/** A block of the document as it is stored: attributes at their defaults left out, marks on text only. */
export function storedBlock(node: Node): BlockNode {
  return plain(node.toJSON() as Json) as unknown as BlockNode;
}

/** A section's blocks as its stored body. The section's heading isn't part of it. */
export function sectionToBody(section: Node): RichText {
  const blocks = section.children.filter(({ type }) => type.name !== 'sectionHeading');
  const body: RichText = { type: 'doc', content: blocks.map(storedBlock) };
  const parsed = richTextSchema.safeParse(body);
  // What can't be stored is refused when it is saved; showing it must not fail.
  return parsed.success ? parsed.data : body;
}

/** A stored body as nodes of the document; an empty paragraph where there is nothing. */
export function bodyToNodes(schema: Schema, body: RichText | null): Node[] {
  const blocks = body?.content ?? [];
  const nodes = blocks.map((block) => storedToNode(schema, block));
  if (nodes.length > 0) return nodes;
  return [schema.nodes['paragraph']?.create()].filter((node) => node !== undefined);
}

/** One stored block, list item or inline node as a node of the document. */
export function storedToNode(schema: Schema, stored: BlockNode | ListItemNode | InlineNode): Node {
  const json: unknown = stored;
  return schema.nodeFromJSON(filled(json as Json));
}

/** Inline content of whatever origin as it is stored; what isn't inline content is left out. */
export function storedInline(nodes: readonly unknown[]): InlineNode[] {
  const body = { type: 'doc', content: [{ type: 'paragraph', content: nodes.map((node) => plain(node as Json)) }] };
  const parsed = richTextSchema.safeParse(body);
  const [paragraph] = parsed.success ? parsed.data.content : [];
  return paragraph?.type === 'paragraph' ? (paragraph.content ?? []) : [];
}

function plain({ type, text, attrs, content, marks }: Json): Json {
  const kept = plainAttributes(String(type), attrs);
  return {
    type,
    ...(text === undefined ? {} : { text }),
    ...(kept === undefined ? {} : { attrs: kept }),
    ...(content === undefined ? {} : { content: content.map(plain) }),
    ...(type !== 'text' || marks === undefined || marks.length === 0 ? {} : { marks: marks.map(plainMark) }),
  };
}

function plainAttributes(type: string, attrs: Json['attrs']): Json['attrs'] | undefined {
  if (attrs === undefined) return undefined;
  if (type === 'citation') return { evidenceIds: attrs['evidenceIds'], ...citationDetails(attrs) };
  if (type === 'orderedList') return attrs['start'] === 1 ? undefined : { start: attrs['start'] };
  if (type === 'tableCell' || type === 'tableHeader') {
    const { colspan, rowspan, colwidth } = attrs;
    return colspan === 1 && rowspan === 1 && colwidth === null ? undefined : { colspan, rowspan, colwidth };
  }
  if (type === 'table') {
    const { caption } = attrs;
    return typeof caption !== 'string' || caption.trim() === '' ? undefined : { caption: caption.trim() };
  }
  return Object.keys(attrs).length === 0 ? undefined : attrs;
}

function plainMark({ type, attrs }: Json): Json {
  return type === 'link' ? { type, attrs: { href: attrs?.['href'] } } : { type };
}

/** Containers that the stored form lets be empty hold an empty paragraph; code is without marks. */
function filled(node: Json): Json {
  const { type, content } = node;
  if (type === 'codeBlock') {
    const text = (content ?? []).map((each) => (each as TextNode).text).join('');
    return { ...node, content: text === '' ? [] : [{ type: 'text', text }] };
  }
  if (content === undefined) return node;
  const inner = content.map(filled);
  if (inner.length > 0) return { ...node, content: inner };
  const empty = emptyContent(String(type));
  return empty === null ? node : { ...node, content: [empty] };
}

function emptyContent(type: string): Json | null {
  const paragraph = { type: 'paragraph' };
  switch (type) {
    case 'listItem':
    case 'blockquote':
    case 'tableCell':
    case 'tableHeader':
      return paragraph;
    case 'bulletList':
    case 'orderedList':
      return { type: 'listItem', content: [paragraph] };
    case 'tableRow':
      return { type: 'tableCell', content: [paragraph] };
    case 'table':
      return { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph] }] };
    default:
      return null;
  }
}
