import type { Table } from '@lancedb/lancedb';
import { createIdFilter, type IdFilter } from './id-filter.ts';

/**
 * The ids in a table that this process began itself, or has written so much to that all of its ids were read: there, an
 * id that isn't known is new, and needn't be looked up among all rows. Of other tables it knows nothing, which costs
 * time, not truth.
 */
export function createWrittenIds() {
  const known = new Map<string, IdFilter>();
  const writtenTo = new Map<string, number>();
  return {
    /** Whether none of these ids can be in the table. */
    areNew: (name: string, exists: boolean, ids: readonly string[]): boolean => {
      if (!exists) return true;
      const filter = known.get(name);
      return filter !== undefined && !ids.some((id) => filter.mayHave(id));
    },
    /** To be called with every write; `exists` is what was the case before it. */
    add: (name: string, exists: boolean, ids: readonly string[]): void => {
      if (!exists) {
        // A table that is begun replaces one that is no longer written.
        known.clear();
        known.set(name, createIdFilter());
      }
      const filter = known.get(name);
      if (filter === undefined) writtenTo.set(name, (writtenTo.get(name) ?? 0) + ids.length);
      else for (const id of ids) filter.add(id);
    },
    /** Reads all ids of a table that is much written to: looking each up would take longer with every write. */
    learn: async (name: string, table: Table): Promise<void> => {
      if (known.has(name) || (writtenTo.get(name) ?? 0) < fewestWritten) return;
      const filter = createIdFilter();
      for await (const batch of table.query().select(['id'])) {
        for (const id of batch.getChild('id') ?? []) filter.add(String(id));
      }
      known.set(name, filter);
      writtenTo.delete(name);
    },
  };
}

const fewestWritten = 20_000;
