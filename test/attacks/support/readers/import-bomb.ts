import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { RequestOutput } from '#shared/contract/index.ts';
import type { Bomb } from './bombs.ts';

export type Exploded = {
  readonly fileName: string;
  readonly what: string;
  readonly byteCount: number;
  /** `imported`, or the code of the fault. */
  readonly outcome: string;
  readonly message: string;
  /** Whether the good file beside it came in all the same. */
  readonly isBatchWhole: boolean;
  readonly escapes: readonly string[];
  readonly seconds: number;
  /** The most memory that the importing process held. */
  readonly peakMb: number;
};

const main = fileURLToPath(new URL('../../../../src/main/shells/cli/main.ts', import.meta.url));
const watch = new URL('escape-watch.mjs', import.meta.url).href;
const good =
  '# Good\n\nRivers carry silt to the sea, and every spring the flood leaves a new layer of it on the fields.\n';

/** Imports a bomb and a good file with the command line, into a project of their own, and looks on. */
export async function importBomb({ fileName, what, make }: Bomb): Promise<Exploded> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-attack-'));
  try {
    const files = join(folder, 'files');
    const escapesPath = join(folder, 'escapes');
    await mkdir(files);
    const bytes = make();
    await writeFile(join(files, fileName), bytes);
    await writeFile(join(files, 'zz-good.md'), good);
    await run(['init', join(folder, 'project')], {});
    const startedMs = performance.now();
    const env = { HEDDLE_ATTACK_ESCAPES: escapesPath, HEDDLE_ATTACK_FILES: folder, NODE_OPTIONS: `--import=${watch}` };
    const { output, peakMb } = await run(['import', join(folder, 'project'), files, '--json'], env);
    const seconds = (performance.now() - startedMs) / 1000;
    const report = JSON.parse(output) as RequestOutput<'library.import'>;
    const failed = report.failed.find(({ path }) => basename(path) === fileName);
    const isIn = (name: string) => report.imported.some(({ path }) => basename(path) === name);
    return {
      fileName,
      what,
      byteCount: bytes.length,
      outcome: isIn(fileName) ? 'imported' : (failed?.code ?? 'lost'),
      message: failed?.message ?? '',
      isBatchWhole: isIn('zz-good.md'),
      escapes: existsSync(escapesPath) ? readFileSync(escapesPath, 'utf8').trim().split('\n') : [],
      seconds,
      peakMb,
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ output: string; peakMb: number }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let peakMb = 0;
  const looking = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, 100);
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  clearInterval(looking);
  if (child.exitCode !== 0 && output === '')
    throw new Error(`${words.join(' ')} ended with ${child.exitCode ?? child.signalCode}`);
  return { output, peakMb };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
