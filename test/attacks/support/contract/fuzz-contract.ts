import { resolve, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { faultSchema } from '#shared/base/fault.ts';
import { requests, type CoreConnection, type RequestInput, type RequestName } from '#shared/contract/index.ts';
import { createRandom } from '#test/support/random.ts';
import { hostileStrings, mutated } from './hostile-values.ts';
import { ask, fillProject, madeLikely, readKnown, refill, type Known } from './known-values.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { pick, valueOf } from './schema-values.ts';

export type Breakage = {
  readonly kind: 'thrown' | 'hang' | 'bad answer' | 'escape' | 'damage' | 'pollution';
  readonly request: string;
  readonly detail: string;
};

export type Fuzzed = {
  readonly asked: ReadonlyMap<RequestName, { readonly answered: number; readonly refused: number }>;
  readonly breakages: readonly Breakage[];
};

const hangMs = 20_000;
const names = Object.keys(requests) as RequestName[];
/** Brings in a dozen documents: it is asked for once. */
const dear: readonly RequestName[] = ['app.open-sample'];

/** Sends a core in a sandbox made-up requests, right ones and wrong ones, and looks at all it answers and leaves behind. */
export async function fuzzContract(options: {
  readonly tries: number;
  readonly seed: number;
  readonly note: (line: string) => void;
}): Promise<Fuzzed> {
  const sandbox = await createSandbox();
  const cwd = process.cwd();
  // a relative path means one in here
  process.chdir(join(sandbox.root, 'outside'));
  try {
    return await fuzzIn(sandbox, options);
  } finally {
    process.chdir(cwd);
    sandbox.remove();
  }
}

async function fuzzIn(
  sandbox: Sandbox,
  { tries, seed, note }: { tries: number; seed: number; note: (line: string) => void },
): Promise<Fuzzed> {
  const random = createRandom(seed);
  const asked = new Map<RequestName, { answered: number; refused: number }>();
  const breakages: Breakage[] = [];
  const made = new Set<string>();
  let host = sandbox.openHost();
  let connection = host.connect();
  await fillProject(connection, sandbox);
  let known = await readKnown(connection, sandbox.folder);

  const tell = (breakage: Breakage): void => {
    breakages.push(breakage);
    note(`seed ${seed}: ${breakage.kind}: ${breakage.request}: ${breakage.detail}`);
  };

  for (let index = 0; index < tries; index += 1) {
    const name = index < names.length ? (names[index] ?? 'app.read') : pick(names, random);
    if (dear.includes(name) && index >= names.length) continue;
    const input = inputOf(name, sandbox, known, random);
    const folder = folderOf(input);
    const answer = await askFor(connection, name, input, random() < 0.03);
    const counts = asked.get(name) ?? { answered: 0, refused: 0 };
    asked.set(name, counts);
    const said = judge(name, input, answer);
    if (said !== null) tell(said);
    if (answer.kind === 'answered' && answer.result.ok) {
      counts.answered += 1;
      if (name === 'project.create' && folder !== null) made.add(resolve(folder));
    } else counts.refused += 1;
    if (Object.hasOwn(Object.prototype, 'isPolluted')) {
      tell({ kind: 'pollution', request: name, detail: show(input) });
      delete (Object.prototype as Record<string, unknown>)['isPolluted'];
    }
    if (index % 50 === 49) {
      await refill(connection, sandbox);
      known = await readKnown(connection, sandbox.folder);
    }
    if (index % 1000 === 999) {
      await host.close();
      const damage = integrityOf(sandbox.folder);
      if (damage !== null) tell({ kind: 'damage', request: name, detail: damage });
      host = sandbox.openHost();
      connection = host.connect();
    }
  }
  await host.close();
  const damage = integrityOf(sandbox.folder) ?? (await reopen(sandbox));
  if (damage !== null) tell({ kind: 'damage', request: 'all', detail: damage });
  // the sample goes to the projects folder
  made.add(join(sandbox.root, 'made', 'Heddle sample'));
  for (const stray of sandbox.strays(made)) tell({ kind: 'escape', request: 'all', detail: stray });
  return { asked, breakages };
}

type Asked =
  | { readonly kind: 'answered'; readonly result: { ok: true; value: unknown } | { ok: false; fault: unknown } }
  | { readonly kind: 'thrown'; readonly error: unknown }
  | { readonly kind: 'hang' };

async function askFor(connection: CoreConnection, name: RequestName, input: unknown, givesUp: boolean): Promise<Asked> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<Asked>((done) => {
    timer = setTimeout(() => {
      stop.abort();
      done({ kind: 'hang' });
    }, hangMs);
  });
  const invoke = async (): Promise<Asked> => {
    try {
      const answer = connection.invoke(name, input as RequestInput<typeof name>, { signal: stop.signal });
      if (givesUp) stop.abort();
      return { kind: 'answered', result: await answer };
    } catch (error) {
      return { kind: 'thrown', error };
    }
  };
  const asked = await Promise.race([invoke(), hang]);
  clearTimeout(timer);
  return asked;
}

