import type { SourceId } from '#shared/base/ids.ts';
import { passageSchema, type Passage } from '#shared/domain/passage.ts';
import type { PassageStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createPassageStore(sql: Statements, toPassage: ReadPassage): PassageStore {
  return {
    countPassages: () => Number(sql('SELECT coalesce(sum(passages), 0) AS n FROM passage_counts').get()?.['n']),
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
        sql('SELECT language, passages AS n FROM passage_counts WHERE passages > 0 ORDER BY n DESC, language')
          .all()
          .map((row) => [String(row['language']), Number(row['n'])]),
      ),
  };
}

export type ReadPassage = (row: Record<string, unknown>) => Passage;

/** Reads passages of rows. The texts they are slices of are kept at hand, since neighbours are read together. */
export function createPassageReader(readText: (id: SourceId) => string | null): ReadPassage {
  const texts = new Map<SourceId, string>();
  let heldChars = 0;

  function textOf(sourceId: SourceId): string {
    const held = texts.get(sourceId);
    if (held !== undefined) return held;
    const text = readText(sourceId);
    if (text === null) throw new Error(`a passage without its source's text: ${sourceId}`);
    if (heldChars + text.length > heldCharsLimit) {
      texts.clear();
      heldChars = 0;
    }
    texts.set(sourceId, text);
    heldChars += text.length;
    return text;
  }

  return (row) => {
    const sourceId = row['source_id'] as SourceId;
    const charStart = Number(row['char_start']);
    const charEnd = Number(row['char_end']);
    return passageSchema.parse({
      id: row['id'],
      sourceId,
      ordinal: row['ordinal'],
      charStart,
      charEnd,
      text: textOf(sourceId).slice(charStart, charEnd),
      kind: row['kind'],
      headingPath: JSON.parse(String(row['heading_path'])),
      page: row['page'],
      language: row['language'],
    });
  };
}

const heldCharsLimit = 8_000_000;
