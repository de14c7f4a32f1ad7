import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCipher } from '#main/app/master-key-cipher.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { createRandom } from '#test/support/random.ts';
import { echoes, echoingModel, type Echo } from './support/secrets/echoing-model.ts';
import { formsOf, holdsSecret, searchFolder } from './support/secrets/find-secret.ts';
import { runCli } from './support/secrets/run-cli.ts';

type Row = { what: string; value: number; unit: string; bar?: string; isMissed?: boolean };

const sample = fileURLToPath(new URL('../../resources/sample/documents', import.meta.url));
const brief = 'How do teams keep a digital service accessible and secure?';
const formats = ['md', 'html', 'json', 'tex', 'docx', 'odt'] as const;

/**
 * Whole reports drafted at endpoints that repeat the key in every way, one run for each try, and then a search for it in
 * everything that is kept, printed, announced or seen in the list of processes.
 */
export async function measure({ tries = 4, seed = 1 }: { tries?: number; seed?: number } = {}) {
  const random = createRandom(seed);
  const found: string[] = [];
  const counts = { files: 0, outputs: 0, events: 0, answers: 0, redirected: 0, drafted: 0 };
  for (let at = 0; at < tries; at += 1) {
    const temporary = await mkdtemp(join(tmpdir(), 'heddle-secrets-'));
    try {
      await tryOnce({ temporary, isKeyring: at % 2 === 1, ways: someWays(random), counts, found });
    } finally {
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  for (const place of found) process.stderr.write(`  the key is in ${place}\n`);
  const rows: Row[] = [
    { what: 'runs at an endpoint that repeats the key', value: tries, unit: 'runs' },
    { what: 'answers that held the key', value: counts.answers, unit: 'answers' },
    { what: 'reports drafted in spite of it', value: counts.drafted, unit: 'reports' },
    { what: 'files searched', value: counts.files, unit: 'files' },
    { what: 'outputs and lists of processes searched', value: counts.outputs, unit: 'texts' },
    { what: 'announcements to windows searched', value: counts.events, unit: 'events' },
    zero('places that hold the key', found.length, 'places'),
    zero('requests that followed a redirect with the key', counts.redirected, 'requests'),
  ];
  return { name: 'secrets', rows };
}

function zero(what: string, value: number, unit: string): Row {
  return { what, value, unit, bar: '0', isMissed: value > 0 };
}

/** Echoes between honest failures: with too many in a row no report would ever be drafted. */
function someWays(random: () => number): readonly Echo[] {
  const faults = echoes.slice(3).toSorted(() => random() - 0.5);
  return faults.flatMap((fault): readonly Echo[] => ['in its words', fault, 'letter by letter', 'in its thoughts']);
}

type Trying = {
  readonly temporary: string;
  readonly isKeyring: boolean;
  readonly ways: readonly Echo[];
  readonly counts: Record<'files' | 'outputs' | 'events' | 'answers' | 'redirected' | 'drafted', number>;
  readonly found: string[];
};

async function tryOnce({ temporary, isKeyring, ways, counts, found }: Trying): Promise<void> {
  const key = `sk-${randomBytes(18).toString('base64url')}`;
  const forms = formsOf(key);
  const elsewhere = createServer((request, response) => {
    counts.redirected += 1;
    request.resume();
    response.end('{}');
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/chat/completions`;
  const server = await startModelServer({ answer: echoingModel({ key, ways, elsewhere: address }), key });
  const project = join(temporary, 'project');
  const environment = { HEDDLE_CONFIG_DIR: join(temporary, 'config'), HEDDLE_PATIENCE_SECONDS: '2' };
  const look = (name: string, bytes: Buffer): void => {
    counts.outputs += 1;
    if (holdsSecret(bytes, forms)) found.push(name);
  };
  const run = async (words: readonly string[], more: Record<string, string> = {}): Promise<number | null> => {
    const { code, output, processes } = await runCli({ ...environment, ...more }, words);
    look(`the output of ${words[0]}`, output);
    look(`the processes of ${words[0]}`, processes);
    return code;
  };
  try {
    await run(['init', project]);
    await run(['import', project, join(sample, 'accessibility-checklist.md'), join(sample, 'product-users.md')]);
    // Whoever puts it there shows it to the list of processes; nothing keeps it or says it again.
    look('the answer to an address with the key', (await runCli(environment, leaked(project, key))).output);
    await run(['settings', project, `baseUrl=${server.baseUrl}`, 'model=echo']);
    const drafted = isKeyring
      ? await draftInWindow({ environment, project, key, baseUrl: server.baseUrl, forms, counts, found })
      : await draftAgain(run, project, { HEDDLE_API_KEY: key, HEDDLE_BASE_URL: server.baseUrl });
    if (drafted) counts.drafted += 1;
    await run(['check', project, '--json']);
    await run(['settings', project, '--json']);
    for (const format of formats)
      await run(['export', project, '--format', format, '--out', join(temporary, `report.${format}`)]);
    counts.answers += server.requests.length;
    const files = await searchFolder(temporary, forms);
    counts.files += files.searched;
    found.push(...files.found.map((path) => path.slice(temporary.length + 1)));
  } finally {
    await server.close();
    elsewhere.close();
  }
}

function leaked(project: string, key: string): readonly string[] {
  return ['settings', project, `baseUrl=http://name:${key}@127.0.0.1/v1`];
}

/** With the key in the environment, from the command line; a run that paused is taken up again. */
async function draftAgain(
  run: (words: readonly string[], more: Record<string, string>) => Promise<number | null>,
  project: string,
  environment: Record<string, string>,
): Promise<boolean> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const more = attempt === 0 ? [] : ['--resume'];
    const words = ['draft', project, '--brief', brief, '--reasoner', 'model', '--events', ...more];
    if ((await run(words, environment)) === 0) return true;
  }
  return false;
}

/** With the key in the keyring, as the desktop app has it; what windows hear is looked at. */
async function draftInWindow(options: {
  readonly environment: Record<string, string>;
  readonly project: string;
  readonly key: string;
  readonly baseUrl: string;
  readonly forms: readonly Buffer[];
  readonly counts: Trying['counts'];
  readonly found: string[];
}): Promise<boolean> {
  const { environment, project: folder, key, baseUrl, forms, counts, found } = options;
  const host = createCoreHost({ environment, cipher: createCipher(randomBytes(32)) });
  const connection = host.connect();
  let ended: (isDone: boolean) => void = () => undefined;
  connection.subscribe((announcement) => {
    counts.events += 1;
    const { event } = announcement;
    if (holdsSecret(Buffer.from(JSON.stringify(announcement)), forms)) found.push(`the event ${event.type}`);
    if (event.type === 'run-ended') ended(event.state.status === 'finished');
  });
  try {
    await connection.invoke('settings.write', { folder, scope: 'app', changes: { baseUrl, model: 'echo' } });
    await connection.invoke('app.write-key', { baseUrl, key });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const done = new Promise<boolean>((resolve) => (ended = resolve));
      const started = await connection.invoke('runs.start', {
        folder,
        work: 'draft',
        reasoner: 'model',
        resume: attempt > 0,
        brief: { question: brief },
      });
      if (started.ok && (await done)) return true;
      for (const [name, answer] of [
        ['runs.start', started],
        ['runs.list', await connection.invoke('runs.list', { folder })],
        ['app.list-problems', await connection.invoke('app.list-problems', {})],
        ['app.read-diagnostics', await connection.invoke('app.read-diagnostics', { folder })],
      ] as const)
        if (holdsSecret(Buffer.from(JSON.stringify(answer)), forms)) found.push(`the answer to ${name}`);
    }
    return false;
  } finally {
    await host.close();
  }
}
