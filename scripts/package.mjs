import { spawn } from 'node:child_process';
import { buildElectron } from './build-electron.mjs';
import { buildRenderer } from './build-renderer.mjs';
import { root } from './setup.mjs';

// Not among the dependencies: it brings 220 packages that nobody needs to run or test Heddle.
const packager = 'electron-builder@26.17.0';

await buildElectron();
await buildRenderer();
const child = spawn('npx', ['--yes', packager, '--publish', 'never', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
