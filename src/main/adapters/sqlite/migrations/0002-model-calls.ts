import type { Migration } from '../migrate.ts';

/** Calls to models with what was asked and answered, and what a checker found about claims. */
export const modelCalls: Migration = {
  version: 2,
  sql: `
    -- Answers of the reasoner without a model, which can all be made again.
    DROP TABLE run_calls;
    CREATE TABLE model_calls (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
      request_hash TEXT NOT NULL,
      role TEXT NOT NULL,
      purpose TEXT NOT NULL,
      model TEXT NOT NULL,
      request TEXT NOT NULL,
      answer TEXT NOT NULL,
      usage TEXT NOT NULL,
      duration_ms INTEGER NOT NULL,
      UNIQUE (run_id, request_hash)
    ) STRICT;
    CREATE TABLE claim_verdicts (
      key TEXT PRIMARY KEY, judgement TEXT NOT NULL, model TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
