import type { Sheet } from '../sheet.ts';

/** A heading that isn't the report's own. */
export type PartHeading = {
  readonly level: number;
  readonly anchor: string;
  readonly number: null;
  readonly text: string;
};

/** The headings of what follows the report's text: those that there is something under. */
export function partHeadings({ report }: Sheet): readonly PartHeading[] {
  const { wording, bibliography, appendix } = report;
  const top = { level: 1, number: null } as const;
  return [
    ...(report.notePlace === 'end' && report.notes.length > 0
      ? [{ ...top, anchor: 'part-notes', text: wording.notes }]
      : []),
    ...(bibliography.references.length > 0 ? [{ ...top, anchor: 'part-references', text: wording.references }] : []),
    ...(appendix !== null ? [{ ...top, anchor: 'part-evidence', text: wording.evidence }] : []),
  ];
}
