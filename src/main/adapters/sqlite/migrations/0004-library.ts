import type { Migration } from '../migrate.ts';

/** What a library that is lived in has: failures that stay, watched folders, sources that changed or went. */
export const library: Migration = {
  version: 4,
  sql: `
    ALTER TABLE sources ADD COLUMN status TEXT NOT NULL DEFAULT 'current';
    -- Rows of the memory index whose passage is gone and that are still to be taken out of it.
    CREATE TABLE removed_passages (passage_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE failed_imports (
      path TEXT PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL, failed_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE watched_folders (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    -- How the files of watched folders were when they were last brought in.
    CREATE TABLE seen_files (
      path TEXT PRIMARY KEY, byte_count INTEGER NOT NULL, modified_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE evidence ADD COLUMN added_at TEXT NOT NULL DEFAULT '';
    -- One state for each quote; none where all stand where they were found.
    ALTER TABLE evidence ADD COLUMN quote_states TEXT NOT NULL DEFAULT '[]';
  `,
};
