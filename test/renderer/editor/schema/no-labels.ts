/** Labels that name each citation by how many evidence ids it has. */
export const citationLabels = {
  labelOf: (evidenceIds: readonly string[]): string => `[${evidenceIds.length}]`,
  subscribe: (): (() => void) => () => undefined,
};
