import type { Catalogue } from '#renderer/language/index.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What a row shows beside its heading, as a screen reader says it. */
export function rowInWords(text: Catalogue, row: OutlineRow): string {
  const { role, lockedBy, isNotInSources } = row.item;
  const isLeaf = row.children.length === 0;
  return [
    role === 'body' ? null : text.outline[role],
    isNotInSources ? text.outline.isMissing : null,
    ...(row.coverage === null || isNotInSources ? [] : [coverageInWords(text, row.coverage)]),
    isLeaf ? text.outline.status[row.status] : null,
    lockedBy === null ? null : text.outline.isLocked,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

export function coverageInWords(text: Catalogue, coverage: NonNullable<OutlineRow['coverage']>): string {
  const { evidenceCount, sourceCount, isCovered } = coverage;
  return `${text.outline.evidence({ evidence: evidenceCount, sources: sourceCount })}, ${
    isCovered ? text.outline.isCovered : text.outline.isNotCovered
  }`;
}
