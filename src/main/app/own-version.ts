import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the program. */
export const appRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Heddle's own version. */
export function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
