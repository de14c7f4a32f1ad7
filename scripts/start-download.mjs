import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appSettingsPlace } from '../src/main/app/app-settings-place.ts';
import { root } from './setup.mjs';

const electron = join(root, 'node_modules', 'electron');
const withinMs = 60_000;
const failureHoldsMs = 24 * 3600 * 1000;

/**
 * Downloads Electron's program in a process of its own that may not take long. Where that fails it isn't tried again for
 * a day. Tells nothing: whether the program is there now is seen where it is looked for.
 */
export async function downloadElectron() {
  const installer = join(electron, 'install.js');
  const failure = join(appSettingsPlace({ environment: process.env, platform: process.platform }), 'electron-failed');
  if (!existsSync(installer) || isRecent(failure)) return;
  process.stderr.write('Downloading Electron (once, about 120 MB) …\n');
  const isDone = await new Promise((/** @type {(isDone: boolean) => void} */ resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: electron,
      stdio: 'ignore',
      timeout: withinMs,
      killSignal: 'SIGKILL',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  if (isDone) return;
  mkdirSync(dirname(failure), { recursive: true, mode: 0o700 });
  writeFileSync(failure, '');
}

function isRecent(/** @type {string} */ file) {
  try {
    return Date.now() - statSync(file).mtimeMs < failureHoldsMs;
  } catch {
    return false;
  }
}
