import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createErrorLog } from '#main/adapters/error-log/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const appRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const canary = 'Canary';

/** Errors that carry words of a person's wherever an error can. */
const carriers: Readonly<Record<string, () => unknown>> = {
  'its message': () => new Error(`the Canary clause of 2019 isn’t in the treaty`),
  'a known message with parts': () => new TypeError(`Cannot read properties of undefined (reading 'Canary')`),
  'a known message around its words': () => new TypeError(`Canary Canary is not a function`),
  'a path': () =>
    Object.assign(new Error(`ENOENT: no such file or directory, open '/home/canary/Canary.pdf'`), {
      code: 'ENOENT',
      path: '/home/canary/Canary.pdf',
    }),
  'an address with a key': () => new Error('401 from https://canary:sk-Canary@example.org/v1?key=Canary'),
  'a line of JSON': () => new SyntaxError(`Unexpected token 'C', "Canary wor"... is not valid JSON`),
  'its name': () => Object.assign(new Error('x'), { name: 'Canary of the treaty' }),
  'its code': () => Object.assign(new Error('x'), { code: 'Canary code' }),
  'its cause': () => new Error('x', { cause: new Error('Canary', { cause: 'Canary' }) }),
  'its properties': () => Object.assign(new Error('x'), { query: 'Canary', detail: { text: 'Canary' } }),
  'its stack': () => Object.assign(new Error('x'), { stack: `Error: Canary\n    at Canary (/home/Canary.ts:1:1)` }),
  'a place of the app in its stack': () =>
    Object.assign(new Error('x'), {
      stack: `Error: x\n    at Canary (${appRoot}src/Canary.ts:1:1)\n    at Canary (${appRoot}src/main/app/core.ts:3:4)`,
    }),
  'a message that looks like places': () => new Error(`Canary\n    at Canary (${appRoot}src/Canary/core.ts:1:1)`),
  'an address of the window': () =>
    Object.assign(new Error('x'), { stack: `Error: x\n    at http://Canary.localhost:80/Canary/assets/Canary.js:1:2` }),
  'a built-in module of no such name': () => Object.assign(new Error('x'), { stack: 'x\n    at node:Canary:1:2' }),
  'a string that is thrown': () => 'Canary',
  'an object that is thrown': () => ({ Canary: 'Canary', message: 'Canary' }),
  'many errors': () => new AggregateError([new Error('Canary')], 'Canary'),
};

async function written(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map((path) => readFile(path, 'utf8')))).join('\n');
}

describe('the error log', () => {
  it.each(Object.keys(carriers))('keeps nothing of what an error carries in %s', async (name) => {
    const folder = await tempFolder();
    const log = createErrorLog({ folder, part: 'core', version: '1.2.3', appRoot, nowMs: () => 0 });
    log.note({ kind: 'error', error: carriers[name]?.() });
    const kept = await written(folder);
    expect(kept).toContain('"kind":"error"');
    expect(kept.toLowerCase()).not.toContain(canary.toLowerCase());
  });

  it('keeps nothing of names that aren’t in the code', async () => {
    const folder = await tempFolder();
    const log = createErrorLog({ folder, part: 'core', version: '1.2.3', appRoot, nowMs: () => 0 });
    log.note({ kind: 'worker', subject: '/home/Canary', code: 'Canary: “words”', underWay: [] });
    expect(await written(folder)).not.toContain(canary);
  });

  it('survives an error whose fields throw', async () => {
    const folder = await tempFolder();
    const log = createErrorLog({ folder, part: 'core', version: '1.2.3', appRoot, nowMs: () => 0 });
    const error = new Proxy(new Error('x'), {
      get: () => {
        throw new Error('Canary');
      },
    });
    log.note({ kind: 'error', error });
    expect(log.read()).toMatchObject([{ kind: 'error', errors: [{ message: null, frames: [] }] }]);
  });

  it('keeps what helps: the error’s kind, its code, known words and places in the app', async () => {
    const log = createErrorLog({ folder: await tempFolder(), part: 'core', version: '1.2.3', appRoot, nowMs: () => 0 });
    const broken: { readonly title: string } | undefined = JSON.parse('null') ?? undefined;
    try {
      (broken as unknown as { title: { length: number } }).title.length.toFixed();
    } catch (error) {
      log.note({ kind: 'request', subject: 'library.import', code: 'unexpected', error });
    }
    const here = createErrorLog({ folder: await tempFolder(), part: 'core', version: '1', appRoot, nowMs: () => 0 });
    const stack = `x\n    at f (file://${appRoot}src/main/app/core.ts:12:5)\n    at g (${appRoot}src/main/app/core-host.ts:3:4)\n    at node:fs:1:2`;
    here.note({ kind: 'error', error: Object.assign(new RangeError('Invalid array length'), { stack }) });
    expect(log.read()).toMatchObject([
      {
        subject: 'library.import',
        code: 'unexpected',
        errors: [{ name: 'TypeError', message: 'Cannot read properties of undefined' }],
      },
    ]);
    expect(here.read()[0]?.errors).toEqual([
      {
        name: 'RangeError',
        code: null,
        message: 'Invalid array length',
        frames: ['src/main/app/core.ts:12:5', 'src/main/app/core-host.ts:3:4', 'node:fs:1:2'],
      },
    ]);
  });
});
