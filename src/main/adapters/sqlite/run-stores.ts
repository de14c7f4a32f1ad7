import { addUsage, noUsage, runSchema, usageSchema, type Run } from '#shared/domain/run.ts';
import type { ImportStore, RunStore, SettingsStore } from '#main/ports/project-store.ts';
import type { Statements } from './statements.ts';

export function createRunStore(sql: Statements): RunStore {
  return {
    putRun: (run) => {
      sql('INSERT INTO runs (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
        run.id,
        JSON.stringify(run),
      );
    },
    getRun: (id) => {
      const row = sql('SELECT record FROM runs WHERE id = ?').get(id);
      return row === undefined ? null : toRun(row);
    },
    listRuns: () => sql('SELECT record FROM runs ORDER BY position DESC').all().map(toRun),
    putStep: ({ runId, index, kind, outcome }) => {
      sql('INSERT INTO run_steps (run_id, step, kind, outcome) VALUES (?, ?, ?, ?)').run(
        runId,
        index,
        kind,
        JSON.stringify(outcome),
      );
    },
    listSteps: (runId) =>
      sql('SELECT step, kind, outcome FROM run_steps WHERE run_id = ? ORDER BY step')
        .all(runId)
        .map((row) => ({
          runId,
          index: Number(row['step']),
          kind: String(row['kind']),
          outcome: JSON.parse(String(row['outcome'])) as unknown,
        })),
    putCall: ({ runId, requestHash, method, answer, usage }) => {
      sql(
        'INSERT INTO run_calls (run_id, request_hash, method, answer, usage) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(runId, requestHash, method, JSON.stringify(answer), JSON.stringify(usage));
    },
    findCall: (runId, requestHash) => {
      const row = sql('SELECT method, answer, usage FROM run_calls WHERE run_id = ? AND request_hash = ?').get(
        runId,
        requestHash,
      );
      if (row === undefined) return null;
      return {
        runId,
        requestHash,
        method: String(row['method']),
        answer: JSON.parse(String(row['answer'])) as unknown,
        usage: usageSchema.parse(JSON.parse(String(row['usage']))),
      };
    },
    usageOf: (runId) =>
      sql('SELECT usage FROM run_calls WHERE run_id = ?')
        .all(runId)
        .map((row) => usageSchema.parse(JSON.parse(String(row['usage']))))
        .reduce(addUsage, noUsage),
  };
}

export function createImportStore(sql: Statements): ImportStore {
  return {
    queueImport: (paths) => {
      for (const path of paths) sql('INSERT INTO pending_imports (path) VALUES (?) ON CONFLICT DO NOTHING').run(path);
    },
    pendingImports: () =>
      sql('SELECT path FROM pending_imports ORDER BY position')
        .all()
        .map((row) => String(row['path'])),
    finishImport: (path) => {
      sql('DELETE FROM pending_imports WHERE path = ?').run(path);
    },
  };
}

export function createSettingsStore(sql: Statements): SettingsStore {
  return {
    readSetting: (key) => {
      const row = sql('SELECT value FROM settings WHERE key = ?').get(key);
      return row === undefined ? null : (JSON.parse(String(row['value'])) as unknown);
    },
    writeSetting: (key, value) => {
      sql('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
        key,
        JSON.stringify(value),
      );
    },
  };
}

function toRun(row: Record<string, unknown>): Run {
  return runSchema.parse(JSON.parse(String(row['record'])));
}
