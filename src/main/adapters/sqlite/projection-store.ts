import type { PassageId } from '#shared/base/ids.ts';
import type { ProjectionStore } from '#main/ports/project-store.ts';
import type { ReadPassage } from './passage-store.ts';
import type { Statements } from './statements.ts';

const stampKey = 'memory.stamp';

export function createProjectionStore(
  sql: Statements,
  transact: <T>(work: () => T) => T,
  toPassage: ReadPassage,
): ProjectionStore {
  const queueRemoval = (id: PassageId) =>
    sql('INSERT INTO removed_passages (passage_id) VALUES (?) ON CONFLICT DO NOTHING').run(id);
  return {
    passagesWithoutWords: (limit) =>
      sql('SELECT * FROM passages WHERE has_words = 0 ORDER BY source_id, ordinal LIMIT ?').all(limit).map(toPassage),
    passagesWithoutVectors: (space, limit) =>
      sql('SELECT * FROM passages WHERE vector_space <> ? ORDER BY source_id, ordinal LIMIT ?')
        .all(space, limit)
        .map(toPassage),
    countWithoutWords: () => Number(sql('SELECT count(*) AS n FROM passages WHERE has_words = 0').get()?.['n']),
    // Two ranges of the index: what is asked before every search must not look at every passage.
    countWithoutVectors: (space) =>
      Number(
        sql(
          `SELECT (SELECT count(*) FROM passages WHERE vector_space < ?1)
             + (SELECT count(*) FROM passages WHERE vector_space > ?1) AS n`,
        ).get(space)?.['n'],
      ),
    markWords: (ids) =>
      transact(() => {
        const mark = sql('UPDATE passages SET has_words = 1 WHERE id = ?');
        for (const id of ids) if (mark.run(id).changes === 0) queueRemoval(id);
      }),
    markVectors: (space, ids) =>
      transact(() => {
        const mark = sql('UPDATE passages SET vector_space = ? WHERE id = ?');
        for (const id of ids) if (mark.run(space, id).changes === 0) queueRemoval(id);
      }),
    removedPassages: (limit) =>
      sql('SELECT passage_id FROM removed_passages ORDER BY passage_id LIMIT ?')
        .all(limit)
        .map((row) => row['passage_id'] as PassageId),
    forgetRemoved: (ids) =>
      transact(() => {
        for (const id of ids) sql('DELETE FROM removed_passages WHERE passage_id = ?').run(id);
      }),
    restartProjection: (indexStamp) =>
      transact(() => {
        sql(`UPDATE passages SET has_words = 0, vector_space = ''`).run();
        sql('DELETE FROM removed_passages').run();
        sql(
          'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        ).run(stampKey, JSON.stringify(indexStamp));
      }),
    indexStamp: () => {
      const row = sql('SELECT value FROM settings WHERE key = ?').get(stampKey);
      return row === undefined ? null : String(JSON.parse(String(row['value'])));
    },
    readFit: () => {
      const row = sql('SELECT space, dimensions, passage_count, bytes FROM fits').get();
      if (row === undefined) return null;
      return {
        space: String(row['space']),
        dimensions: Number(row['dimensions']),
        passageCount: Number(row['passage_count']),
        bytes: row['bytes'] as Uint8Array,
      };
    },
    passagesUnseenByFit: (space) =>
      sql('SELECT * FROM passages WHERE seen_by_fit <> ? ORDER BY source_id, ordinal').all(space).map(toPassage),
    writeFit: (fit) => {
      transact(() => {
        sql(
          `INSERT INTO fits (only_one, space, dimensions, passage_count, bytes) VALUES (1, ?, ?, ?, ?)
         ON CONFLICT (only_one) DO UPDATE SET space = excluded.space, dimensions = excluded.dimensions,
           passage_count = excluded.passage_count, bytes = excluded.bytes`,
        ).run(fit.space, fit.dimensions, fit.passageCount, fit.bytes);
        sql('UPDATE passages SET seen_by_fit = ? WHERE seen_by_fit <> ?').run(fit.space, fit.space);
      });
    },
  };
}
