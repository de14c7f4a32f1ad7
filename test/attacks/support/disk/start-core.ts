import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Result } from '#shared/base/result.ts';
import type { RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';

export type Asked = { readonly id: number; readonly name: string; readonly input: unknown };
export type Answered = { readonly id: number; readonly result?: Result<unknown>; readonly thrown?: string };

/** A core in a process of its own. A core that throws, or dies, rejects. */
export type Core = {
  readonly invoke: <Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ) => Promise<Result<RequestOutput<Name>>>;
  /** What the core answers, where the attack can't go on without it. */
  readonly ask: <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
  readonly exportTo: (input: RequestInput<'report.export'>) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
  readonly kill: () => void;
};

/** `uid`: of another user than this process is of. */
export function startCore(environment: Readonly<Record<string, string>>, uid?: number): Core {
  const child = fork(fileURLToPath(new URL('../core-child.ts', import.meta.url)), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const waiting = new Map<number, { resolve: (result: Result<unknown>) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let complaints = '';
  child.stderr?.on('data', (data: Buffer) => (complaints += data.toString()));
  child.on('message', ({ id, result, thrown }: Answered) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (result !== undefined) asked?.resolve(result);
    else asked?.reject(new Error(`thrown: ${thrown}`));
  });
  const closed = once(child, 'close').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`the core died: ${complaints.slice(-1500)}`));
    waiting.clear();
  });

  function send(name: string, input: unknown): Promise<Result<unknown>> {
    if (!child.connected) return Promise.reject(new Error(`the core died: ${complaints.slice(-1500)}`));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${name} in ${hangsAfterMs} ms`)), hangsAfterMs);
      waiting.set(id, {
        resolve: (result) => (clearTimeout(timer), resolve(result)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      });
      child.send({ id, name, input } satisfies Asked);
    });
  }

  const invoke: Core['invoke'] = (name, input) => send(name, input) as ReturnType<typeof invoke<typeof name>>;
  return {
    invoke,
    ask: async (name, input) => {
      const answer = await invoke(name, input);
      if (!answer.ok) {
        const { code, message, detail = '' } = answer.fault;
        throw new Error(`${name}: ${code}: ${message} ${detail}`);
      }
      return answer.value;
    },
    exportTo: (input) => send('export to file', input),
    close: async () => {
      await send('close', {});
      await closed;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

const hangsAfterMs = 90_000;
