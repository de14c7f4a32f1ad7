import { spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';

const scripts = resolve(import.meta.dirname, '../../scripts');

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A checkout that holds the launcher, `main` as its command line, and an npm that installs nothing but notes each call. */
async function checkout(options: { main: string; npm?: string }): Promise<string> {
  const folder = await tempFolder();
  const lock = JSON.stringify({ packages: { '': {}, 'node_modules/zod': { version: '4.0.0' } } });
  const npm = `
    const { appendFileSync, mkdirSync, copyFileSync } = require('node:fs');
    appendFileSync('calls.txt', process.argv.slice(2, 3) + '\\n');
    ${options.npm ?? `copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`}
    process.stdout.write('added 1 package\\n');
  `;
  const files = {
    'package.json': '{ "type": "module" }',
    'package-lock.json': lock,
    'npm/npm-cli.cjs': npm,
    'src/main/shells/cli/main.ts': options.main,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, 'scripts'));
  for (const name of ['heddle.mjs', 'runtime.mjs', 'setup.mjs'])
    await copyFile(join(scripts, name), join(folder, 'scripts', name));
  return folder;
}

function launch(
  folder: string,
  words: readonly string[],
  onOutput?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  return new Promise((done) => {
    const env = { ...process.env, npm_execpath: join(folder, 'npm/npm-cli.cjs') };
    const child = spawn(process.execPath, [join(folder, 'scripts/heddle.mjs'), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      onOutput?.((signal) => child.kill(signal));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

describe('the launcher', () => {
  it('installs once, says so on stderr alone, and hands on the words and the exit code', async () => {
    const folder = await checkout({
      main: 'process.stdout.write(process.argv.slice(2).join("|") + "\\n"); process.exit(3)',
    });
    const first = await launch(folder, ['import', 'a b', '--json']);
    expect(first).toEqual({
      code: 3,
      stdout: 'import|a b|--json\n',
      stderr: 'Installing what is missing (npm ci) …\n',
    });
    expect(await launch(folder, [])).toEqual({ code: 3, stdout: '\n', stderr: '' });
    expect(await readFile(join(folder, 'calls.txt'), 'utf8')).toBe('ci\n');
  });

  it('installs once when two commands start together', async () => {
    const folder = await checkout({
      main: 'process.stdout.write("ran\\n")',
      npm: `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`,
    });
    const ended = await Promise.all([launch(folder, []), launch(folder, []), launch(folder, [])]);
    expect(ended.map(({ code, stdout }) => `${code} ${stdout}`)).toEqual(['0 ran\n', '0 ran\n', '0 ran\n']);
    expect(await readFile(join(folder, 'calls.txt'), 'utf8')).toBe('ci\n');
  });

  it('takes over from an install that was killed', async () => {
    const folder = await checkout({ main: 'process.stdout.write("ran\\n")' });
    await mkdir(join(folder, '.heddle-setup.lock'));
    // The id of a process that is gone: above the greatest that the kernel gives.
    await writeFile(join(folder, '.heddle-setup.lock/pid'), '99999999');
    expect((await launch(folder, [])).stdout).toBe('ran\n');
  });

  it('installs again when the lock file asks for something else', async () => {
    const folder = await checkout({ main: '' });
    await launch(folder, []);
    await writeFile(
      join(folder, 'package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.1' } } }),
    );
    await launch(folder, []);
    expect(await readFile(join(folder, 'calls.txt'), 'utf8')).toBe('ci\nci\n');
  });

  it('leaves node_modules alone when npm itself has brought what the lock file asks for', async () => {
    const folder = await checkout({ main: 'process.stdout.write("ran\\n")' });
    await mkdir(join(folder, 'node_modules'));
    await copyFile(join(folder, 'package-lock.json'), join(folder, 'node_modules/.package-lock.json'));
    expect(await launch(folder, [])).toEqual({ code: 0, stdout: 'ran\n', stderr: '' });
  });

  it.each<[string, string, RegExp]>([
    ['without a network', 'ENOTFOUND registry', /connect to the network/],
    ['without the right to write', 'EACCES: permission denied', /make them yours/],
    ['on a full disk', 'ENOSPC', /disk is full/],
  ])('says what to do %s, and runs nothing', async (_when, said, advice) => {
    const folder = await checkout({
      main: 'process.stdout.write("ran\\n")',
      npm: `console.error('npm error code ${said}'); process.exit(1);`,
    });
    const { code, stdout, stderr } = await launch(folder, []);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(advice);
  });

  it.each<[NodeJS.Signals, string, number]>([
    ['SIGINT', 'process.on("SIGINT", () => process.exit(130));', 130],
    ['SIGTERM', 'process.on("SIGTERM", () => process.exit(9));', 9],
  ])('passes %s on to the command', async (signal, handler, code) => {
    const folder = await checkout({
      main: `${handler} setInterval(() => {}, 1000); process.stdout.write("ready\\n");`,
    });
    expect(await launch(folder, [], (kill) => kill(signal))).toMatchObject({ code, stdout: 'ready\n' });
  });

  it('installed from a package, where there is no lock file, it installs nothing', async () => {
    const folder = await checkout({ main: 'process.stdout.write("ran\\n")' });
    await rm(join(folder, 'package-lock.json'));
    expect(await launch(folder, [])).toEqual({ code: 0, stdout: 'ran\n', stderr: '' });
  });
});