function judge(name: RequestName, input: unknown, asked: Asked): Breakage | null {
  if (asked.kind === 'hang') return { kind: 'hang', request: name, detail: show(input) };
  if (asked.kind === 'thrown') {
    const stack = asked.error instanceof Error ? asked.error.stack : String(asked.error);
    return { kind: 'thrown', request: name, detail: `${stack ?? ''}\n  asked with ${show(input)}` };
  }
  if (asked.result.ok) {
    const parsed = requests[name].output.safeParse(asked.result.value);
    if (parsed.success) return null;
    return { kind: 'bad answer', request: name, detail: `${parsed.error.message}\n  asked with ${show(input)}` };
  }
  const fault = faultSchema.safeParse(asked.result.fault);
  if (fault.success && fault.data.code !== 'unexpected') return null;
  return { kind: 'bad answer', request: name, detail: `${show(asked.result.fault)}\n  asked with ${show(input)}` };
}

/** Three in five have the form they must have. */
function inputOf(name: RequestName, sandbox: Sandbox, known: Known, random: () => number): unknown {
  const { root, folder } = sandbox;
  const incoming = join(root, 'incoming');
  const strings = [
    'water',
    'leaks in pipes',
    'en',
    'de-CH',
    'eng',
    'apa',
    'http://127.0.0.1:9/page',
    '10.1234/abc.5',
    'title',
    'isOffline',
    'baseUrl',
    'author',
    'citationStyle',
    'policy-brief',
    join(incoming, 'water.md'),
    join(incoming, 'gone.pdf'),
    incoming,
    ...hostileStrings.slice(0, 24),
  ];
  const input = valueOf(requests[name].input, { random, ids: known.ids, strings }) as Record<string, unknown>;
  if ('folder' in input) {
    if (name === 'project.create') input['folder'] = join(root, 'made', `p${Math.floor(random() * 3)}`);
    else if (name !== 'app.forget-project') input['folder'] = random() < 0.97 ? folder : pick(elsewhere(root), random);
  }
  madeLikely(input, known, random);
  // where a command line's file goes is the person's to say
  if (typeof input['outFile'] === 'string') input['outFile'] = join(root, 'project', 'out', 'report');
  return random() < 0.6 ? input : mutated(input, random);
}

function elsewhere(root: string): readonly string[] {
  return [
    join(root, 'nowhere'),
    join(root, 'outside'),
    join(root, 'outside', 'canary.txt'),
    `${root}/project\u0000x`,
    `${root}/project/../outside/..`,
    join(root, 'x'.repeat(300)),
    'http://127.0.0.1:9/project',
    '/dev/null',
    '/proc/self/fd/0',
    '\ud800',
  ];
}

function folderOf(input: unknown): string | null {
  const folder = typeof input === 'object' && input !== null ? (input as { folder?: unknown }).folder : null;
  return typeof folder === 'string' ? folder : null;
}

function integrityOf(folder: string): string | null {
  const database = new DatabaseSync(join(folder, 'project.db'), { readOnly: true });
  try {
    const [row] = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    const keys = database.prepare('PRAGMA foreign_key_check').all();
    if (row?.integrity_check !== 'ok') return row?.integrity_check ?? 'no answer';
    return keys.length === 0 ? null : `foreign keys: ${show(keys)}`;
  } finally {
    database.close();
  }
}

/** Whether a fresh core can still read all of the project. */
async function reopen(sandbox: Sandbox): Promise<string | null> {
  const host = sandbox.openHost();
  const { folder } = sandbox;
  try {
    const connection = host.connect();
    for (const name of [
      'project.read',
      'library.list',
      'evidence.list',
      'outline.read',
      'report.read',
      'report.check',
      'report.lint',
      'runs.list',
    ] as const) {
      await ask(connection, name, { folder });
    }
    await ask(connection, 'report.export', { folder, format: 'html' });
    return null;
  } catch (error) {
    return String(error);
  } finally {
    await host.close();
  }
}

function show(value: unknown): string {
  try {
    const text =
      JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) ?? String(value);
    return text.length > 600 ? `${text.slice(0, 600)}… (${text.length})` : text;
  } catch (error) {
    return `(${String(error)})`;
  }
}
