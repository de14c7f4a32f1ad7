import type { EvidenceId } from '../base/ids.ts';
import type { RichText } from '../domain/rich-text.ts';

/** The evidence ids of all citation nodes, in reading order; an id cited twice comes twice. */
export function citedEvidence(body: RichText): readonly EvidenceId[] {
  const found: EvidenceId[] = [];
  const visit = (node: { readonly type: string; readonly content?: readonly unknown[] | undefined }): void => {
    if (node.type === 'citation') {
      const citation = node as unknown as { attrs: { evidenceIds: EvidenceId[] } };
      found.push(...citation.attrs.evidenceIds);
    }
    for (const child of node.content ?? []) visit(child as typeof node);
  };
  visit(body);
  return found;
}
