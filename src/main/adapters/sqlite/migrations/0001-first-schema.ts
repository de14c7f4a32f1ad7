import type { Migration } from '../migrate.ts';

/** The chain from source to section, the journal, and what of the passages has reached the memory index. */
export const firstSchema: Migration = {
  version: 1,
  sql: `
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE sources (
      id TEXT PRIMARY KEY,
      content_hash TEXT NOT NULL UNIQUE,
      record TEXT NOT NULL
    ) STRICT;

    -- Apart from their source, so that listing sources never reads their text.
    CREATE TABLE source_texts (source_id TEXT PRIMARY KEY REFERENCES sources(id) ON DELETE CASCADE, text TEXT NOT NULL) STRICT;
    CREATE TABLE source_layouts (source_id TEXT PRIMARY KEY REFERENCES sources(id) ON DELETE CASCADE, layout BLOB NOT NULL) STRICT;

    -- A passage's words are a slice of its source's text: kept once.
    CREATE TABLE passages (
      id TEXT PRIMARY KEY,
      source_id TEXT NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      char_start INTEGER NOT NULL,
      char_end INTEGER NOT NULL,
      kind TEXT NOT NULL,
      heading_path TEXT NOT NULL,
      page INTEGER,
      language TEXT NOT NULL,
      -- What of the passage is in the memory index: its words, and its vector in the named space.
      has_words INTEGER NOT NULL DEFAULT 0,
      vector_space TEXT NOT NULL DEFAULT '',
      -- The fit that knows its terms: made with it, or widened by it.
      seen_by_fit TEXT NOT NULL DEFAULT '',
      UNIQUE (source_id, ordinal)
    ) STRICT;
    CREATE INDEX passages_without_words ON passages (source_id, ordinal) WHERE has_words = 0;
    CREATE INDEX passages_by_space ON passages (vector_space, source_id, ordinal);
    CREATE INDEX passages_by_fit ON passages (seen_by_fit, source_id, ordinal);
    CREATE INDEX passages_by_language ON passages (language);

    CREATE TABLE fits (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      space TEXT NOT NULL,
      dimensions INTEGER NOT NULL,
      passage_count INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE evidence (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
    CREATE TABLE outline_versions (
      version INTEGER PRIMARY KEY AUTOINCREMENT, outline TEXT NOT NULL, reason TEXT NOT NULL, saved_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sections (id TEXT PRIMARY KEY, item_id TEXT NOT NULL UNIQUE, state TEXT NOT NULL) STRICT;

    CREATE TABLE runs (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
    CREATE TABLE run_steps (
      run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      step INTEGER NOT NULL,
      kind TEXT NOT NULL,
      outcome TEXT NOT NULL,
      PRIMARY KEY (run_id, step)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run_calls (
      run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      request_hash TEXT NOT NULL,
      method TEXT NOT NULL,
      answer TEXT NOT NULL,
      usage TEXT NOT NULL,
      PRIMARY KEY (run_id, request_hash)
    ) STRICT;

    CREATE TABLE pending_imports (position INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE) STRICT;
  `,
};
