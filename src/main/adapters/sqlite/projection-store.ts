import type { PassageId } from '#shared/base/ids.ts';
import type { Passage } from '#shared/domain/passage.ts';
import type { ProjectionStore } from '#main/ports/project-store.ts';
import type { ReadPassage } from './passage-store.ts';
import { createPassageTally } from './passage-tally.ts';
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
    passagesWithoutWords: (limit, after) =>
      sql(
        `SELECT * FROM passages WHERE has_words = 0 AND (source_id, ordinal) > (?, ?)
         ORDER BY source_id, ordinal LIMIT ?`,
      )
        .all(after?.sourceId ?? '', after?.ordinal ?? -1, limit)
        .map(toPassage),
    // Ranges of the index: one condition looks, for every batch, at all passages that have their vector already.
    passagesWithoutVectors: (space, limit) =>
      sql(
        `SELECT * FROM (SELECT * FROM passages WHERE vector_space < ?1 ORDER BY vector_space, source_id, ordinal LIMIT ?2)
         UNION ALL
         SELECT * FROM (SELECT * FROM passages WHERE vector_space > ?1 ORDER BY vector_space, source_id, ordinal LIMIT ?2)
         LIMIT ?2`,
      )
        .all(space, limit)
        .map(toPassage),
    countWithoutWords: () => Number(sql('SELECT count(*) AS n FROM passages WHERE has_words = 0').get()?.['n']),
    countWithoutVectors: (space) =>
      Number(sql('SELECT coalesce(sum(passages), 0) AS n FROM vector_counts WHERE space <> ?').get(space)?.['n']),
    markWords: (ids) =>
      transact(() => {
        const mark = sql('UPDATE passages SET has_words = 1 WHERE id = ?');
        for (const id of ids) if (mark.run(id).changes === 0) queueRemoval(id);
      }),
    markVectors: (space, ids) =>
      transact(() => {
        const tally = createPassageTally(sql, 'vector_counts');
        const select = sql('SELECT rowid, vector_space FROM passages WHERE id = ?');
        const mark = sql('UPDATE passages SET vector_space = ? WHERE rowid = ?');
        for (const id of ids) {
          const row = select.get(id);
          if (row === undefined) queueRemoval(id);
          else {
            mark.run(space, Number(row['rowid']));
            tally.add(String(row['vector_space']), -1);
            tally.add(space, 1);
          }
        }
        tally.store();
      }),
    removedPassages: (limit) =>
      sql('SELECT passage_id FROM removed_passages ORDER BY passage_id LIMIT ?')
        .all(limit)
        .map((row) => row['passage_id'] as PassageId),
    forgetRemoved: (ids) =>
      transact(() => {
        for (const id of ids) sql('DELETE FROM removed_passages WHERE passage_id = ?').run(id);
      }),
    forgetProjected: ({ after, count }) =>
      transact(() => {
        sql('DELETE FROM settings WHERE key = ?').run(stampKey);
        sql('DELETE FROM removed_passages').run();
        const upTo = after + count;
        const tally = createPassageTally(sql, 'vector_counts');
        const rows = sql(
          `SELECT vector_space AS space, count(*) AS n FROM passages WHERE rowid > ? AND rowid <= ? GROUP BY 1`,
        ).all(after, upTo);
        for (const row of rows) {
          tally.add(String(row['space']), -Number(row['n']));
          tally.add('', Number(row['n']));
        }
        tally.store();
        sql(
          `UPDATE passages SET has_words = 0, vector_space = ''
           WHERE rowid > ? AND rowid <= ? AND (has_words = 1 OR vector_space <> '')`,
        ).run(after, upTo);
        const last = Number(sql('SELECT max(rowid) AS row FROM passages').get()?.['row'] ?? 0);
        return upTo < last ? upTo : null;
      }),
    nameIndex: (indexStamp) => {
      sql('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
        stampKey,
        JSON.stringify(indexStamp),
      );
    },
    indexStamp: () => {
      const row = sql('SELECT value FROM settings WHERE key = ?').get(stampKey);
      return row === undefined ? null : String(JSON.parse(String(row['value'])));
    },
    readFit: () => {
      const row = sql('SELECT space, dimensions, passage_count, length(bytes) AS byte_count FROM fits').get();
      if (row === undefined) return null;
      return {
        space: String(row['space']),
        dimensions: Number(row['dimensions']),
        passageCount: Number(row['passage_count']),
        byteCount: Number(row['byte_count']),
      };
    },
    readFitBytes: () => {
      const row = sql('SELECT bytes FROM fits').get();
      return row === undefined ? null : (row['bytes'] as Uint8Array);
    },
    *passagesUnseenByFit(batchSize) {
      const ids = sql('SELECT id FROM sources WHERE rowid > (SELECT seen_through FROM fits) ORDER BY id').all();
      const select = sql('SELECT * FROM passages WHERE source_id = ? ORDER BY ordinal');
      let batch: Passage[] = [];
      for (const row of ids) {
        for (const passage of select.all(String(row['id'])).map(toPassage)) batch.push(passage);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    writeFit: (fit) => {
      sql(
        `INSERT INTO fits (only_one, space, dimensions, passage_count, bytes, seen_through)
         VALUES (1, ?, ?, ?, ?, coalesce((SELECT max(rowid) FROM sources), 0))
         ON CONFLICT (only_one) DO UPDATE SET space = excluded.space, dimensions = excluded.dimensions,
           passage_count = excluded.passage_count, bytes = excluded.bytes, seen_through = excluded.seen_through`,
      ).run(fit.space, fit.dimensions, fit.passageCount, fit.bytes);
    },
  };
}
