import { execFileSync, spawn, type ChildProcess } from 'node:child_process';

/** Whether the system has what connections are seen with, below every library. */
export function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const calls = 'connect,sendto,sendmsg,sendmmsg';

/** Starts a program with all that it starts under strace, which writes each attempt at a socket to a file. */
export function startTraced(options: {
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}): ChildProcess {
  const { file, words, environment } = options;
  return spawn('strace', ['-f', '-qq', '-s', '64', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', file, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
}
