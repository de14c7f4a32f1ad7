import { faultSchema } from '#shared/base/fault.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { sourceStatuses, type Source } from '#shared/domain/source.ts';
import { timestamp, type Clock } from '#main/ports/clock.ts';
import type { FailedImport, LibraryEntry, LibraryStore } from '#main/ports/project-store.ts';
import { z } from 'zod';
import { createPassageTally } from './passage-tally.ts';
import type { ReadSourceRow } from './source-store.ts';
import type { Statements } from './statements.ts';

export function createLibraryStore(
  sql: Statements,
  transact: <T>(work: () => T) => T,
  { clock, readSource }: { clock: Clock; readSource: ReadSourceRow },
): LibraryStore {
  const evidenceOf = () => countsBySource(sql(evidenceBySource).all());
  function* libraryBatches(batchSize: number): Generator<readonly LibraryEntry[]> {
    const evidence = evidenceOf();
    const select = sql(
      `SELECT id, record, status, passages, content_hash FROM sources
       WHERE content_hash > ? ORDER BY content_hash LIMIT ?`,
    );
    for (let after = ''; ;) {
      const rows = select.all(after, batchSize);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = String(last['content_hash']);
      yield rows.map((row) => toEntry(readSource(row), row, evidence));
    }
  }
  return {
    listLibrary: () => {
      return [...libraryBatches(mostAtOnce)].flat();
    },
    libraryBatches,
    getLibraryEntry: (id) => {
      const row = sql('SELECT id, record, status, passages FROM sources WHERE id = ?').get(id);
      return row === undefined ? null : toEntry(readSource(row), row, evidenceOf());
    },
    putSourceRecord: (source) => {
      sql('UPDATE sources SET record = ? WHERE id = ?').run(JSON.stringify(source), source.id);
    },
    setSourceStatus: (id, status) => {
      sql('UPDATE sources SET status = ? WHERE id = ?').run(status, id);
    },
    removeSources: (ids) =>
      transact(() => {
        let removed = 0;
        const languages = createPassageTally(sql, 'passage_counts');
        const vectors = createPassageTally(sql, 'vector_counts');
        for (const id of ids) {
          sql('INSERT OR IGNORE INTO removed_passages SELECT id FROM passages WHERE source_id = ?').run(id);
          for (const row of sql('SELECT language, vector_space FROM passages WHERE source_id = ?').all(id)) {
            languages.add(String(row['language']), -1);
            vectors.add(String(row['vector_space']), -1);
          }
          removed += Number(sql('DELETE FROM sources WHERE id = ?').run(id).changes);
        }
        languages.store();
        vectors.store();
        // The numbers of the last rows are given out again.
        sql('UPDATE fits SET seen_through = min(seen_through, coalesce((SELECT max(rowid) FROM sources), 0))').run();
        return removed;
      }),
    listFailedImports: () =>
      sql('SELECT path, code, message, failed_at FROM failed_imports ORDER BY path').all().map(toFailure),
    putFailedImports: (failures) =>
      transact(() => {
        for (const { path, code, message } of failures) {
          sql(
            `INSERT INTO failed_imports (path, code, message, failed_at) VALUES (?, ?, ?, ?) ON CONFLICT (path)
             DO UPDATE SET code = excluded.code, message = excluded.message, failed_at = excluded.failed_at`,
          ).run(path, code, message, timestamp(clock));
        }
      }),
    forgetFailedImports: (paths) =>
      transact(() => {
        for (const path of paths) sql('DELETE FROM failed_imports WHERE path = ?').run(path);
      }),
    listWatchedFolders: () =>
      sql('SELECT path FROM watched_folders ORDER BY path')
        .all()
        .map((row) => String(row['path'])),
    setWatchedFolder: (path, isOn) => {
      if (isOn) sql('INSERT OR IGNORE INTO watched_folders (path) VALUES (?)').run(path);
      else sql('DELETE FROM watched_folders WHERE path = ?').run(path);
    },
  };
}

const evidenceBySource = `
  SELECT json_extract(quote.value, '$.sourceId') AS id, count(DISTINCT evidence.id) AS n
  FROM evidence, json_each(evidence.record, '$.quotes') AS quote GROUP BY 1`;

type Counts = ReadonlyMap<SourceId, number>;

function countsBySource(rows: readonly Record<string, unknown>[]): Counts {
  return new Map(rows.map((row) => [row['id'] as SourceId, Number(row['n'])]));
}

const statusSchema = z.enum(sourceStatuses);

const mostAtOnce = 10_000;

function toEntry(source: Source, row: Record<string, unknown>, evidence: Counts): LibraryEntry {
  return {
    source,
    status: statusSchema.parse(row['status']),
    passages: Number(row['passages']),
    evidence: evidence.get(source.id) ?? 0,
  };
}

function toFailure(row: Record<string, unknown>): FailedImport {
  return {
    path: String(row['path']),
    code: faultSchema.shape.code.parse(row['code']),
    message: String(row['message']),
    failedAt: String(row['failed_at']),
  };
}
