import { closeSync, fsyncSync, openSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { applicationId } from '../application-id.ts';
import { openForCopying } from './open-for-copying.ts';
import type { CopyOutcome, CopyTask } from './copy-task.ts';

/** Of so many pages at a time: another connection that writes waits for none of them. */
const pagesAtATime = 1024;

/** What SQLite says of a file that is broken, or no database. */
const ofDamage = [11, 26];

parentPort?.postMessage(await outcomeOf(workerData as CopyTask));

async function outcomeOf(task: CopyTask): Promise<CopyOutcome> {
  try {
    if (task.kind === 'copy') await copy(task);
    return task.kind === 'copy' ? check(task.to) : checkAsItIs(task.path);
  } catch (error) {
    const { errcode, code, message } = error as { errcode?: number; code?: string; message: string };
    if (ofDamage.includes((errcode ?? 0) % 256)) return { kind: 'damaged', detail: message };
    return { kind: 'failed', message, ...(errcode !== undefined && { errcode }), ...(code !== undefined && { code }) };
  }
}

async function copy({ from, to }: CopyTask & { kind: 'copy' }): Promise<void> {
  const source = openForCopying(from);
  try {
    // What is read from here on is of one moment, however much is written beside it.
    source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await backup(source, to, { rate: pagesAtATime });
  } finally {
    source.close();
  }
  const made = new DatabaseSync(to);
  try {
    // One file alone, which can be carried anywhere.
    made.exec('PRAGMA journal_mode = DELETE');
  } finally {
    made.close();
  }
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function checkAsItIs(path: string): CopyOutcome {
  const database = openForCopying(path);
  try {
    return verdictOn(database);
  } finally {
    database.close();
  }
}

function check(path: string): CopyOutcome {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return verdictOn(database);
  } finally {
    database.close();
  }
}

function verdictOn(database: DatabaseSync): CopyOutcome {
  const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
  const verdict = String(pragma('integrity_check'));
  const schema = Number(pragma('user_version'));
  if (verdict !== 'ok') return { kind: 'damaged', detail: verdict };
  return Number(pragma('application_id')) === applicationId && schema > 0
    ? { kind: 'good', schema }
    : { kind: 'no-project' };
}
