import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron } from './build-electron.mjs';
import { root } from './setup.mjs';

const entry = join(root, 'out/main/shells/electron/main.js');

/** The path of Electron's binary; null where npm brought the package without it. */
export function findElectron() {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const distribution = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = join(distribution, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/**
 * Starts Electron on the built app and waits for its end. The renderer must be built before.
 *
 * @param {{ binary: string, words: readonly string[] }} options
 * @returns {Promise<number>} the exit code
 */
export async function startElectron({ binary, words }) {
  await buildElectron();
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [entry, ...words], { stdio: 'inherit', cwd: root });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
