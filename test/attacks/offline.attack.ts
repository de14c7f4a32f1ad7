import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { findChromium } from '#main/adapters/chromium/index.ts';
import { nodeEnvironment, nodeFlags } from '../../scripts/runtime.mjs';
import { readTrace, type Attempts } from './support/offline/read-trace.ts';
import { hasStrace, startTraced } from './support/offline/trace.ts';

type Row = { what: string; value: number; unit: string; bar?: string; isMissed?: boolean };

const journey = fileURLToPath(new URL('support/offline-child.ts', import.meta.url));
const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
/** What needs a network, and has to be refused for being offline. */
const needsNetwork = /^(?:library\.import-url|library\.look-up|endpoint\.probe|run model )/;

/** A whole journey with the switch for offline on, then a window that is only open; every socket of either is watched. */
export async function measure({ tries = 1 }: { tries?: number; seed?: number } = {}) {
  if (!hasStrace()) throw new Error('strace is needed to see sockets: apt-get install strace');
  const rows: Row[] = [];
  for (let at = 0; at < tries; at += 1) {
    const temporary = await mkdtemp(join(tmpdir(), 'heddle-offline-'));
    try {
      rows.push(...(await walk(temporary)), ...(await idle(temporary)));
    } finally {
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { name: 'offline', rows };
}

function environmentIn(temporary: string): NodeJS.ProcessEnv {
  return { ...nodeEnvironment(), HEDDLE_CONFIG_DIR: join(temporary, 'config'), HEDDLE_OFFLINE: '1' };
}

async function walk(temporary: string): Promise<Row[]> {
  const file = join(temporary, 'journey.strace');
  const words = [process.execPath, ...nodeFlags, journey, temporary];
  const environment = { ...environmentIn(temporary), HEDDLE_BASE_URL: 'http://model.invalid/v1', HEDDLE_MODEL: 'none' };
  const child = startTraced({ file, words, environment });
  const [output, complaint] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`the journey ended with ${child.exitCode}: ${complaint}`);
  const said = Object.entries(JSON.parse(output) as Record<string, string>);
  const refused = said.filter(([name]) => needsNetwork.test(name));
  const wrong = refused.filter(([, how]) => how !== 'offline');
  for (const [name, how] of said) if (how !== 'done' && how !== 'finished') process.stderr.write(`  ${how}: ${name}\n`);
  return [
    { what: 'journey: steps done', value: said.filter(([, how]) => how === 'done').length, unit: 'steps' },
    { what: 'journey: refused as offline', value: refused.length - wrong.length, unit: 'steps' },
    zero('journey: needs a network and wasn’t refused', wrong.length, 'steps'),
    ...rowsOf('journey', await readTrace(file)),
  ];
}

const idleMs = 30_000;

/** The app window, in which nothing is done. */
async function idle(temporary: string): Promise<Row[]> {
  const program = findChromium({ environment: process.env, platform: process.platform, home: homedir() });
  if (program === null) return [];
  const file = join(temporary, 'window.strace');
  const config = join(temporary, 'window-config');
  await mkdir(config, { recursive: true });
  await writeFile(join(config, 'electron-failed'), '');
  const headless = join(temporary, 'chromium');
  await writeFile(headless, `#!/bin/sh\nexec ${program} --headless=new "$@"\n`);
  await chmod(headless, 0o755);
  const child = startTraced({
    file,
    words: [process.execPath, ...nodeFlags, start, 'serve', join(temporary, 'project')],
    environment: { ...environmentIn(temporary), HEDDLE_CONFIG_DIR: config, HEDDLE_CHROMIUM: headless, DISPLAY: ':0' },
  });
  const complaint = text(child.stderr!);
  const ended = once(child, 'close');
  const stop = setTimeout(() => void endTraced(child.pid ?? 0), idleMs);
  await ended;
  clearTimeout(stop);
  if (!existsSync(file)) throw new Error(`the window was not traced: ${await complaint}`);
  const trace = await readTrace(file);
  if (trace.local === 0) throw new Error(`the window did nothing: ${await complaint}`);
  return rowsOf('open window', trace);
}

/** Ends what strace started: strace ends with it. */
async function endTraced(pid: number): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of children.split(' ').filter(Boolean)) process.kill(Number(child), 'SIGTERM');
}

function rowsOf(name: string, { outside, names, routes, loopback, local }: Attempts): Row[] {
  for (const attempt of [...new Set([...outside, ...names])].slice(0, 40))
    process.stderr.write(`  ${name}: ${attempt}\n`);
  return [
    zero(`${name}: connections to outside`, outside.length, 'attempts'),
    zero(`${name}: names looked up`, names.length, 'attempts'),
    { what: `${name}: ways asked of the kernel, no packet`, value: routes.length, unit: 'attempts' },
    { what: `${name}: to this machine itself`, value: loopback.length, unit: 'attempts' },
    { what: `${name}: sockets of the file system`, value: local, unit: 'attempts' },
  ];
}

function zero(what: string, value: number, unit: string): Row {
  return { what, value, unit, bar: '0', isMissed: value > 0 };
}
