// Loaded before anything else in a process or thread that reads hostile files: each file opened outside the folders that
// a reader may use, each write, each child process, connection and name looked up is one line of `escapes`, and of the
// file named by HEDDLE_ATTACK_ESCAPES.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const place = process.env['HEDDLE_ATTACK_ESCAPES'];
/** Where the files under attack lie; null where they are given as bytes. */
const staged = process.env['HEDDLE_ATTACK_FILES'] ?? null;
const append = fs.appendFileSync;

/** @type {string[]} */
export const escapes = [];

/** @param {string} line */
function tell(line) {
  escapes.push(line.slice(0, 300));
  if (place !== undefined) append(place, `${line.slice(0, 300)}\n`);
}

/** The program's own code, its libraries and their data. @param {string} path */
function isOwn(path) {
  const below = (/** @type {string} */ folder) => path === folder || path.startsWith(folder + sep);
  return (
    ['node_modules', 'resources', 'src', 'test', 'scripts'].some((name) => below(resolve(root, name))) ||
    path === resolve(root, 'package.json') ||
    // How packages of native code tell which C library there is.
    path === '/usr/bin/ldd'
  );
}

/** @param {string} path */
function isStaged(path) {
  return path === place || (staged !== null && path.startsWith(staged));
}

/** @param {unknown} given */
function pathOf(given) {
  if (given instanceof URL) return given.protocol === 'file:' ? fileURLToPath(given) : String(given);
  if (Buffer.isBuffer(given)) return given.toString('latin1');
  return typeof given === 'string' ? resolve(given) : null;
}

/** @param {unknown} flags */
function isWriting(flags) {
  if (typeof flags === 'string') return /[wa+]/.test(flags);
  return (
    typeof flags === 'number' && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0
  );
}

const reads =
  'readFile createReadStream readdir opendir readlink stat lstat access exists realpath open watch watchFile openAsBlob statfs glob';
const writes =
  'writeFile appendFile createWriteStream mkdir mkdtemp rm rmdir unlink rename copyFile cp symlink link truncate chmod chown lchown utimes lutimes';

/** @param {Record<string, any>} owner @param {string} name @param {(given: unknown[]) => string | null} judge */
function watch(owner, name, judge) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  owner[name] = new Proxy(original, {
    apply: (target, self, given) => {
      const said = judge(given);
      if (said !== null) tell(`${name} ${said}`);
      return Reflect.apply(target, self, given);
    },
  });
}

/** @param {unknown[]} given */
function judgeRead([given, flags]) {
  const path = pathOf(given);
  if (path === null) return null;
  if (isStaged(path)) return null;
  if (isWriting(flags)) return `to write ${path}`;
  return isOwn(path) ? null : path;
}

/** @param {unknown[]} given */
function judgeWrite([given]) {
  const path = pathOf(given);
  return path === null || isStaged(path) ? null : path;
}

// The core itself, in its main thread, keeps a project: only its threads have to keep from files and programs.
if (!isMainThread) {
  for (const owner of [fs, fs.promises]) {
    for (const name of reads.split(' ')) {
      // Only `open` has its flags second; elsewhere options or a callback stand there.
      const judge = name === 'open' ? judgeRead : (/** @type {unknown[]} */ [path]) => judgeRead([path]);
      watch(owner, name, judge);
      watch(owner, `${name}Sync`, judge);
    }
    for (const name of writes.split(' ')) {
      watch(owner, name, judgeWrite);
      watch(owner, `${name}Sync`, judgeWrite);
    }
  }
}
const always = (/** @type {unknown[]} */ [first]) => JSON.stringify(first ?? null);
if (!isMainThread) {
  watch(/** @type {any} */ (childProcess.ChildProcess).prototype, 'spawn', always);
  for (const name of ['spawnSync', 'execSync', 'execFileSync']) watch(childProcess, name, always);
}
watch(net.Socket.prototype, 'connect', always);
watch(net.Server.prototype, 'listen', always);
watch(dgram, 'createSocket', always);
watch(dns, 'lookup', always);
watch(dns.promises, 'lookup', always);
watch(/** @type {any} */ (globalThis), 'fetch', always);
syncBuiltinESMExports();
