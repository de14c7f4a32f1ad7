import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment, nodeFlags } from '../../../../scripts/runtime.mjs';

const cli = fileURLToPath(new URL('../../../../src/main/shells/cli/main.ts', import.meta.url));

/** What was seen of a command from outside: both its streams, and the command lines and names of its processes. */
export type Seen = { readonly code: number | null; readonly output: Buffer; readonly processes: Buffer };

/** Runs the command line in a process of its own, and looks at its processes while it runs. */
export async function runCli(environment: Readonly<Record<string, string>>, words: readonly string[]): Promise<Seen> {
  const child = spawn(process.execPath, [...nodeFlags, cli, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...nodeEnvironment(), ...environment },
  });
  const output: Buffer[] = [];
  const processes: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data));
  const watch = setInterval(() => void namesOf(child.pid ?? 0).then((names) => processes.push(...names)), 200);
  await once(child, 'close');
  clearInterval(watch);
  return { code: child.exitCode, output: Buffer.concat(output), processes: Buffer.concat(processes) };
}

/** As `ps` shows them, of a process and those that it started; nothing where the system has no /proc. */
async function namesOf(pid: number): Promise<readonly Buffer[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const pids = [pid, ...children.split(' ').filter(Boolean).map(Number)];
  const read = (path: string) => readFile(path).catch(() => Buffer.alloc(0));
  return Promise.all(pids.flatMap((each) => [read(`/proc/${each}/cmdline`), read(`/proc/${each}/comm`)]));
}
