import type { Node } from '@tiptap/pm/model';
import type { CitationAttributes } from '#shared/domain/rich-text.ts';
import { citationAttributes } from '../schema/citation-details.ts';

/** A citation or a footnote of the report. */
export type Cited =
  | { readonly kind: 'citation'; readonly attributes: CitationAttributes; readonly node: Node }
  /** In a footnote, which comes before it. */
  | { readonly kind: 'inner-citation'; readonly attributes: CitationAttributes; readonly footnote: Node }
  | { readonly kind: 'footnote'; readonly node: Node };

const citedInBlock = new WeakMap<Node, readonly Cited[]>();

/** The report's citations and footnotes in reading order. Blocks that didn't change aren't read again. */
export function citedIn(doc: Node): readonly Cited[] {
  const all: Cited[] = [];
  doc.forEach((section) => section.forEach((block) => all.push(...inBlock(block))));
  return all;
}

function inBlock(block: Node): readonly Cited[] {
  const known = citedInBlock.get(block);
  if (known !== undefined) return known;
  const found: Cited[] = [];
  block.descendants((node) => {
    if (node.type.name === 'citation') {
      found.push({ kind: 'citation', attributes: citationAttributes(node.attrs), node });
    }
    if (node.type.name === 'footnote') found.push({ kind: 'footnote', node }, ...inFootnote(node));
  });
  citedInBlock.set(block, found);
  return found;
}

function inFootnote(footnote: Node): readonly Cited[] {
  const { content } = footnote.attrs as { readonly content: unknown };
  if (!Array.isArray(content)) return [];
  return (content as readonly { type: string; attrs?: Readonly<Record<string, unknown>> }[])
    .filter(({ type }) => type === 'citation')
    .map(({ attrs = {} }) => ({ kind: 'inner-citation', attributes: citationAttributes(attrs), footnote }));
}

/** Whether two reports cite the same in the same order. */
export function citesSame(one: readonly Cited[], other: readonly Cited[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => {
      const at = other[index];
      if (at === undefined || each.kind !== at.kind) return false;
      if (each === at || each.kind === 'footnote' || at.kind === 'footnote') return true;
      return each.attributes === at.attributes || citeKey(each.attributes) === citeKey(at.attributes);
    })
  );
}

/** Citations of the same key cite the same in the same words. */
export function citeKey(attributes: CitationAttributes): string {
  const { evidenceIds, prefix = '', suffix = '', locator, mode = 'usual' } = attributes;
  return evidenceIds.length === 1 && prefix === '' && suffix === '' && locator === undefined && mode === 'usual'
    ? (evidenceIds[0] ?? '')
    : JSON.stringify([evidenceIds, prefix, suffix, locator ?? null, mode]);
}
