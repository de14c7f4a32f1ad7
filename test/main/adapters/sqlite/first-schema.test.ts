import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Run } from '#shared/domain/run.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { schemaVersion } from '#main/adapters/sqlite/migrate.ts';
import { firstSchema } from '#main/adapters/sqlite/migrations/0001-first-schema.ts';
import { callOf } from '#test/support/stored-calls.ts';
import { runOf } from '#test/support/open-test-project.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const run: Run = {
  ...runOf({ question: 'What was asked before?' }),
  reasoner: 'extractive',
  state: { status: 'cancelled' },
};
const step = { action: 'finish', goal: '', queries: [] };

/** A project as the first version of Heddle left it, with a run in the middle of its work. */
async function firstProject(): Promise<string> {
  const folder = join(await tempFolder(), 'project');
  await mkdir(folder);
  const database = new DatabaseSync(join(folder, 'project.db'));
  database.exec(firstSchema.sql);
  database.exec('PRAGMA user_version = 1');
  database.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run('project.title', '"Old"');
  database.prepare('INSERT INTO runs (id, record) VALUES (?, ?)').run(run.id, JSON.stringify(run));
  database
    .prepare('INSERT INTO run_steps (run_id, step, kind, outcome) VALUES (?, 0, ?, ?)')
    .run(run.id, 'finish', JSON.stringify(step));
  database
    .prepare('INSERT INTO run_calls (run_id, request_hash, method, answer, usage) VALUES (?, ?, ?, ?, ?)')
    .run(run.id, 'hash', 'decide', '{}', '{}');
  database.close();
  return folder;
}

describe('a project of the first schema', () => {
  it('opens with all it held, and can take the calls of models', async () => {
    const folder = await firstProject();
    const opened = openProjectStore({ folder, create: false, clock: { nowMs: () => 0 } });
    if (!opened.ok) throw new Error(opened.fault.message);
    const { store, access } = opened.value;
    onTestFinished(() => store.close());
    expect(access).toBe('read-write');
    expect(store.readSetting('project.title')).toBe('Old');
    expect(store.listRuns()).toEqual([run]);
    expect(store.listSteps(run.id)).toEqual([{ runId: run.id, index: 0, kind: 'finish', outcome: step }]);
    expect(store.listCalls(run.id)).toEqual([]);
    const call = callOf({ runId: run.id, purpose: 'decide 1', text: 'an answer' });
    store.putCall(call);
    expect(store.listCalls(run.id)).toEqual([call]);
    const judgement = { verdict: 'partly-supported', words: 'some of it' } as const;
    store.putVerdicts([{ key: 'claim', judgement, model: 'small' }]);
    expect(store.findVerdicts(['claim', 'other'])).toEqual(new Map([['claim', judgement]]));
  });

  it('leaves a copy of itself from before in backups/', async () => {
    const folder = await firstProject();
    const opened = openProjectStore({ folder, create: false, clock: { nowMs: () => 0 } });
    if (!opened.ok) throw new Error(opened.fault.message);
    opened.value.store.close();
    const backups = await readdir(join(folder, 'backups'));
    expect(backups).toHaveLength(1);
    const copy = new DatabaseSync(join(folder, 'backups', backups[0] ?? ''), { readOnly: true });
    onTestFinished(() => copy.close());
    expect(schemaVersion(copy)).toBe(1);
    expect(copy.prepare('SELECT method FROM run_calls').all()).toMatchObject([{ method: 'decide' }]);
    const again = openProjectStore({ folder, create: false, clock: { nowMs: () => 0 } });
    if (again.ok) again.value.store.close();
    expect(await readdir(join(folder, 'backups'))).toEqual(backups);
  });
});
