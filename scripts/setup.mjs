import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose message is all that a person needs to see. */
export class SetupError extends Error {}

/**
 * Makes node_modules match package-lock.json, running `npm ci` only where it doesn't. Says nothing on stdout, and one
 * line on stderr when it installs. Two commands that start at once install once. Throws SetupError with what to do.
 */
export function setUp() {
  const lockFile = join(root, 'package-lock.json');
  // Installed from a package there is no lock file: npm has brought the dependencies already.
  if (!existsSync(lockFile)) return;
  const wanted = createHash('sha1').update(readFileSync(lockFile)).digest('hex');
  if (readStamp() === wanted) return;
  whileAlone(() => {
    if (readStamp() === wanted) return;
    if (!isInstalled(lockFile)) install();
    writeFileSync(stampFile, wanted);
  });
}

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.heddle-setup');

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}

/** Whether npm's own record of node_modules agrees with the lock file, as after `npm install SOMETHING`. */
function isInstalled(/** @type {string} */ lockFile) {
  try {
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.keys(wanted).every(
      (path) =>
        path === '' ||
        (present[path] === undefined ? wanted[path].optional === true : present[path].version === wanted[path].version),
    );
  } catch {
    return false;
  }
}

function install() {
  process.stderr.write('Installing what is missing (npm ci) …\n');
  const words = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { NODE_ENV: _, ...env } = process.env;
  const npm = process.env['npm_execpath'];
  const byNode = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const result = byNode
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, env, encoding: 'utf8', maxBuffer: 64e6 })
    : spawnSync('npm', words, {
        cwd: root,
        env,
        encoding: 'utf8',
        maxBuffer: 64e6,
        shell: process.platform === 'win32',
      });
  if (result.error === undefined && result.status === 0) return;
  throw new SetupError(explain(result));
}

/** @param {import('node:child_process').SpawnSyncReturns<string>} result */
function explain(result) {
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim();
  const told = said === '' ? '' : `${said.split('\n').slice(-20).join('\n')}\n\n`;
  return `${told}heddle: the dependencies could not be installed. ${advice(`${said} ${String(result.error ?? '')}`)}`;
}

function advice(/** @type {string} */ said) {
  if (/spawn\S* npm ENOENT/.test(said)) return 'npm was not found: install it beside Node, then run the command again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/.test(said))
    return 'The npm registry could not be reached: connect to the network (or name a mirror with "npm config set registry URL") and run the command again. This is needed only once.';
  if (/EACCES|EPERM|EROFS/.test(said))
    return `npm may not write to ${root} or to its cache: make them yours (chown) or clone to a folder of your own, and run the command again.`;
  if (/ENOSPC/.test(said)) return 'The disk is full: about 700 MB are needed.';
  if (/EUSAGE|in sync/.test(said))
    return 'package.json and package-lock.json disagree: run "npm install", and commit the lock file.';
  return `Run "npm ci" in ${root} to see why.`;
}

/** Holds a folder as a lock while `work` runs; one left behind by a process that is gone is taken over. */
function whileAlone(/** @type {() => void} */ work) {
  const lock = join(root, '.heddle-setup.lock');
  const owner = join(lock, 'pid');
  while (!take(lock)) {
    if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    writeFileSync(owner, String(process.pid));
    mkdirSync(modules, { recursive: true });
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(/** @type {string} */ lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return false;
    throw new SetupError(
      `heddle: ${root} can't be written to (${code}): clone to a folder of your own, or make this one yours (chown).`,
    );
  }
}

function isAbandoned(/** @type {string} */ lock, /** @type {string} */ owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EPERM') return false;
    if (code === 'ESRCH') return true;
  }
  // Between making the folder and writing the id there is a moment without one.
  try {
    return Date.now() - statSync(lock).mtimeMs > 5000;
  } catch {
    return false;
  }
}
