import type { AssetId, EvidenceId } from '../base/ids.ts';
import type {
  BlockNode,
  CitationNode,
  InlineNode,
  ListItemNode,
  RichText,
  TableCellNode,
  TableRowNode,
} from '../domain/rich-text.ts';

/** The evidence ids of all citation nodes, in reading order; an id cited twice comes twice. */
export function citedEvidence(body: RichText): readonly EvidenceId[] {
  return citationsOf(body).flatMap(({ attrs }) => attrs.evidenceIds);
}

/** All citation nodes in reading order; those of a footnote where the footnote is called. */
export function citationsOf(body: RichText): readonly CitationNode[] {
  const found: CitationNode[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'citation') found.push(node);
    else if (node.type === 'footnote') node.attrs.content.forEach(visit);
    else if ('content' in node) for (const child of node.content ?? []) visit(child);
  };
  visit(body);
  return found;
}

/** The images of its figures, in reading order, each once. */
export function shownAssets(body: RichText): readonly AssetId[] {
  const found = new Set<AssetId>();
  const visit = (node: AnyNode): void => {
    if (node.type === 'figure') found.add(node.attrs.assetId);
    else if ('content' in node) for (const child of node.content ?? []) visit(child);
  };
  visit(body);
  return [...found];
}

type AnyNode = RichText | BlockNode | ListItemNode | TableRowNode | TableCellNode | InlineNode;
