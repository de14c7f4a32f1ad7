import type { EntryId } from '#shared/base/ids.ts';
import { bibliographyEntrySchema, type BibliographyEntry } from '#shared/domain/bibliography-entry.ts';
import type { EntryStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createEntryStore(sql: Statements, transact: <T>(work: () => T) => T): EntryStore {
  const columns = 'SELECT source_id, record FROM entries';
  return {
    putEntries: (entries) =>
      transact(() => {
        const put = sql(
          `INSERT INTO entries (id, source_id, imported_at, record) VALUES (?, ?, ?, ?) ON CONFLICT (id)
           DO UPDATE SET source_id = excluded.source_id, imported_at = excluded.imported_at, record = excluded.record`,
        );
        for (const { sourceId, ...record } of entries) {
          put.run(record.id, sourceId, record.importedAt, JSON.stringify(record));
        }
      }),
    getEntry: (id) => {
      const row = sql(`${columns} WHERE id = ?`).get(id);
      return row === undefined ? null : toEntry(row);
    },
    listEntryIds: () =>
      sql('SELECT id FROM entries ORDER BY imported_at, id')
        .all()
        .map(({ id }) => id as EntryId),
    entriesOfSource: (id) => sql(`${columns} WHERE source_id = ? ORDER BY imported_at, id`).all(id).map(toEntry),
    entryIdsWithoutSource: () =>
      sql('SELECT id FROM entries WHERE source_id IS NULL ORDER BY imported_at, id')
        .all()
        .map(({ id }) => id as EntryId),
    entryOrigins: () =>
      sql(
        "SELECT id, json_extract(record, '$.key') AS key, json_extract(record, '$.origin') AS origin FROM entries ORDER BY id",
      )
        .all()
        .map(({ id, key, origin }) => ({ id: id as EntryId, key: String(key), origin: String(origin) })),
    attachEntries: (pairs) =>
      transact(() => {
        for (const { id, sourceId } of pairs) sql('UPDATE entries SET source_id = ? WHERE id = ?').run(sourceId, id);
      }),
    removeEntries: (ids) =>
      transact(() => {
        let removed = 0;
        for (const id of ids) removed += Number(sql('DELETE FROM entries WHERE id = ?').run(id).changes);
        return removed;
      }),
  };
}

function toEntry(row: Record<string, unknown>): BibliographyEntry {
  const record = JSON.parse(String(row['record'])) as object;
  return bibliographyEntrySchema.parse({ ...record, sourceId: row['source_id'] });
}
