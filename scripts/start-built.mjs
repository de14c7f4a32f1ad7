import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './runtime.mjs';
import { root, SetupError } from './setup.mjs';

/**
 * What `npm start` builds: from which files, where the result shows that it is there, and the script that makes it.
 *
 * @typedef {{ name: string, inputs: string[], result: string, script: string }} Build
 */

/** @type {Build} */
export const rendererBuild = {
  name: 'renderer',
  inputs: [
    'src/renderer',
    'src/shared',
    'vite.config.ts',
    'package-lock.json',
    'resources/pdf-fonts',
    'THIRD-PARTY.md',
    'scripts/build-renderer.mjs',
  ],
  result: 'out/renderer/index.html',
  script: 'scripts/build-renderer.mjs',
};

/**
 * Builds where what it is built from isn't what it was at the last build. Contents count, not times: a checkout of
 * another branch and back builds nothing twice. Throws SetupError with what the build said.
 *
 * @param {Build} build
 */
export async function buildWhereChanged({ name, inputs, result, script }) {
  const stamp = join(root, 'out', `${name}.stamp`);
  const wanted = hashOf(inputs);
  if (existsSync(join(root, result)) && readOrEmpty(stamp) === wanted) return;
  process.stderr.write('Building what is shown …\n');
  const { code, output } = await runNode([join(root, script)], { capture: true });
  if (code !== 0) throw new SetupError(`${output.trimEnd()}\n\nheddle: the build failed.`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** @param {string[]} inputs */
function hashOf(inputs) {
  const hash = createHash('sha1');
  for (const input of inputs) {
    const path = join(root, input);
    for (const file of filesAt(path)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesAt(path) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOTDIR') return [path];
    throw error;
  }
}

function readOrEmpty(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
