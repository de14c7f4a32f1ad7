import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stages } from '#main/flow/stages.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { checkLayers } from '../../scripts/layers/check-layers.ts';

/** A small project in which every import is allowed; planted files are laid over it. */
const soundProject = {
  'src/shared/base/ids.ts': `import { z } from 'zod'; export const id = z.string();`,
  'src/main/ports/clock.ts': `import type { id } from '#shared/base/ids.ts'; export type Clock = typeof id;`,
  'src/main/agent/journal.ts': `import { createHash } from 'node:crypto'; export const hash = createHash;`,
  'src/main/flow/ingest/index.ts': `export { ingest } from './ingest.ts';`,
  'src/main/flow/ingest/ingest.ts': `import '#main/ports/clock.ts'; export const ingest = 1;`,
  'src/main/flow/evidence/index.ts': `export { ingest } from '#main/flow/ingest/index.ts'; import '../../agent/journal.ts';`,
  'src/main/reasoners/extractive/index.ts': `import '#main/ports/clock.ts';`,
  'src/main/adapters/sqlite/index.ts': `import { DatabaseSync } from 'node:sqlite'; import './migrate.ts';`,
  'src/main/adapters/sqlite/migrate.ts': `import { readFile } from 'node:fs/promises';`,
  'src/main/adapters/readers/index.ts': `import yaml from 'yaml';`,
  'src/main/handlers/sources.ts': `import '#main/flow/evidence/index.ts';`,
  'src/main/app/open-project.ts': `import '#main/adapters/sqlite/index.ts'; new URL('./reader-worker.ts', import.meta.url);`,
  'src/main/app/reader-worker.ts': `import '#main/adapters/readers/index.ts';`,
  'src/main/shells/cli/main.ts': `import '#main/app/open-project.ts'; import '#shared/base/ids.ts';`,
  'src/renderer/app/window.tsx': `import { useState } from 'react'; import '#shared/base/ids.ts';`,
};

