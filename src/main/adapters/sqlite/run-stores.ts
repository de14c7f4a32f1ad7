import { addUsage, noUsage, runSchema, usageSchema, type Run } from '#shared/domain/run.ts';
import type { RunId } from '#shared/base/ids.ts';
import { judgementSchema, type Judgement } from '#shared/domain/verdict.ts';
import type { ImportStore, RunStore, SettingsStore, StoredCall, VerdictStore } from '#main/ports/project-store.ts';
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
    countSteps: (runId) => Number(sql('SELECT count(*) AS n FROM run_steps WHERE run_id = ?').get(runId)?.['n']),
    putCall: ({ runId, requestHash, model, request, answer, durationMs }) => {
      sql(
        `INSERT INTO model_calls (run_id, request_hash, role, purpose, model, request, answer, usage, duration_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ).run(
        runId,
        requestHash,
        request.role,
        request.purpose,
        model,
        JSON.stringify(request),
        JSON.stringify(answer),
        JSON.stringify(answer.usage),
        Math.round(durationMs),
      );
    },
    findCall: (runId, requestHash) => {
      const row = sql('SELECT * FROM model_calls WHERE run_id = ? AND request_hash = ?').get(runId, requestHash);
      return row === undefined ? null : toCall(runId, row);
    },
    listCalls: (runId) =>
      sql('SELECT * FROM model_calls WHERE run_id = ? ORDER BY position')
        .all(runId)
        .map((row) => toCall(runId, row)),
    usageOf: (runId) =>
      sql('SELECT usage FROM model_calls WHERE run_id = ?')
        .all(runId)
        .map((row) => usageSchema.parse(JSON.parse(String(row['usage']))))
        .reduce(addUsage, noUsage),
  };
}

export function createImportStore(sql: Statements, transact: <T>(work: () => T) => T): ImportStore {
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
    seenFile: (path) => {
      const row = sql('SELECT byte_count, modified_ms FROM seen_files WHERE path = ?').get(path);
      if (row === undefined) return null;
      return { byteCount: Number(row['byte_count']), modifiedMs: Number(row['modified_ms']) };
    },
    noteSeenFiles: (files) =>
      transact(() => {
        for (const { path, state } of files) {
          sql(
            `INSERT INTO seen_files (path, byte_count, modified_ms) VALUES (?, ?, ?) ON CONFLICT (path)
             DO UPDATE SET byte_count = excluded.byte_count, modified_ms = excluded.modified_ms`,
          ).run(path, state.byteCount, state.modifiedMs);
        }
      }),
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

export function createVerdictStore(sql: Statements, transact: <T>(work: () => T) => T): VerdictStore {
  return {
    putVerdicts: (verdicts) =>
      transact(() => {
        for (const { key, judgement, model } of verdicts) {
          sql(
            `INSERT INTO claim_verdicts (key, judgement, model) VALUES (?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET judgement = excluded.judgement, model = excluded.model`,
          ).run(key, JSON.stringify(judgement), model);
        }
      }),
    findVerdicts: (keys) => {
      const found = new Map<string, Judgement>();
      for (const key of keys) {
        const row = sql('SELECT judgement FROM claim_verdicts WHERE key = ?').get(key);
        if (row !== undefined) found.set(key, judgementSchema.parse(JSON.parse(String(row['judgement']))));
      }
      return found;
    },
  };
}

function toCall(runId: RunId, row: Record<string, unknown>): StoredCall {
  return {
    runId,
    requestHash: String(row['request_hash']),
    model: String(row['model']),
    // Our own journal: it was checked on its way in.
    request: JSON.parse(String(row['request'])) as StoredCall['request'],
    answer: JSON.parse(String(row['answer'])) as StoredCall['answer'],
    durationMs: Number(row['duration_ms']),
  };
}

function toRun(row: Record<string, unknown>): Run {
  return runSchema.parse(JSON.parse(String(row['record'])));
}
