import type { Migration } from '../migrate.ts';

/** Counts of passages that are kept up, where a large library took a look at every passage for each search. */
export const passageCounts: Migration = {
  version: 7,
  sql: `
    CREATE TABLE passage_counts (language TEXT PRIMARY KEY, passages INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO passage_counts SELECT language, count(*) FROM passages GROUP BY language;
    DROP INDEX passages_by_language;
    ALTER TABLE sources ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
    UPDATE sources SET passages = (SELECT count(*) FROM passages WHERE source_id = sources.id);

    -- The rows of sources up to here were there when the fit was made or widened last: rows get rising numbers.
    ALTER TABLE fits ADD COLUMN seen_through INTEGER NOT NULL DEFAULT 0;
    UPDATE fits SET seen_through = coalesce((SELECT max(sources.rowid) FROM sources WHERE EXISTS (
      SELECT 1 FROM passages WHERE source_id = sources.id AND seen_by_fit = fits.space)), 0);
    -- The column stays behind, unused: to take it out would write every passage anew.
    DROP INDEX passages_by_fit;

    -- How many passages have a vector of each space; '' for those without one.
    CREATE TABLE vector_counts (space TEXT PRIMARY KEY, passages INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO vector_counts SELECT vector_space, count(*) FROM passages GROUP BY vector_space;
  `,
};
