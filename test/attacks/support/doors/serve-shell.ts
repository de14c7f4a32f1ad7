import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nodeEnvironment, nodeFlags } from '../../../../scripts/runtime.mjs';
import { knockRaw, requestLines } from './knock-raw.ts';

const start = fileURLToPath(new URL('../../../../scripts/start.mjs', import.meta.url));
const cli = fileURLToPath(new URL('../../../../src/main/shells/cli/main.ts', import.meta.url));

/** `heddle serve` in a process of its own over a project with hostile sources, and what its own window knows of it. */
export type ServedShell = Awaited<ReturnType<typeof serveShell>>;

const hostilePage =
  '<!doctype html><title>Hostile</title><p>Words of a page that somebody else wrote.</p><script>document.title = "ran"</script><svg onload="document.title = `ran`"></svg>';

export async function serveShell() {
  const temporary = await mkdtemp(join(tmpdir(), 'heddle-doors-'));
  const folder = join(temporary, 'project');
  const environment = { ...nodeEnvironment(), HEDDLE_CONFIG_DIR: join(temporary, 'config'), DISPLAY: '' };
  await writeFile(join(temporary, 'page.html'), hostilePage);
  await writeFile(join(temporary, 'secret.txt'), 'a secret beside the project');
  await heddle(environment, 'init', folder);
  const imported = await heddle(environment, 'import', folder, join(temporary, 'page.html'), '--json');
  const { sourceId } = (JSON.parse(imported) as { imported: [{ sourceId: string }] }).imported[0];
  const child = spawn(process.execPath, [...nodeFlags, start, 'serve', folder, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const link = new URL(await lineWith(child.stdout, said, /http:\/\/\S+\?link=\S+/));
  const port = Number(link.port);
  const place = link.pathname.replaceAll('/', '');
  const host = link.host;
  const [answer] = await knockRaw(
    port,
    requestLines({ target: `${link.pathname}${link.search}`, headers: [['Host', host]] }),
  );
  const token = /heddle=([^;]+)/.exec(answer?.headers['set-cookie'] ?? '')?.[1] ?? '';
  if (token === '') throw new Error(`the shell gave no cookie for its own link: ${answer?.status} ${answer?.body}`);
  return {
    temporary,
    folder,
    sourceId,
    port,
    host,
    place,
    token,
    link,
    pid: child.pid ?? 0,
    said,
    close: async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await ended;
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    openSockets: async () => {
      const pids = [child.pid ?? 0, ...(await childrenOf(child.pid ?? 0))];
      const counts = await Promise.all(pids.map(socketsOf));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** The processes that a process started; none where the system has no /proc. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

async function socketsOf(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const handles = await readdir(folder).catch(() => []);
  const what = await Promise.all(handles.map((handle) => readlink(join(folder, handle)).catch(() => '')));
  return what.filter((target) => target.startsWith('socket:')).length;
}

async function heddle(environment: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeFlags, cli, ...words], { env: environment });
  return stdout;
}

async function lineWith(stream: NodeJS.ReadableStream, said: readonly string[], wanted: RegExp): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    const [found] = wanted.exec(line) ?? [];
    if (found !== undefined) {
      stream.resume();
      return found;
    }
  }
  throw new Error(`the shell ended without its address: ${said.join(' | ')}`);
}
