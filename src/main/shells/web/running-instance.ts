import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { timingSafeEqual, createHash } from 'node:crypto';
import { newSecret } from './session.ts';

/** What a second start asks of the first: a window on this project, or on the start screen. */
type Wish = { readonly secret: string; readonly folder: string | null };
type Place = { readonly pid: number; readonly port: number; readonly secret: string };

export type RunningInstance = { readonly close: () => void };

const answerWithinMs = 5000;

/**
 * Asks the Heddle that runs already with these settings for a window. Returns what it says, or null where none runs.
 */
export async function askRunningInstance(configFolder: string, folder: string | null): Promise<string | null> {
  const place = readPlace(configFolder);
  if (place === null) return null;
  const socket = connect(place.port, '127.0.0.1');
  socket.setTimeout(answerWithinMs, () => socket.destroy());
  try {
    await once(socket, 'connect');
    socket.write(`${JSON.stringify({ secret: place.secret, folder } satisfies Wish)}\n`);
    const line = await firstLine(socket);
    const { words } = fieldsOf(toJson(line));
    return typeof words === 'string' ? words : null;
  } catch {
    // Whoever wrote the file is gone, as after a power cut.
    return null;
  } finally {
    socket.destroy();
  }
}

/**
 * Makes this process the one that a second start finds; `onWish` opens a window and says what happened. Null where
 * another process was faster.
 */
export async function becomeRunningInstance(options: {
  readonly configFolder: string;
  readonly onWish: (folder: string | null) => Promise<string>;
}): Promise<RunningInstance | null> {
  const { configFolder, onWish } = options;
  const secret = newSecret();
  const server = createServer((socket) => void answerWish(socket, secret, onWish));
  // One second start at a time is what there is; the rest are somebody else's.
  server.maxConnections = 32;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const path = pathIn(configFolder);
  const place = { pid: process.pid, port: portOf(server), secret };
  mkdirSync(configFolder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      writeFileSync(path, `${JSON.stringify(place)}\n`, { flag: 'wx', mode: 0o600 });
      return {
        close: () => {
          server.close();
          if (readPlace(configFolder)?.secret === secret) rmSync(path, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isAlive(readPlace(configFolder)?.pid)) break;
      rmSync(path, { force: true });
    }
  }
  server.close();
  return null;
}

async function answerWish(socket: Socket, secret: string, onWish: (folder: string | null) => Promise<string>) {
  // In all: a letter now and then is no wish.
  const limit = setTimeout(() => socket.destroy(), answerWithinMs);
  socket.on('error', () => socket.destroy());
  try {
    const line = await firstLine(socket);
    clearTimeout(limit);
    const { secret: given, folder } = fieldsOf(toJson(line));
    if (typeof given !== 'string' || !isSame(given, secret)) return;
    socket.write(`${JSON.stringify({ words: await onWish(typeof folder === 'string' ? folder : null) })}\n`);
  } finally {
    clearTimeout(limit);
    socket.end();
  }
}

/** Empty where the other side says nothing, or more than a line may hold. */
async function firstLine(socket: Socket): Promise<string> {
  let bytes = 0;
  socket.on('data', (data: Buffer) => {
    bytes += data.length;
    if (bytes > 100_000) socket.destroy();
  });
  for await (const line of createInterface({ input: socket })) return line;
  return '';
}

function readPlace(configFolder: string): Place | null {
  let text: string;
  try {
    text = readFileSync(pathIn(configFolder), 'utf8');
  } catch {
    return null;
  }
  const { pid, port, secret } = fieldsOf(toJson(text));
  return typeof pid === 'number' && typeof port === 'number' && typeof secret === 'string'
    ? { pid, port, secret }
    : null;
}

// By hand: a schema library would be the half of what a start loads.
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function pathIn(configFolder: string): string {
  return join(configFolder, 'running.json');
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port;
}
