/**
 * The ids that this process has written to tables it began itself: there, an id it hasn't written is new, and needn't
 * be looked up among all rows. Beyond a number of ids it knows nothing, which costs time, not truth.
 */
export function createWrittenIds() {
  const idsOf = new Map<string, Set<string>>();
  return {
    /** Whether none of these ids can be in the table. */
    areNew: (table: string, exists: boolean, ids: readonly string[]): boolean => {
      if (!exists) return true;
      const written = idsOf.get(table);
      return written !== undefined && !ids.some((id) => written.has(id));
    },
    /** To be called with every write; `exists` is what was the case before it. */
    add: (table: string, exists: boolean, ids: readonly string[]): void => {
      if (!exists) idsOf.set(table, new Set());
      const written = idsOf.get(table);
      if (written === undefined) return;
      for (const id of ids) written.add(id);
      if (written.size > mostIds) idsOf.delete(table);
    },
  };
}

const mostIds = 300_000;
