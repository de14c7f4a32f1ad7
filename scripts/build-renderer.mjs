import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './setup.mjs';

const outFolder = join(root, 'out/renderer');
const keptForMs = 10 * 60_000;

/** Builds src/renderer to out/renderer. A window that is open may still load what an earlier build left there. */
export async function buildRenderer() {
  // What `npm start` wrote down about an earlier build holds no more.
  await rm(join(root, 'out', 'renderer.stamp'), { force: true });
  // Started by a test, the build would be React's slow one for developers, and the tests would try another app.
  process.env['NODE_ENV'] = 'production';
  const startedMs = Date.now();
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  const entries = await readdir(outFolder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const found = await stat(file).catch(() => null);
      if (found !== null && found.mtimeMs < startedMs - keptForMs) await rm(file, { force: true });
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildRenderer();
