import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../src/main/adapters/chromium/find-chromium.ts';
import { packageScript } from './runtime.mjs';

/**
 * Makes sure that the tests find a Chromium: the system's or Playwright's own, else one is installed, as root on Debian
 * by apt-get, elsewhere by Playwright. Where that fails too a line says what to install.
 */
export function ensureChromium() {
  if (find() !== null) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium for the tests (apt-get) …\n');
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  }
  if (find() !== null) return;
  process.stderr.write('Downloading a Chromium for the tests (playwright-core) …\n');
  spawnSync(process.execPath, [packageScript('playwright-core'), 'install', 'chromium'], { stdio: 'ignore' });
  if (find() !== null) return;
  process.stderr.write(
    'The tests of windows need a Chromium and none could be installed: install Chromium or Chrome, or name one in HEDDLE_CHROMIUM.\n',
  );
}

function find() {
  return findChromium({ environment: process.env, platform: process.platform, home: homedir() });
}

function apt(/** @type {string[]} */ ...words) {
  spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) ensureChromium();
