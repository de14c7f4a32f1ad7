import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/main/shells/cli/main.ts', import.meta.url));

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Surroundings = { readonly environment: Readonly<Record<string, string>> };

/** Starts the command line in a process of its own. */
export function startHeddle(...words: string[]): ChildProcess {
  return startHeddleWith({ environment: {} }, ...words);
}

/** The same with these variables on top of the environment. */
export function startHeddleWith({ environment }: Surroundings, ...words: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What the person running the tests has set is none of theirs.
    env: { ...process.env, HEDDLE_CONFIG_DIR: join(tmpdir(), 'heddle-tests-without-settings'), ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs a command to its end. */
export async function heddle(...words: string[]): Promise<Finished> {
  return heddleWith({ environment: {} }, ...words);
}

export async function heddleWith(surroundings: Surroundings, ...words: string[]): Promise<Finished> {
  const child = startHeddleWith(surroundings, ...words);
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** Runs a command with --json that must succeed, and gives its answer. */
export async function heddleJson<Answer>(...words: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await heddle(...words, '--json');
  if (code !== 0) throw new Error(`heddle ${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

/** The events of a command that may be killed: each line of --events as it comes, until the process is gone. */
export async function collectEvents(child: ChildProcess): Promise<readonly Record<string, unknown>[]> {
  const events: Record<string, unknown>[] = [];
  if (child.stderr === null) throw new Error('no pipe');
  for await (const line of createInterface({ input: child.stderr })) {
    // A kill may cut the last line in half.
    if (line.startsWith('{') && line.endsWith('}')) events.push(JSON.parse(line) as Record<string, unknown>);
  }
  return events;
}
