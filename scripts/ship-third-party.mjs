import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * Puts what is shipped of others, and under which licence, beside the build, for the page that tells of it.
 * @returns {import('vite').Plugin}
 */
export function shipThirdParty() {
  return {
    name: 'ship-third-party',
    apply: 'build',
    async generateBundle() {
      const source = await readFile(join(root, 'THIRD-PARTY.md'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'third-party.txt', source });
    },
  };
}
