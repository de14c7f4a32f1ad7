import { noLabels, type CitationLabels } from '#renderer/editor/schema/citation-labels.ts';

/** Labels that name each citation by how many evidence ids it has. */
export const citationLabels: CitationLabels = {
  ...noLabels,
  labelOf: ({ attrs }) => ({
    text: [{ text: `[${(attrs['evidenceIds'] as readonly string[]).length}]` }],
    isNote: false,
  }),
  labelsIn: ({ attrs }) =>
    (attrs['content'] as readonly { type: string; attrs?: { evidenceIds: readonly string[] } }[]).flatMap(
      ({ type, attrs: inner }) => (type === 'citation' ? [[{ text: `[${inner?.evidenceIds.length}]` }]] : []),
    ),
};