async function problemsWith(planted: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = await tempFolder();
  for (const [path, text] of Object.entries({ ...soundProject, ...planted })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return checkLayers({ root, stages }).problems;
}

describe('the layer check', () => {
  it('has nothing against a project that keeps the layers', async () => {
    expect(await problemsWith({})).toEqual([]);
  });

  it.each<[rule: string, path: string, text: string, problem: RegExp]>([
    ['shared imports no main', 'src/shared/a.ts', `import '#main/ports/clock.ts';`, /shared may not import ports/],
    ['shared imports only zod', 'src/shared/a.ts', `import 'yaml';`, /yaml is imported by adapters\/readers alone/],
    [
      'shared imports no library without an owner',
      'src/shared/a.ts',
      `import 'left-pad';`,
      /shared may not import the library left-pad/,
    ],
    [
      'shared imports nothing of Node',
      'src/shared/a.ts',
      `import type { Stats } from 'node:fs';`,
      /shared may not import node:fs/,
    ],
    [
      'the renderer imports no main',
      'src/renderer/a.ts',
      `import '#main/app/open-project.ts';`,
      /renderer may not import app/,
    ],
    [
      'the renderer imports no main by a path',
      'src/renderer/a.ts',
      `import '../main/ports/clock.ts';`,
      /renderer may not import ports/,
    ],
    [
      'the renderer imports nothing of Node',
      'src/renderer/a.ts',
      `import 'node:path';`,
      /renderer may not import node:path/,
    ],
    [
      'flow imports no adapter',
      'src/main/flow/ingest/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /flow\/ingest may not import adapters\/sqlite/,
    ],
    [
      'flow imports no app',
      'src/main/flow/ingest/a.ts',
      `import '#main/app/open-project.ts';`,
      /flow\/ingest may not import app/,
    ],
    [
      'flow imports no shell',
      'src/main/flow/ingest/a.ts',
      `import '#main/shells/cli/main.ts';`,
      /flow\/ingest may not import shells\/cli/,
    ],
    [
      'flow imports no handler',
      'src/main/flow/ingest/a.ts',
      `import '#main/handlers/sources.ts';`,
      /flow\/ingest may not import handlers/,
    ],
    [
      'flow imports no reasoner',
      'src/main/flow/ingest/a.ts',
      `import '#main/reasoners/extractive/index.ts';`,
      /may not import reasoners/,
    ],
    [
      'flow imports no vendor library',
      'src/main/flow/ingest/a.ts',
      `import 'left-pad';`,
      /may not import the library left-pad/,
    ],
    ['flow reads no files', 'src/main/flow/ingest/a.ts', `import 'node:fs';`, /flow\/ingest may not import node:fs/],
    [
      'a stage imports no stage to its right',
      'src/main/flow/ingest/a.ts',
      `import '#main/flow/evidence/index.ts';`,
      /to its right/,
    ],
    [
      'a stage is entered by its front door',
      'src/main/flow/evidence/a.ts',
      `import '#main/flow/ingest/ingest.ts';`,
      /entered by its index.ts/,
    ],
    [
      'a stage is in the list',
      'src/main/flow/polish/a.ts',
      `import '#main/flow/ingest/index.ts';`,
      /polish is not in the list/,
    ],
    [
      'agent knows no stage',
      'src/main/agent/a.ts',
      `import '#main/flow/ingest/index.ts';`,
      /agent may not import flow\/ingest/,
    ],
    [
      'agent imports no adapter',
      'src/main/agent/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /agent may not import adapters/,
    ],
    [
      'ports import no adapter',
      'src/main/ports/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /ports may not import adapters/,
    ],
    ['ports import no library', 'src/main/ports/a.ts', `import { z } from 'zod';`, /ports may not import zod/],
    [
      'reasoners import no adapter',
      'src/main/reasoners/extractive/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /may not import adapters/,
    ],
    [
      'a library has one owner',
      'src/main/adapters/sqlite/a.ts',
      `import 'yaml';`,
      /yaml is imported by adapters\/readers alone/,
    ],
    [
      'SQLite has one owner',
      'src/main/app/a.ts',
      `import 'node:sqlite';`,
      /sqlite is imported by adapters\/sqlite alone/,
    ],
    [
      'a new library needs an owner',
      'src/main/adapters/sqlite/a.ts',
      `import 'left-pad/deep.js';`,
      /left-pad has no owner yet/,
    ],
    [
      'an adapter imports no other adapter',
      'src/main/adapters/sqlite/a.ts',
      `import '../readers/index.ts';`,
      /may not import adapters\/readers/,
    ],
    [
      'an adapter imports no flow',
      'src/main/adapters/sqlite/a.ts',
      `import '#main/flow/ingest/index.ts';`,
      /may not import flow\/ingest/,
    ],
    [
      'a shell imports no adapter',
      'src/main/shells/cli/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /shells\/cli may not import adapters/,
    ],
    [
      'a shell imports no flow',
      'src/main/shells/cli/a.ts',
      `import '#main/flow/ingest/index.ts';`,
      /shells\/cli may not import flow/,
    ],
    [
      'a shell imports no other shell',
      'src/main/shells/web/a.ts',
      `import '../cli/main.ts';`,
      /shells\/web may not import shells\/cli/,
    ],
    [
      'handlers import no adapter',
      'src/main/handlers/a.ts',
      `import '#main/adapters/sqlite/index.ts';`,
      /handlers may not import adapters/,
    ],
    [
      'handlers import no app',
      'src/main/handlers/a.ts',
      `import '#main/app/open-project.ts';`,
      /handlers may not import app/,
    ],
    [
      'the app imports no shell',
      'src/main/app/a.ts',
      `import '#main/shells/cli/main.ts';`,
      /app may not import shells/,
    ],
    [
      'types count',
      'src/shared/a.ts',
      `import type { Clock } from '#main/ports/clock.ts';`,
      /shared may not import ports/,
    ],
    [
      'types named in place count',
      'src/shared/a.ts',
      `export type A = import('#main/ports/clock.ts').Clock;`,
      /shared may not import ports/,
    ],
    ['exports count', 'src/shared/a.ts', `export * from '#main/ports/clock.ts';`, /shared may not import ports/],
    [
      'imports at run time count',
      'src/shared/a.ts',
      `export const a = import('#main/ports/clock.ts');`,
      /shared may not import ports/,
    ],
    [
      'computed imports are refused',
      'src/shared/a.ts',
      'export const a = (b: string) => import(`./${b}.ts`);',
      /computed at run time/,
    ],
    [
      'workers count',
      'src/main/flow/ingest/a.ts',
      `new URL('../../app/reader-worker.ts', import.meta.url);`,
      /flow\/ingest may not import app/,
    ],
    ['what is imported exists', 'src/shared/a.ts', `import './gone.ts';`, /there is no src\/shared\/gone.ts/],
    ['every file has a layer', 'src/main/helpers.ts', `export const a = 1;`, /belongs to no layer/],
    [
      'source imports no test',
      'src/shared/a.ts',
      `import '#test/support/temp-folder.ts';`,
      /test\/support\/temp-folder.ts/,
    ],
  ])('%s', async (_rule, path, text, problem) => {
    const problems = await problemsWith({ [path]: text });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((found) => found.startsWith(path) && problem.test(found))).not.toEqual([]);
  });

  it('finds cycles, also those of types alone', async () => {
    const problems = await problemsWith({
      'src/shared/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'src/shared/b.ts': `import type { A } from './a.ts'; export type B = A;`,
    });
    expect(problems).toEqual(['import cycle: src/shared/a.ts -> src/shared/b.ts -> src/shared/a.ts']);
  });

  it('fails when it looked at nothing', async () => {
    const empty = checkLayers({ root: await tempFolder(), stages });
    expect(empty).toEqual({
      moduleCount: 0,
      edgeCount: 0,
      problems: ['no module was found under src', 'no import was found under src'],
    });
  });

  it('stops at a file it cannot parse', async () => {
    await expect(problemsWith({ 'src/shared/a.ts': `import { from;` })).rejects.toThrow(
      "src/shared/a.ts can't be parsed",
    );
  });
});
