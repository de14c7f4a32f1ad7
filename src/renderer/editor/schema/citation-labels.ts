import type { Node } from '@tiptap/pm/model';
import type { FormattedText } from '#shared/domain/formatted-text.ts';

/** How a citation reads at its place. `isNote`: the text stands in a note of its own, and its number in the text. */
export type CitationLabel = { readonly text: FormattedText; readonly isNote: boolean };

/** What the citations of a report are called; the editor's core keeps it right. */
export type CitationLabels = {
  /** Without text until it is known. */
  readonly labelOf: (citation: Node) => CitationLabel;
  /** Of the citations in a footnote, in their order. */
  readonly labelsIn: (footnote: Node) => readonly FormattedText[];
  /** Called with the label now and whenever it changes. Returns what ends that. */
  readonly subscribe: (citation: Node, listener: (label: CitationLabel) => void) => () => void;
  /** Whether the report's style puts its citations into notes, which are counted with the footnotes. */
  readonly hasNotes: () => boolean;
};

export const noLabels: CitationLabels = {
  labelOf: () => ({ text: [], isNote: false }),
  labelsIn: () => [],
  subscribe: () => () => undefined,
  hasNotes: () => false,
};

/** The same labels for a text that is a note itself. */
export function labelsInNote(labels: CitationLabels): CitationLabels {
  const inNote = ({ text }: CitationLabel): CitationLabel => ({ text, isNote: false });
  return {
    ...labels,
    labelOf: (citation) => inNote(labels.labelOf(citation)),
    subscribe: (citation, listener) => labels.subscribe(citation, (label) => listener(inNote(label))),
  };
}
