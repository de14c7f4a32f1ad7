import type { Migration } from '../migrate.ts';

/** What other programs' bibliographies say of works, with or without a source. */
export const bibliographyEntries: Migration = {
  version: 6,
  sql: `
    CREATE TABLE entries (
      id TEXT PRIMARY KEY,
      source_id TEXT REFERENCES sources (id) ON DELETE SET NULL,
      imported_at TEXT NOT NULL,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entries_by_source ON entries (source_id);
  `,
};
