import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptsAtKeys } from './support/doors/attempts-keys.ts';
import { attemptsAtPaths } from './support/doors/attempts-paths.ts';
import { attemptsAtWire } from './support/doors/attempts-wire.ts';
import { gotIn, type Attempt } from './support/doors/attempt.ts';
import { faultsOf } from './support/doors/bare-answers.ts';
import { knockRaw } from './support/doors/knock-raw.ts';
import { randomAttempts } from './support/doors/random-attempts.ts';
import { serveShell, type ServedShell } from './support/doors/serve-shell.ts';
import { slowStrangers } from './support/doors/slow-strangers.ts';
import { endsSocket, wrongFrames } from './support/doors/wrong-frames.ts';

type Row = { what: string; value: number; unit: string; bar?: string; isMissed?: boolean };

/** So many connections at a time: a local attacker has no reason to wait. */
const atOnce = 24;

/**
 * Knocks at the doors of a served project as everything but its own window does. `tries` is how many random requests are
 * sent beside those that are written out; of the many climbing paths as many are taken.
 */
export async function measure({ tries = 4000, seed = 1 }: { tries?: number; seed?: number } = {}) {
  const shell = await serveShell();
  try {
    const rows = await knockAtAll(shell, { tries, seed });
    return { name: 'doors', rows: [...rows, ...(await flood(shell, { isLong: tries >= 1000 }))] };
  } finally {
    await shell.close();
  }
}

async function knockAtAll(shell: ServedShell, options: { tries: number; seed: number }): Promise<Row[]> {
  // Few tries are for a test, which takes its turn at all of them.
  const turns = options.tries >= 200 ? 1 : 3;
  const written = [...attemptsAtKeys(shell), ...attemptsAtWire(shell)].filter(
    (_, at) => at % turns === options.seed % turns,
  );
  const [climbing, others] = partition(attemptsAtPaths(shell), ({ group }) => group === 'path');
  const step = Math.max(1, Math.floor(climbing.length / options.tries));
  const attempts = [
    ...written,
    ...others,
    ...climbing.filter((_, at) => at % step === 0),
    ...randomAttempts(shell, options),
  ];
  // What the first window of a session opens stays open.
  await canStillBeServed(
    shell,
    `files/source?${new URLSearchParams({ folder: shell.folder, id: 'src_0' }).toString()}`,
  );
  const before = await shell.openSockets();
  const counts = new Map<string, number>();
  const seen = { letIn: 0, refused: 0, silent: 0, bare: 0 };
  const complaints = new Set<string>();
  await eachAtOnce(attempts, async (attempt) => {
    const answers = await knockRaw(shell.port, attempt.bytes, attempt);
    counts.set(attempt.group, (counts.get(attempt.group) ?? 0) + 1);
    const first = answers.map(({ status }) => status).join(' ');
    if (gotIn(attempt, answers, shell)) {
      seen.letIn += 1;
      complaints.add(`let in: ${attempt.group}: ${attempt.name}: ${first} ${answers[0]?.body.slice(0, 80) ?? ''}`);
    } else if (answers.length === 0) seen.silent += 1;
    else seen.refused += 1;
    const faults = answers.flatMap(faultsOf);
    if (faults.length > 0) seen.bare += 1;
    for (const fault of faults) complaints.add(`bare answer: ${attempt.group}: ${fault}`);
  });
  const strays = await strayFiles(shell);
  for (const path of strays) complaints.add(`a file was written: ${path}`);
  const isServing = await canStillBeServed(shell);
  if (!shell.isRunning() || !isServing) complaints.add(`the shell ended or is dumb: ${shell.said.join(' | ')}`);
  for (const line of [...complaints].toSorted().slice(0, 200)) process.stderr.write(`  ${line}\n`);
  const left = Math.max(0, (await settledOpenSockets(shell, before)) - before);
  return [
    { what: 'attempts', value: attempts.length, unit: 'requests' },
    ...[...counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, value]) => ({ what: `  of them ${group}`, value, unit: 'requests' })),
    { what: 'refused', value: seen.refused, unit: 'requests' },
    { what: 'closed without a word', value: seen.silent, unit: 'requests' },
    zero('let in', seen.letIn, 'requests'),
    zero('answers without the policy', seen.bare, 'requests'),
    zero('files written where none may be', strays.length, 'files'),
    zero('connections left behind', left, 'sockets'),
    zero('shells ended by it', shell.isRunning() && isServing ? 0 : 1, 'shells'),
  ];
}

/** With the key, what no window sends; without it, more connections than anyone needs. `isLong` waits until they are ended. */
async function flood(shell: ServedShell, { isLong }: { isLong: boolean }): Promise<Row[]> {
  const frames = Object.entries(wrongFrames);
  let survived = 0;
  await Promise.all(
    frames.map(async ([name, bytes]) => {
      if (await endsSocket(shell, bytes)) return;
      survived += 1;
      process.stderr.write(`  a socket goes on after ${name}\n`);
    }),
  );
  const count = isLong ? 1000 : 300;
  const strangers = await slowStrangers(shell, count);
  const start = performance.now();
  const isServing = await canStillBeServed(shell);
  const servedMs = performance.now() - start;
  const left = isLong ? await strangers.gone(25_000) : 0;
  strangers.end();
  return [
    { what: 'wrong frames sent with the key', value: frames.length, unit: 'sockets' },
    zero('sockets that go on after one', survived, 'sockets'),
    { what: 'connections that never ask', value: count, unit: 'connections' },
    zero('windows not served meanwhile', isServing ? 0 : 1, 'windows'),
    { what: 'a page meanwhile', value: servedMs, unit: 'ms' },
    ...(isLong ? [zero('of them open after 25 s', left, 'connections')] : []),
    zero('shells ended by the flood', shell.isRunning() ? 0 : 1, 'shells'),
  ];
}

function zero(what: string, value: number, unit: string): Row {
  return { what, value, unit, bar: '0', isMissed: value > 0 };
}

function partition<T>(all: readonly T[], is: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(is), all.filter((each) => !is(each))];
}

async function eachAtOnce(attempts: readonly Attempt[], work: (attempt: Attempt) => Promise<void>): Promise<void> {
  const waiting = attempts.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const attempt of waiting) await work(attempt);
    }),
  );
}

/** Files outside the place that uploads have, and in it those of requests that had to be refused. */
async function strayFiles({ temporary }: ServedShell): Promise<readonly string[]> {
  const all = await readdir(temporary, { recursive: true, withFileTypes: true });
  const known =
    /^(?:config|secret\.txt|page\.html|project(?:$|\/(?:project\.[\w-]+$|sources|memory|assets|lock|\.heddle)))/;
  return all
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(temporary.length + 1))
    .filter((path) => !known.test(path));
}

async function canStillBeServed({ port, place, host, token }: ServedShell, path = ''): Promise<boolean> {
  const request = `GET /${place}/${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: heddle=${token}\r\nConnection: close\r\n\r\n`;
  const [answer] = await knockRaw(port, Buffer.from(request));
  return answer?.status === 200 && answer.body.includes('id="root"');
}

/** What stays open once whoever went is noticed. */
async function settledOpenSockets(shell: ServedShell, wanted: number): Promise<number> {
  for (let look = 0; look < 100; look += 1) {
    const open = await shell.openSockets();
    if (open <= wanted) return open;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return shell.openSockets();
}
