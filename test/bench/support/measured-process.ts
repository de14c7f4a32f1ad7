import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export type Measured<Answer> = {
  readonly answer: Answer;
  /** User and system time of the process and of all it started; 0 where there is no /proc. */
  readonly cpuMs: number;
  /** The most memory that all of them held at a time, shared pages counted once; 0 where there is no /proc. */
  readonly peakMb: number;
  readonly peakOf: readonly { readonly name: string; readonly mb: number }[];
};

const everyMs = 50;
/** Ticks of /proc per second: Linux gives the same to every program. */
const ticksPerMs = 100 / 1000;

/**
 * Runs Node on a script to its end, on one core where asked (and where `taskset` is), and watches it and what it
 * starts. `answer` is the message that it sent.
 */
export async function startMeasured<Answer>(options: {
  readonly words: readonly string[];
  readonly core?: number;
  readonly watchMemory?: boolean;
}): Promise<Measured<Answer>> {
  // As the launcher starts it; the bench's own process has the same flags and one more.
  const flags = process.execArgv.filter((flag) => flag !== '--expose-gc');
  const node = [process.execPath, ...flags, ...options.words];
  const pinned = options.core === undefined || !hasTaskset() ? node : ['taskset', '-c', String(options.core), ...node];
  const child = spawn(pinned[0] ?? '', pinned.slice(1), { stdio: ['ignore', 2, 2, 'ipc'] });
  let answer: Answer | undefined;
  child.on('message', (message) => (answer = message as Answer));
  const ticks = new Map<number, number>();
  let peakMb = 0;
  let peakOf: Measured<Answer>['peakOf'] = [];
  const timer = setInterval(() => {
    const tree = processTree(child.pid);
    for (const pid of tree) ticks.set(pid, Math.max(ticks.get(pid) ?? 0, ticksOf(pid)));
    if (options.watchMemory !== true) return;
    const held = tree.map((pid) => ({ name: nameOf(pid), mb: memoryOf(pid) }));
    const sum = held.reduce((total, { mb }) => total + mb, 0);
    if (sum > peakMb) {
      peakMb = sum;
      peakOf = held;
    }
  }, everyMs);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${options.words.join(' ')} ended with ${code}`);
  } finally {
    clearInterval(timer);
  }
  const total = [...ticks.values()].reduce((sum, each) => sum + each, 0);
  return { answer: answer as Answer, cpuMs: total / ticksPerMs, peakMb, peakOf };
}

function hasTaskset(): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => readOr(`${folder}/taskset`) !== '');
}

function processTree(root: number | undefined): readonly number[] {
  if (root === undefined) return [];
  const tree = [root];
  for (const pid of tree) {
    try {
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const children = readOr(`/proc/${pid}/task/${thread}/children`).trim();
        if (children !== '') tree.push(...children.split(' ').map(Number));
      }
    } catch {
      // Gone meanwhile.
    }
  }
  return tree;
}

function ticksOf(pid: number): number {
  const fields = readOr(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function memoryOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
}

function nameOf(pid: number): string {
  return readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
