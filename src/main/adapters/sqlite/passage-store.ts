import { passageSchema, type Passage } from '#shared/domain/passage.ts';
import type { PassageStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createPassageStore(sql: Statements): PassageStore {
  return {
    countPassages: () => Number(sql('SELECT count(*) AS n FROM passages').get()?.['n']),
    getPassages: (ids) => {
      const select = sql('SELECT * FROM passages WHERE id = ?');
      return ids.flatMap((id) => {
        const row = select.get(id);
        return row === undefined ? [] : toPassage(row);
      });
    },
    passagesOfSource: (id) => sql('SELECT * FROM passages WHERE source_id = ? ORDER BY ordinal').all(id).map(toPassage),
    passagesAround: (id, radius) =>
      sql(
        `SELECT near.* FROM passages AS hit JOIN passages AS near ON near.source_id = hit.source_id
         WHERE hit.id = ? AND near.ordinal BETWEEN hit.ordinal - ? AND hit.ordinal + ? ORDER BY near.ordinal`,
      )
        .all(id, radius, radius)
        .map(toPassage),
    *allPassages(batchSize) {
      // Source ids begin with the content hash, so their order is the content hash's order.
      const select = sql(
        `SELECT * FROM passages WHERE (source_id, ordinal) > (?, ?) ORDER BY source_id, ordinal LIMIT ?`,
      );
      let after: [string, number] = ['', -1];
      for (;;) {
        const batch = select.all(...after, batchSize).map(toPassage);
        const last = batch.at(-1);
        if (last === undefined) return;
        after = [last.sourceId, last.ordinal];
        yield batch;
      }
    },
    passagesByLanguage: () =>
      Object.fromEntries(
        sql('SELECT language, count(*) AS n FROM passages GROUP BY language ORDER BY n DESC, language')
          .all()
          .map((row) => [String(row['language']), Number(row['n'])]),
      ),
  };
}

export function toPassage(row: Record<string, unknown>): Passage {
  return passageSchema.parse({
    id: row['id'],
    sourceId: row['source_id'],
    ordinal: row['ordinal'],
    charStart: row['char_start'],
    charEnd: row['char_end'],
    text: row['text'],
    kind: row['kind'],
    headingPath: JSON.parse(String(row['heading_path'])),
    page: row['page'],
    language: row['language'],
  });
}
