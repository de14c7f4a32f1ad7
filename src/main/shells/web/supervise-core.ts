import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { errorLogOf, noteUncaught } from '#main/app/error-log-of.ts';
import type { FromCoreProcess, ToCoreProcess } from './core-messages.ts';
import type { SessionKeys } from './session.ts';

export type SupervisedCore = {
  /** Hands a connection over, now or once the core is there. */
  readonly take: (socket: Socket) => void;
  readonly addLink: (secret: string) => void;
  /** Lets the projects close in order; what doesn't end in time is ended. */
  readonly close: () => Promise<void>;
};

const entry = fileURLToPath(new URL('./core-process.ts', import.meta.url));
const closeWithinMs = 10_000;
/** Connections that are kept for a core that isn't there yet; windows connect again. */
const mostWaiting = 256;
/** Two endings within this time: a third start would fare no better. */
const tooSoonMs = 10_000;

/**
 * Runs the core in a process of its own. One that ends is started again behind the same port with the same keys, so that
 * windows find it as it was; `onGaveUp` where it ends twice within ten seconds.
 */
export function superviseCore(options: {
  readonly keys: SessionKeys;
  readonly logFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly onGaveUp: () => void;
}): SupervisedCore {
  const { keys, logFolder, environment, say, onGaveUp } = options;
  const waiting: Socket[] = [];
  const links: string[] = [];
  let isReady = false;
  let isClosing = false;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  const errorLog = errorLogOf({ part: 'shell', settingsFolder: logFolder });
  noteUncaught(errorLog);
  let child = start();

  function start(): ChildProcess {
    isReady = false;
    const started = spawn(process.execPath, [...process.execArgv, entry], {
      // Standard input stays with whoever sits at the terminal.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...environment },
    });
    started.on('message', (message: FromCoreProcess) => {
      if (message.kind === 'ready') ready();
    });
    started.on('exit', (code, signal) => ended(started, signal ?? `code ${code}`));
    started.on('error', () => ended(started, 'not started'));
    post(started, { kind: 'start', keys, logFolder });
    return started;
  }

  function ready(): void {
    isReady = true;
    for (const secret of links.splice(0)) post(child, { kind: 'link', secret });
    for (const socket of waiting.splice(0)) hand(socket);
  }

  function ended(gone: ChildProcess, how: string): void {
    isReady = false;
    if (isClosing) return;
    const nowMs = performance.now();
    const isLast = nowMs - lastEndMs < tooSoonMs;
    const underWay = gone.pid === undefined ? [] : errorLog.underWayIn(gone.pid);
    // Of an ending that no window can tell of, the next start does.
    errorLog.note({ kind: isLast ? 'session' : 'process', subject: 'core', code: how, underWay });
    if (isLast) {
      isClosing = true;
      for (const socket of waiting.splice(0)) socket.destroy();
      say(
        `heddle: the core ended twice within ten seconds (${how}) and isn't started again. What was written is safe. Start Heddle again; if that doesn't help, see ${logFolder}.`,
      );
      onGaveUp();
      return;
    }
    lastEndMs = nowMs;
    say(`heddle: the core ended (${how}) and is started again. Nothing that was kept is lost.`);
    child = start();
  }

  function hand(socket: Socket): void {
    if (socket.destroyed) return;
    // The socket is the child's from here on; where the child is gone, the window connects again.
    child.send({ kind: 'connection' } satisfies ToCoreProcess, socket, (error) => {
      if (error !== null) socket.destroy();
    });
  }

  return {
    take: (socket) => {
      socket.on('error', () => socket.destroy());
      if (isReady) hand(socket);
      else if (waiting.length < mostWaiting) waiting.push(socket);
      else socket.destroy();
    },
    addLink: (secret) => {
      if (isReady) post(child, { kind: 'link', secret });
      else links.push(secret);
    },
    close: async () => {
      if (isClosing && !child.connected) return;
      isClosing = true;
      const gone = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else child.once('exit', () => resolve());
      });
      post(child, { kind: 'close' });
      const timer = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

function post(child: ChildProcess, message: ToCoreProcess): void {
  if (child.connected) child.send(message, () => undefined);
}
