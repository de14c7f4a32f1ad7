import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Said, Task } from './task.ts';

/** When the child is killed: so long after it began, or so long after the so-many-th thing that it said. */
export type Moment = { readonly afterMs: number } | { readonly afterWord: number; readonly thenMs: number } | 'never';

export type Killed = {
  /** What it said since it began, in order. */
  readonly said: readonly Said[];
  /** False where it came to its end first. */
  readonly wasKilled: boolean;
  /** From its beginning to its end or its kill. */
  readonly lastedMs: number;
  /** Processes that it had started and that outlived it. */
  readonly orphans: readonly number[];
  readonly complaints: string;
};

export type Children = {
  readonly run: (task: Task, moment: Moment) => Promise<Killed>;
  readonly close: () => void;
};

type Spare = { readonly child: ChildProcess; readonly words: AsyncIterator<string>; readonly complaints: () => string };

const main = fileURLToPath(new URL('../kill-child.ts', import.meta.url));

/** Processes with a core in them, one always ready, as most of a try's time would else go to starting it. */
export function createChildren(): Children {
  let spare: Promise<Spare> | null = null;

  return {
    run: async (task, moment) => {
      const ready = await (spare ?? start());
      spare = start();
      return runOne(ready, task, moment);
    },
    close: () => {
      void spare?.then(({ child }) => child.kill('SIGKILL'));
      spare = null;
    },
  };
}

async function start(): Promise<Spare> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'heddle-attacks-compiled') },
  });
  let complaints = '';
  child.stderr?.on('data', (data: Buffer) => (complaints += data.toString()));
  const words = createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();
  const first = await words.next();
  if (first.done === true) throw new Error(`the child did not start: ${complaints}`);
  return { child, words, complaints: () => complaints };
}

async function runOne({ child, words, complaints }: Spare, task: Task, moment: Moment): Promise<Killed> {
  const said: Said[] = [];
  const closed = once(child, 'close');
  let descendants: readonly number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let beganMs = performance.now();
  let endedMs: number | null = null;
  const kill = (): void => {
    descendants = descendantsOf(child.pid ?? 0);
    child.kill('SIGKILL');
  };
  child.send(task);
  for (let line = await words.next(); line.done !== true; line = await words.next()) {
    // A kill may cut the last line in half.
    if (!line.value.endsWith('}')) break;
    const word = JSON.parse(line.value) as Said;
    said.push(word);
    if (word.kind === 'ended') endedMs = performance.now();
    if (moment === 'never') continue;
    if (word.kind === 'began') {
      beganMs = performance.now();
      if ('afterMs' in moment) timer = setTimeout(kill, moment.afterMs);
    }
    if ('afterWord' in moment && said.length === moment.afterWord + 1) {
      if (moment.thenMs < 0.5) kill();
      else timer = setTimeout(kill, moment.thenMs);
    }
  }
  await closed;
  clearTimeout(timer);
  const lastedMs = (endedMs ?? performance.now()) - beganMs;
  const wasKilled = child.signalCode === 'SIGKILL' && endedMs === null;
  if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) throw new Error(`the child broke: ${complaints()}`);
  return { said, wasKilled, lastedMs, orphans: await outliving(descendants), complaints: complaints() };
}

function descendantsOf(pid: number): readonly number[] {
  const children = tasksOf(pid).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Those that still run a while after their parent is gone. */
async function outliving(pids: readonly number[]): Promise<readonly number[]> {
  const patienceMs = 5000;
  let left = pids;
  for (let waitedMs = 0; left.length > 0 && waitedMs < patienceMs; waitedMs += 10) {
    left = left.filter(isRunning);
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return left;
}

function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return false;
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
