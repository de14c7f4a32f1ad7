import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MemoryIndexError } from '#main/ports/memory-index.ts';
import type { Answer, Ask, OperationName, Reply, Request } from './messages.ts';

export type ProcessEvent =
  | { readonly kind: 'started'; readonly pid: number }
  /** It went away without being asked to; `how` is a signal or an exit code, `detail` is the end of what it wrote to stderr. */
  | { readonly kind: 'lost'; readonly pid: number; readonly how: string; readonly detail: string };

export type ProcessClient = {
  readonly ask: <Name extends OperationName>(
    name: Name,
    ask: Ask<Name>,
    options: { timeoutMs: number },
  ) => Promise<Answer<Name>>;
  /** Ends the process at once; what it was asked and hasn't answered rejects with `reason`. */
  readonly stop: (reason: string) => Promise<void>;
  /** Resolves when nothing is left unanswered. */
  readonly settled: () => Promise<void>;
};

type Call = {
  readonly request: Request;
  readonly timeoutMs: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  deaths: number;
  timer: NodeJS.Timeout | null;
};

type Running = { readonly child: ChildProcess; readonly calls: Map<number, Call>; stderr: string };

/**
 * A process for the engine, which may abort: started at the first call, started anew when it is gone. Every operation
 * can be done twice, so calls that were under way when it died are made again, one by one to find the culprit; a call
 * that saw it die twice is refused. An idle process doesn't keep the app alive.
 */
export function createProcessClient(options: {
  folder: string;
  onEvent: (event: ProcessEvent) => void;
}): ProcessClient {
  const { folder, onEvent } = options;
  let running: Running | null = null;
  let lastId = 0;
  /** Calls not sent yet, in order; `suspects` saw a process die and go alone, before the others. */
  let suspects: Call[] = [];
  let waiting: Call[] = [];
  let idle: (() => void)[] = [];

  const start = (): Running => {
    const child = forkEngine(folder);
    const started: Running = { child, calls: new Map(), stderr: '' };
    child.on('message', (reply: Reply) => take(started, reply));
    child.stderr?.on('data', (data: Buffer) => {
      started.stderr = (started.stderr + data.toString()).slice(-stderrKept);
    });
    // A process that can't be started has no `exit`; one that can't be written to has.
    child.on('error', () => child.pid === undefined && lose(started, 'not started'));
    child.on('exit', (code, signal) => lose(started, signal ?? `code ${code}`));
    if (child.pid !== undefined) onEvent({ kind: 'started', pid: child.pid });
    return started;
  };

  const pump = () => {
    if (suspects.length === 0 && waiting.length === 0) {
      if (running === null || running.calls.size === 0) rest();
      return;
    }
    running ??= start();
    if (suspects.length > 0 || [...running.calls.values()].some((call) => call.deaths > 0)) {
      const suspect = running.calls.size === 0 ? suspects.shift() : undefined;
      if (suspect !== undefined) send(running, suspect);
      return;
    }
    const calls = waiting;
    waiting = [];
    for (const call of calls) send(running, call);
  };

  const send = (to: Running, call: Call) => {
    to.calls.set(call.request.id, call);
    to.child.channel?.ref();
    call.timer = setTimeout(() => expire(to, call), call.timeoutMs);
    // A failure to send is followed by the process's exit, which deals with the call.
    to.child.send(call.request, () => {});
  };

  const take = (from: Running, reply: Reply) => {
    const call = from.calls.get(reply.id);
    if (call === undefined) return;
    forget(from, call);
    if (reply.kind === 'answered') call.resolve(reply.answer);
    else if (reply.kind === 'misused') call.reject(new RangeError(reply.message));
    else call.reject(new MemoryIndexError(reply.message, { isDamaged: reply.isDamaged }));
    pump();
  };

  const expire = (from: Running, call: Call) => {
    forget(from, call);
    call.reject(new MemoryIndexError(`no answer to ${call.request.name} in time`, { isDamaged: false }));
    from.child.kill('SIGKILL');
  };

  const lose = (lost: Running, how: string) => {
    if (running !== lost) return;
    running = null;
    const calls = [...lost.calls.values()];
    for (const call of calls) {
      forget(lost, call);
      call.deaths += 1;
    }
    const detail = lost.stderr.trim();
    onEvent({ kind: 'lost', pid: lost.child.pid ?? 0, how, detail });
    for (const { request, reject } of calls.filter(({ deaths }) => deaths > 1)) {
      const message = `the memory index's process ended twice during ${request.name}: ${detail || 'no reason given'}`;
      reject(new MemoryIndexError(message, { isDamaged: false }));
    }
    suspects = [...calls.filter(({ deaths }) => deaths <= 1), ...suspects];
    pump();
  };

  const rest = () => {
    running?.child.channel?.unref();
    for (const resolve of idle.splice(0)) resolve();
  };

  return {
    ask: async (name, ask, { timeoutMs }) => {
      const answer = await new Promise<unknown>((resolve, reject) => {
        lastId += 1;
        const request = { id: lastId, name, ask } as Request;
        waiting.push({ request, timeoutMs, resolve, reject, deaths: 0, timer: null });
        pump();
      });
      return answer as Answer<typeof name>;
    },
    settled: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        pump();
      }),
    stop: async (reason) => {
      const stopped = running;
      const calls = [...(stopped?.calls.values() ?? []), ...suspects, ...waiting];
      running = null;
      suspects = [];
      waiting = [];
      for (const call of calls) {
        if (call.timer !== null) clearTimeout(call.timer);
        call.reject(new MemoryIndexError(reason, { isDamaged: false }));
      }
      if (stopped !== null) await end(stopped.child);
      rest();
    },
  };
}

const stderrKept = 2000;

function forget(running: Running, call: Call): void {
  if (call.timer !== null) clearTimeout(call.timer);
  call.timer = null;
  running.calls.delete(call.request.id);
}

function forkEngine(folder: string): ChildProcess {
  const child = fork(fileURLToPath(new URL('./lance-process.ts', import.meta.url)), [folder], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      // With fewer than two threads the engine waits for itself when it makes an index.
      LANCE_CPU_THREADS: String(Math.max(2, availableParallelism())),
      // glibc else keeps what the engine's many threads freed: a third of the process at 20,000 rows.
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '131072',
      MALLOC_MMAP_THRESHOLD_: '131072',
    },
  });
  child.unref();
  // The pipe is a socket, which the type doesn't say.
  const { stderr } = child;
  if (stderr !== null && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.ref();
  child.kill('SIGKILL');
  await promise;
}
