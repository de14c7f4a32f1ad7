import type { Migration } from '../migrate.ts';

/** Who made each version of the outline, and what a person settled with it. */
export const outlineAuthors: Migration = {
  version: 5,
  sql: `
    ALTER TABLE outline_versions ADD COLUMN author TEXT NOT NULL DEFAULT 'planner';
    ALTER TABLE outline_versions ADD COLUMN touches TEXT NOT NULL DEFAULT '[]';
  `,
};
