/** What the citations of a report are called; the editor's core keeps it right. */
export type CitationLabels = {
  readonly labelOf: (evidenceIds: readonly string[]) => string;
  /** Called with the label now and whenever it changes. Returns what ends that. */
  readonly subscribe: (evidenceIds: readonly string[], listener: (label: string) => void) => () => void;
};
