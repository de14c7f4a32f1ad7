import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createCoreHost, type CoreHost } from '#main/app/core-host.ts';

/** A folder with a project in it, and beside it what no request may touch. */
export type Sandbox = {
  readonly root: string;
  readonly folder: string;
  readonly openHost: () => CoreHost;
  /** Files that stand where none should, from the root. */
  readonly strays: (allowed: ReadonlySet<string>) => readonly string[];
  readonly remove: () => void;
};

const documents: Readonly<Record<string, string>> = {
  'water.md':
    '# Water use in towns\n\nThe town of Ashford used 4.2 million litres a day in 2019. Meters were fitted in 312 homes.\n\n## Leaks\n\nEngineers found that leaks lose 18 percent of the water. Repairs cost 2.1 million euros between 2015 and 2019. The council calls this "a fair price for a safe supply".\n\n| Year | Loss |\n|---|---|\n| 2015 | 24 |\n| 2019 | 18 |\n',
  'reservoirs.html':
    '<html lang="en"><head><title>Reservoirs</title></head><body><article><h1>Reservoirs</h1><p>A reservoir stores water for dry months. The Ashford reservoir holds 900 million litres, enough for 200 days of use in the town.</p><p>Leaks in old pipes empty it faster than the weather does.</p></article></body></html>',
  'losses.csv': 'district,leaks,repaired\nNorth,41,40\nSouth,12,3\nHarbour,7,7\n',
  'library.bib':
    '@article{ashford2019, title={Water use in towns}, author={Marsh, Ada and {Water Board}}, year={2019}, journal={Pipes}}\n@book{waiting, title={Nobody has this book}, author={Reed, Jo}, year=2001}\n',
};

export async function createSandbox(): Promise<Sandbox> {
  const root = await mkdtemp(join(tmpdir(), 'heddle-attack-'));
  for (const name of ['outside', 'config', 'incoming', 'made']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'outside', 'canary.txt'), 'untouched');
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(root, 'incoming', name), text);
  const before = new Set(filesUnder(root));
  const folder = join(root, 'project');
  return {
    root,
    folder,
    openHost: () =>
      createCoreHost({
        environment: {
          HOME: root,
          HEDDLE_CONFIG_DIR: join(root, 'config'),
          HEDDLE_PROJECTS_DIR: join(root, 'made'),
          HEDDLE_OFFLINE: '1',
          HEDDLE_ZOTERO_PORT: '9',
        },
        printer: { describe: () => null, print: () => Promise.reject(new Error('nothing is printed here')) } as never,
      }),
    strays: (allowed) =>
      [
        ...filesUnder(root).filter((file) => !before.has(file)),
        ...['/outside', '/escaped.txt'].filter(existsSync),
      ].filter(
        (file) => !['project', 'config'].includes(relative(root, file).split('/')[0] ?? '') && !isIn(file, allowed),
      ),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function isIn(file: string, folders: ReadonlySet<string>): boolean {
  return [...folders].some((folder) => file === folder || file.startsWith(`${folder}/`));
}

function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}
