import type { SourceId } from '#shared/base/ids.ts';
import type { PrintableReport, PrintReference } from '#main/ports/report-writer.ts';

/**
 * What a page is made for: a screen, where a citation opens its quotes; or paper, where it leads to its reference and
 * the contents name pages. Before these are known the paper has its contents in any case, so that they can be found.
 */
export type Edition =
  | { readonly kind: 'screen' }
  | { readonly kind: 'paper'; readonly pageOf: ReadonlyMap<string, number> | null };

/** What every part of a page needs to know. */
export type Layout = {
  readonly report: PrintableReport;
  readonly edition: Edition;
  readonly referenceByKey: ReadonlyMap<string, PrintReference>;
  readonly referenceBySource: ReadonlyMap<SourceId, PrintReference>;
};

export function createLayout(report: PrintableReport, edition: Edition): Layout {
  const { references } = report.bibliography;
  return {
    report,
    edition,
    referenceByKey: new Map(references.map((reference) => [reference.key, reference])),
    referenceBySource: new Map(references.map((reference) => [reference.sourceId, reference])),
  };
}

/** Ids of a page's own. The report's anchors have no underscore, so that none is there twice. */
export const ids = {
  contents: 'contents_',
  notes: 'notes_',
  references: 'references_',
  evidence: 'evidence_',
  note: (number: number) => `note_${number}`,
  noteCall: (number: number) => `call_${number}`,
  openedNote: 'opened-note_',
  quotes: (citationAnchor: string) => `quotes_${citationAnchor}`,
};
