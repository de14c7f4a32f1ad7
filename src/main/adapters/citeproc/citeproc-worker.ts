import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { createFormatSession, type FormatSession } from './format-session.ts';
import type { FormatTask, FromWorker, ToWorker } from './messages.ts';

// A session holds an engine and all its items: a few MB for a long report.
const mostSessions = 3;
const sliceMs = 20;

/** The least recently used first. */
const sessions = new Map<string, FormatSession>();
let isGivenUp = false;

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'give-up') isGivenUp = true;
  else void format(message.task);
});

async function format(task: FormatTask): Promise<void> {
  isGivenUp = false;
  if (task.isAnew && task.session !== null) sessions.delete(task.session);
  const session = sessionOf(task.session);
  try {
    const citations = await session.format(task, createPause());
    answer(citations === null ? { kind: 'given-up' } : { kind: 'formatted', citations });
  } catch (error) {
    if (task.session !== null) sessions.delete(task.session);
    // It throws strings too.
    answer({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

function sessionOf(name: string | null): FormatSession {
  if (name === null) return createFormatSession();
  const session = sessions.get(name) ?? createFormatSession();
  sessions.delete(name);
  sessions.set(name, session);
  const [oldest] = sessions.keys();
  if (sessions.size > mostSessions && oldest !== undefined) sessions.delete(oldest);
  return session;
}

/** Hears now and then whether anybody still waits, and says that the work goes on. */
function createPause(): () => Promise<boolean> {
  let heardAt = performance.now();
  return async () => {
    if (performance.now() - heardAt < sliceMs) return true;
    answer({ kind: 'working' });
    await nextTurn();
    heardAt = performance.now();
    return !isGivenUp;
  };
}

function answer(message: FromWorker): void {
  parentPort?.postMessage(message);
}
