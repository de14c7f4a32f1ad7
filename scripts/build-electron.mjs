import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildRenderer } from './build-renderer.mjs';
import { root } from './setup.mjs';

const outFolder = join(root, 'out');
const areas = ['main', 'shared'];

/**
 * Makes what Electron starts: the code of src/main and src/shared without its types, file by file, so that workers and
 * child processes are found at the same places as in the source.
 */
export async function buildElectron() {
  await Promise.all(areas.map((area) => rm(join(outFolder, area), { recursive: true, force: true })));
  const files = (await Promise.all(areas.map((area) => sourceFiles(join(root, 'src', area))))).flat();
  await Promise.all(files.map(transpile));
  return files.length;
}

/** @param {string} folder @returns {Promise<string[]>} */
async function sourceFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.c?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string} file */
async function transpile(file) {
  const target = join(outFolder, relative(join(root, 'src'), file)).replace(/\.(?<c>c?)ts$/, '.$1js');
  const code = stripTypeScriptTypes(await readFile(file, 'utf8'));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, withBuiltPaths(code, target));
}

/**
 * Imports by alias become relative, and `.ts` becomes `.js`, also where a worker or child process is named.
 *
 * @param {string} code
 * @param {string} target
 */
function withBuiltPaths(code, target) {
  return code
    .replaceAll(/(?<quote>['"])#(?<area>main|shared)\/(?<path>[^'"]+)\.ts\1/g, (_whole, quote, area, path) => {
      const steps = relative(dirname(target), join(outFolder, area, `${path}.js`)).replaceAll('\\', '/');
      return `${quote}${steps.startsWith('.') ? steps : `./${steps}`}${quote}`;
    })
    .replaceAll(/(?<quote>['"])(?<path>\.{1,2}\/[^'"\n]+)\.ts\1/g, '$1$2.js$1');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const count = await buildElectron();
  await buildRenderer();
  process.stdout.write(`Built ${count} files of the core and its shells, and the renderer, to ${outFolder}\n`);
}
