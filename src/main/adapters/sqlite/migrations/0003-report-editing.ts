import type { Migration } from '../migrate.ts';

/** A report that a person edits: revisions of its sections, what is suggested for them, kept versions, images. */
export const reportEditing: Migration = {
  version: 3,
  sql: `
    ALTER TABLE sections ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    UPDATE sections SET revision = 1 WHERE json_type(state, '$.body') IS NOT NULL;

    -- Prints of the blocks as the writer made them last: a block without one of them is the person's.
    CREATE TABLE section_drafts (item_id TEXT PRIMARY KEY, prints TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE suggestions (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      record TEXT NOT NULL,
      -- Whether the writer made it; else it is the person's own text, kept from another window's.
      is_draft INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE report_versions (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT,
      reason TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      words INTEGER NOT NULL,
      -- The outline and the sections' states as JSON, deflated.
      snapshot BLOB NOT NULL
    ) STRICT;

    CREATE TABLE assets (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
