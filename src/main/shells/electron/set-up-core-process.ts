import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UtilityProcess } from 'electron';
import type { ErrorLog } from '#main/app/error-log-of.ts';
import type { CoreMessage, WindowMessage } from '#shared/contract/index.ts';
import type { FromCoreProcess, ToCoreProcess } from './core-messages.ts';
import type { ElectronApi } from './electron-api.ts';
import { coreService } from './note-processes.ts';
import type { MasterKey } from './open-master-key.ts';
import type { PrintPage } from './set-up-printing.ts';

type FileAsked = Extract<ToCoreProcess, { kind: 'find-file' }>['of'];
type PageToPrint = Extract<FromCoreProcess, { kind: 'print' }>;
type FileFound = Extract<FromCoreProcess, { kind: 'file' }>['found'];

/** The core in a process of its own: what it does never halts a window, and windows outlive it. */
export type CoreProcess = {
  readonly connect: (connection: string, hear: (message: CoreMessage) => void) => void;
  readonly disconnect: (connection: string) => void;
  readonly send: (connection: string, message: WindowMessage) => void;
  readonly findFile: (of: FileAsked) => Promise<FileFound>;
  readonly onRestart: (listener: () => void) => void;
  readonly log: (line: string) => void;
  /** Lets the projects close in order; what doesn't end in time is ended. */
  readonly close: () => Promise<void>;
};

const entry = join(import.meta.dirname, 'core-process.js');
const closeWithinMs = 5000;
/** A core that ends this often in a row isn't started again. */
const mostRestarts = 3;
const restartsForgottenMs = 60_000;

export function setUpCoreProcess(options: {
  readonly electron: Pick<ElectronApi, 'utilityProcess' | 'dialog'>;
  readonly configFolder: string;
  readonly key: MasterKey;
  readonly printPage: PrintPage;
  readonly errorLog: ErrorLog;
}): CoreProcess {
  const { electron, configFolder, key, printPage, errorLog } = options;
  const hearers = new Map<string, (message: CoreMessage) => void>();
  const filesAsked = new Map<number, (found: FileFound) => void>();
  const prints = new Map<number, AbortController>();
  const restartListeners: (() => void)[] = [];
  let lastFile = 0;
  let endings: number[] = [];
  let isClosing = false;
  let whenClosed = (): void => undefined;
  let child = start();

  function start(): UtilityProcess {
    const started = electron.utilityProcess.fork(entry, [], { serviceName: coreService });
    started.on('message', (message: FromCoreProcess) => hear(started, message));
    // The id is gone from a process that has ended.
    let pid: number | undefined;
    started.on('spawn', () => (pid = started.pid));
    started.on('exit', (code) => ended(pid, code));
    const masterKey = key.isAvailable ? key.key.toString('base64') : null;
    post(started, { kind: 'start', masterKey, keyringMessage: key.isAvailable ? '' : key.message });
    return started;
  }

  function hear(from: UtilityProcess, message: FromCoreProcess): void {
    switch (message.kind) {
      case 'message':
        hearers.get(message.connection)?.(message.message);
        return;
      case 'file':
        filesAsked.get(message.id)?.(message.found);
        filesAsked.delete(message.id);
        return;
      case 'print':
        void print(from, message);
        return;
      case 'stop-printing':
        prints.get(message.id)?.abort();
        return;
      case 'closed':
        whenClosed();
    }
  }

  async function print(from: UtilityProcess, { id, html }: PageToPrint): Promise<void> {
    const stop = new AbortController();
    prints.set(id, stop);
    const result = await printPage(html, stop.signal);
    // Nobody is left to tell where the core ended meanwhile.
    if (prints.get(id) === stop) prints.delete(id);
    if (from === child) post(from, { kind: 'printed', id, result });
  }

  function ended(pid: number | undefined, code: number): void {
    for (const stop of prints.values()) stop.abort();
    prints.clear();
    for (const answer of filesAsked.values()) answer(null);
    filesAsked.clear();
    whenClosed();
    if (isClosing) return;
    const nowMs = Date.now();
    endings = [...endings.filter((ms) => nowMs - ms < restartsForgottenMs), nowMs];
    const isLast = endings.length > mostRestarts;
    const underWay = pid === undefined ? [] : errorLog.underWayIn(pid);
    // Of an ending that no window can tell of, the next start does.
    errorLog.note({ kind: isLast ? 'session' : 'process', subject: 'core', code: `code ${code}`, underWay });
    if (isLast) {
      electron.dialog.showErrorBox(
        'Heddle',
        `Heddle's core ended ${endings.length} times in a minute and isn't started again. What you wrote is safe. Close Heddle and open it again; the settings' Problems then say what happened.`,
      );
      return;
    }
    child = start();
    for (const connection of hearers.keys()) post(child, { kind: 'connect', connection });
    for (const listener of restartListeners) listener();
  }

  function logPath(): string {
    return join(configFolder, 'heddle.log');
  }

  function log(line: string): void {
    mkdirSync(configFolder, { recursive: true });
    appendFileSync(logPath(), `${new Date().toISOString()} ${line}\n`);
  }

  return {
    connect: (connection, hearMessage) => {
      hearers.set(connection, hearMessage);
      post(child, { kind: 'connect', connection });
    },
    disconnect: (connection) => {
      if (hearers.delete(connection)) post(child, { kind: 'disconnect', connection });
    },
    send: (connection, message) => post(child, { kind: 'message', connection, message }),
    findFile: (of) => {
      lastFile += 1;
      const id = lastFile;
      return new Promise((resolve) => {
        filesAsked.set(id, resolve);
        post(child, { kind: 'find-file', id, of });
      });
    },
    onRestart: (listener) => restartListeners.push(listener),
    log,
    close: async () => {
      isClosing = true;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, closeWithinMs);
        whenClosed = () => {
          clearTimeout(timer);
          resolve();
        };
        post(child, { kind: 'close' });
      });
      child.kill();
    },
  };
}

function post(child: UtilityProcess, message: ToCoreProcess): void {
  child.postMessage(message);
}
