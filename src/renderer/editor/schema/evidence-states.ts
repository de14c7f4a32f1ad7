/** Why a citation doesn't stand on its evidence any more. */
export type BrokenReason = 'gone' | 'excluded' | 'vanished';

/** Which evidence is broken, told to those who draw it without a transaction. */
export type EvidenceStates = {
  readonly reasonOf: (evidenceId: string) => BrokenReason | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** What there is: everything not in it is gone. Null while nothing is known. */
  readonly set: (known: ReadonlyMap<string, BrokenReason | null> | null) => void;
};

export function createEvidenceStates(): EvidenceStates {
  let known: ReadonlyMap<string, BrokenReason | null> | null = null;
  const listeners = new Set<() => void>();
  return {
    reasonOf: (evidenceId) => {
      if (known === null) return null;
      const reason = known.get(evidenceId);
      return reason === undefined ? 'gone' : reason;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      known = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The evidence ids that an attribute of stored or pasted content holds. */
export function toEvidenceIds(value: unknown): string[] {
  const ids = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : [];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && /^evi_[0-9a-z]{6,40}$/.test(id)))];
}
