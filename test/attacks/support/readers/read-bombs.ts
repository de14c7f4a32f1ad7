import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exploded } from '../readers-pool-child.ts';

const child = fileURLToPath(new URL('../readers-pool-child.ts', import.meta.url));
const watch = new URL('escape-watch.mjs', import.meta.url).href;

/** Reads the bombs from one number to another in a process of its own; one that kills the process is told as `core-died`. */
export async function readBombs(options: {
  from: number;
  to: number;
  onExploded: (exploded: Exploded) => void;
}): Promise<{ escapes: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-attack-'));
  const escapesPath = join(folder, 'escapes');
  const env = {
    ...process.env,
    HEDDLE_ATTACK_ESCAPES: escapesPath,
    HEDDLE_ATTACK_FILES: folder,
    NODE_OPTIONS: `--import=${watch}`,
  };
  try {
    for (let from = options.from; from < options.to;) from = await readOn({ ...options, from }, env);
    return { escapes: existsSync(escapesPath) ? readFileSync(escapesPath, 'utf8').trim().split('\n') : [] };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Until the last, or until the process is lost: then the number to go on with. */
function readOn({ from, to, onExploded }: Parameters<typeof readBombs>[0], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const execArgv = ['--disable-warning=ExperimentalWarning', '--expose-gc'];
    const core = fork(child, [String(from), String(to)], { execArgv, env, stdio: ['ignore', 2, 2, 'ipc'] });
    let current: number | null = null;
    core.on('message', (news: Exploded | { readonly started: number }) => {
      if ('started' in news) current = news.started;
      else {
        current = null;
        onExploded(news);
      }
    });
    core.on('error', reject);
    core.on('close', (code, signal) => {
      if (code === 0) {
        resolve(to);
        return;
      }
      if (current === null) {
        reject(new Error(`the process of the readers ended with ${code ?? signal}`));
        return;
      }
      onExploded({
        index: current,
        byteCount: 0,
        outcome: 'core-died',
        message: String(code ?? signal),
        isNextRead: false,
        seconds: 0,
        peakMb: 0,
      });
      resolve(current + 1);
    });
  });
}
