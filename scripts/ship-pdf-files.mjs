import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

const packageFolder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

/** What pdf.js fetches while it draws: character maps, standard fonts, colour profiles, image decoders. The fonts are our own set. */
const folders = {
  cmaps: join(packageFolder, 'cmaps'),
  standard_fonts: join(root, 'resources', 'pdf-fonts'),
  iccs: join(packageFolder, 'iccs'),
  wasm: join(packageFolder, 'wasm'),
};

/** Forms of PDFs aren't run, so their script engine isn't shipped; decoders are always WebAssembly here. */
const isLeftOut = (/** @type {string} */ name) => name.startsWith('quickjs') || name.endsWith('.js');

/**
 * Puts the files that pdf.js needs beside the build, under `pdf/`.
 * @returns {import('vite').Plugin}
 */
export function shipPdfFiles() {
  return {
    name: 'ship-pdf-files',
    apply: 'build',
    async generateBundle() {
      for (const [folder, from] of Object.entries(folders)) {
        for (const name of await readdir(from)) {
          if (isLeftOut(name)) continue;
          const source = await readFile(join(from, name));
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source });
        }
      }
    },
  };
}
