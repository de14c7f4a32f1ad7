/** What each citation is called in the report as a whole: told to the page without a transaction. */
export type CitationLabelStore = {
  /** For a citation of these evidence ids, such as `[3]` or `(Smith, 2024)`; empty until it is known. */
  readonly labelOf: (evidenceIds: readonly string[]) => string;
  /** Called with the new label now and whenever it changes. Returns what ends that. */
  readonly subscribe: (evidenceIds: readonly string[], listener: (label: string) => void) => () => void;
  /** Replaces all labels; only those that differ are told. Keys are made with `citationKey`. */
  readonly setLabels: (labels: ReadonlyMap<string, string>) => void;
};

export function citationKey(evidenceIds: readonly string[]): string {
  return evidenceIds.join(' ');
}

export function createCitationLabelStore(): CitationLabelStore {
  let labels: ReadonlyMap<string, string> = new Map();
  const listeners = new Map<string, Set<(label: string) => void>>();
  return {
    labelOf: (evidenceIds) => labels.get(citationKey(evidenceIds)) ?? '',
    subscribe: (evidenceIds, listener) => {
      const key = citationKey(evidenceIds);
      const others = listeners.get(key) ?? new Set();
      listeners.set(key, others.add(listener));
      listener(labels.get(key) ?? '');
      return () => {
        others.delete(listener);
        if (others.size === 0) listeners.delete(key);
      };
    },
    setLabels: (next) => {
      const before = labels;
      labels = next;
      for (const [key, told] of listeners) {
        const label = next.get(key) ?? '';
        if (label !== (before.get(key) ?? '')) for (const tell of told) tell(label);
      }
    },
  };
}
