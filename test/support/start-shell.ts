import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { nodeEnvironment, nodeFlags } from '../../scripts/runtime.mjs';
import { chromiumOfTests } from './open-app.ts';
import { tempFolder } from './temp-folder.ts';

const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

export type StartedShell = {
  readonly process: ChildProcess;
  /** Lines of both streams so far. */
  readonly lines: readonly string[];
  /** The next line that matches, or one that came already. */
  readonly line: (wanted: RegExp) => Promise<string>;
  /** The link that was printed for a browser. */
  readonly link: () => Promise<string>;
  /** Settles with the exit code. */
  readonly ended: Promise<number | null>;
};

/** Starts `npm start` or `heddle serve` in a process of its own, without a display unless the environment names one. */
export function startShell(words: readonly string[], environment: Readonly<Record<string, string>>): StartedShell {
  const surroundings: Record<string, string | undefined> = { ...nodeEnvironment() };
  // What the person running the tests sits at is none of theirs.
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'SSH_CONNECTION', 'SSH_TTY', 'INIT_CWD']) delete surroundings[name];
  const child = spawn(process.execPath, [...nodeFlags, start, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...surroundings, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const line = (wanted: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((each) => wanted.test(each));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without ${String(wanted)}: ${lines.join(' | ')}`)));
    });
  return {
    process: child,
    lines,
    line,
    link: async () => /http:\/\/\S+/.exec(await line(/http:\/\/\S+\?link=/))?.[0] ?? '',
    ended,
  };
}

/** The processes that a process started, by their ids. */
export async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

/** Command line and environment of a process, as anyone with `ps` sees the first and the same user the second. */
export async function seenOf(pid: number): Promise<{ readonly words: string; readonly environment: string }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  return { words: await read('cmdline'), environment: await read('environ') };
}

/** A Chromium that shows its windows nowhere: a script that starts the real one headless. */
export async function headlessChromium(more: readonly string[] = []): Promise<string> {
  const folder = await tempFolder();
  const path = join(folder, 'chromium');
  await mkdir(folder, { recursive: true });
  await writeFile(path, `#!/bin/sh\nexec ${chromiumOfTests()} --headless=new ${more.join(' ')} "$@"\n`);
  await chmod(path, 0o755);
  return path;
}
