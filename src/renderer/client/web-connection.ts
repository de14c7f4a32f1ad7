import { providerFault } from '#shared/base/fault.ts';
import { fail, type Result } from '#shared/base/result.ts';
import {
  coreMessageSchema,
  type Announcement,
  type CoreConnection,
  type WindowMessage,
} from '#shared/contract/index.ts';
import { coreIsBack, coreIsGone } from '#renderer/state/core-reach.ts';
import { bringFiles } from './bring-files.ts';
import type { Bytes, ReachedCore } from './reached-core.ts';

type Asked = {
  readonly message: WindowMessage & { kind: 'request' };
  readonly answer: (result: Result<never>) => void;
  /** Once it was, nobody knows how far it came when the connection breaks. */
  isSent: boolean;
};

const firstPauseMs = 100;
const longestPauseMs = 2000;
/** How long a request waits for a core that is gone: longer than one takes to be started again. */
const patienceMs = 20_000;

const lost = providerFault(
  'connection-lost',
  "The connection to Heddle's core broke before it answered. Nothing you wrote is lost; try once more.",
);

/**
 * Reaches the core that served this page: requests and events over a WebSocket, bytes over HTTP. A connection that
 * breaks comes back by itself. What was asked and not answered ends with `connection-lost`; what is asked meanwhile
 * waits for the core.
 */
export function connectOverWeb(): Promise<ReachedCore> {
  const listeners = new Set<(announcement: Announcement) => void>();
  const open = new Map<number, Asked>();
  let connectionId = '';
  let lastId = 0;
  let failures = 0;
  let socket: WebSocket | null = null;

  return new Promise((resolve) => {
    const reached: ReachedCore = { connection: connection(), bytes, shell: 'web' };
    connect();

    function connect(): void {
      const opening = new WebSocket(new URL('core', location.href.replace(/^http/, 'ws')));
      opening.addEventListener('message', ({ data }: MessageEvent<string>) => hear(opening, data));
      opening.addEventListener('close', () => {
        if (socket === opening) loseConnection();
        failures += 1;
        const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10));
        setTimeout(connect, pauseMs);
      });
    }

    function hear(from: WebSocket, data: string): void {
      const message = coreMessageSchema.parse(JSON.parse(data));
      if (message.kind === 'announcement') {
        for (const listener of listeners) listener(message.announcement);
      } else if (message.kind === 'answer') {
        const asked = open.get(message.id);
        open.delete(message.id);
        asked?.answer(message.result as Result<never>);
      } else {
        const isReturn = connectionId !== '';
        connectionId = message.connectionId;
        socket = from;
        failures = 0;
        for (const asked of open.values()) post(asked);
        if (isReturn) coreIsBack();
        resolve(reached);
      }
    }
  });

  function loseConnection(): void {
    socket = null;
    coreIsGone();
    for (const [id, asked] of open) {
      if (!asked.isSent) continue;
      open.delete(id);
      asked.answer(fail(lost));
    }
  }

  function post(asked: Asked): void {
    if (socket?.readyState !== WebSocket.OPEN) return;
    asked.isSent = true;
    socket.send(JSON.stringify(asked.message));
  }

  function connection(): CoreConnection {
    return {
      get id() {
        return connectionId;
      },
      invoke: (name, input, { signal } = {}) =>
        new Promise((answer) => {
          lastId += 1;
          const id = lastId;
          const asked: Asked = { message: { kind: 'request', id, name, input }, answer, isSent: false };
          open.set(id, asked);
          post(asked);
          if (!asked.isSent) setTimeout(() => giveUp(id), patienceMs);
          signal?.addEventListener('abort', () => cancel(id), { once: true });
        }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  function giveUp(id: number): void {
    const asked = open.get(id);
    if (asked === undefined || asked.isSent) return;
    open.delete(id);
    asked.answer(fail(lost));
  }

  function cancel(id: number): void {
    const asked = open.get(id);
    if (asked === undefined) return;
    if (asked.isSent) socket?.send(JSON.stringify({ kind: 'cancel', id } satisfies WindowMessage));
    else giveUp(id);
  }
}

const bytes: Bytes = {
  sourceUrl: ({ folder, sourceId }) => address('files/source', { folder, id: sourceId }),
  assetUrl: ({ folder, assetId }) => address('files/asset', { folder, id: assetId }),
  exportUrl: ({ folder, exportId }) => address('files/export', { folder, id: exportId }),
  bringFiles: ({ folder, files }) => bringFiles(files, (name) => address('files/upload', { folder, name })),
};

function address(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${new URL(path, location.href).href}?${new URLSearchParams(parameters).toString()}`;
}
