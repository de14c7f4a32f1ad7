import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';

const repository = resolve(import.meta.dirname, '../..');
const projects = ['shared', 'main', 'renderer', 'test'] as const;

/** What each project may well do. */
const soundProject = {
  'src/shared/base/id.ts': `import { z } from 'zod'; export const id = z.string(); export type Id = z.infer<typeof id>;`,
  'src/main/app/open.ts': `import { readFileSync } from 'node:fs'; import type { Id } from '#shared/base/id.ts'; export const open = (id: Id): Buffer => readFileSync(id);`,
  'src/renderer/app/window.ts': `import type { Id } from '#shared/base/id.ts'; export const show = (id: Id): void => { document.title = id; };`,
  'test/main/open.test.ts': `import { open } from '#main/app/open.ts'; export const opened = open('here');`,
};

/** The compiler's messages for one of the repository's own projects, laid over the sound files with `planted` added. */
async function compile(project: (typeof projects)[number], planted: Readonly<Record<string, string>>): Promise<string> {
  const folder = await tempFolder();
  for (const file of ['package.json', 'tsconfig.base.json', ...projects.map((name) => `tsconfig.${name}.json`)]) {
    await copyFile(join(repository, file), join(folder, file));
  }
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries({ ...soundProject, ...planted })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text}\n`);
  }
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', `tsconfig.${project}.json`], {
    cwd: folder,
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}

describe('the compiler projects', () => {
  it.each(projects)('%s compiles what is allowed', async (project) => {
    expect(await compile(project, {})).toBe('');
  });

  it.each<[what: string, project: (typeof projects)[number], path: string, text: string, error: RegExp]>([
    [
      'shared sees no module of Node',
      'shared',
      'src/shared/probe.ts',
      `export * from 'node:fs';`,
      /probe\.ts.*TS2(307|591|580)/,
    ],
    [
      'shared sees no global of Node',
      'shared',
      'src/shared/probe.ts',
      `export const a = process.pid;`,
      /probe\.ts.*TS2(304|591|580)/,
    ],
    [
      'shared sees no Buffer',
      'shared',
      'src/shared/probe.ts',
      `export const a = Buffer.from('a');`,
      /probe\.ts.*TS2(304|591|580)/,
    ],
    [
      'shared sees no DOM',
      'shared',
      'src/shared/probe.ts',
      `export const a = document.title;`,
      /probe\.ts.*TS2(304|584)/,
    ],
    ['shared sees no DOM type', 'shared', 'src/shared/probe.ts', `export type A = HTMLElement;`, /probe\.ts.*TS2304/],
    [
      'shared sees no main',
      'shared',
      'src/shared/probe.ts',
      `export type * from '#main/app/open.ts';`,
      /TS6307.*src\/main\/app\/open\.ts/,
    ],
    ['main sees no DOM', 'main', 'src/main/probe.ts', `export const a = document.title;`, /probe\.ts.*TS2(304|584)/],
    [
      'the renderer sees no main',
      'renderer',
      'src/renderer/probe.ts',
      `import '#main/app/open.ts';`,
      /TS6307.*src\/main\/app\/open\.ts/,
    ],
    [
      'the renderer sees no type of main',
      'renderer',
      'src/renderer/probe.ts',
      `export type * from '../main/app/open.ts';`,
      /TS6307.*src\/main\/app\/open\.ts/,
    ],
    [
      'the renderer sees no module of Node',
      'renderer',
      'src/renderer/probe.ts',
      `export * from 'node:fs';`,
      /probe\.ts.*TS2(307|591|580)/,
    ],
    [
      'the renderer sees no global of Node',
      'renderer',
      'src/renderer/probe.ts',
      `export const a = process.pid;`,
      /probe\.ts.*TS2(304|591|580)/,
    ],
  ])('%s', async (_what, project, path, text, error) => {
    expect(await compile(project, { [path]: text })).toMatch(error);
  });
});
