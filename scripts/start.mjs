import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasDisplay } from '../src/main/shells/web/where-to-show.ts';
import { root, SetupError } from './setup.mjs';
import { buildWhereChanged, rendererBuild } from './start-built.mjs';
import { downloadElectron } from './start-download.mjs';

// `start` opens the app as well as this machine can; `serve` is `heddle serve`, the web shell for one project.
const [mode = 'start', ...given] =
  process.argv[2] === 'serve' ? process.argv.slice(2) : ['start', ...process.argv.slice(2)];
// npm goes to the project's folder: what a person calls a folder begins where they are.
const from = process.env['INIT_CWD'] ?? process.cwd();
const optionWithValue = '--port';
const words = given.map((word, at) =>
  word.startsWith('-') || given[at - 1] === optionWithValue ? word : resolve(mode === 'start' ? from : '.', word),
);

try {
  await buildWhereChanged(rendererBuild);
  const isPlain = words.every((word) => !word.startsWith('-'));
  const hasElectronShell = existsSync(join(root, 'src/main/shells/electron/main.ts'));
  if (mode === 'start' && isPlain && hasElectronShell && hasDisplay(process.env, process.platform)) {
    const { findElectron, startElectron } = await import('./start-electron.mjs');
    if (findElectron() === null) await downloadElectron();
    const binary = findElectron();
    if (binary !== null) process.exit(await startElectron({ binary, words }));
    process.stderr.write('Electron could not be downloaded: Heddle opens in a window of a browser instead.\n');
  }
  process.argv.splice(2, process.argv.length, mode, ...words);
  await import('../src/main/shells/web/main.ts');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
