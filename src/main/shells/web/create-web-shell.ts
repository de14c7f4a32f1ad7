import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { CoreHost } from '#main/app/core-host.ts';
import { answerHttp, refuseHttp } from './answer-http.ts';
import { judgeRequest } from './judge-request.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { Session } from './session.ts';

/** A message holds at most one section or one image of the report. */
export const largestMessageBytes = 32 * 1024 * 1024;

export type WebShell = {
  /** Takes a connection that was accepted elsewhere. */
  readonly take: (socket: Socket) => void;
  readonly close: () => void;
};

/** Serves the core and the built renderer to the windows of a session. `host` is asked for once one wants more than the page. */
export function createWebShell(options: {
  readonly host: () => CoreHost | Promise<CoreHost>;
  readonly session: Session;
  readonly log: RefusalLog;
}): WebShell {
  const { host, session, log } = options;
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
    const judged = judgeRequest(request, session);
    if (judged.refusal !== null) {
      refuseHttp({ request, response, log }, 403, judged.refusal);
      return;
    }
    answerHttp(judged, { request, response, host, session, log }).catch((error: unknown) => {
      log.add('core-fault', `${request.method ?? ''} ${judged.path}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { connection: 'close' }).end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const judged = judgeRequest(request, session);
    const refusal = judged.refusal ?? (judged.hasSession ? null : 'no-session');
    const isCore = judged.refusal === null && judged.path === '/core';
    if (refusal !== null || !isCore) {
      log.add(refusal ?? 'foreign-path', 'WebSocket');
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.on('error', () => socket.destroy());
    void Promise.all([host(), import('./carry-socket.ts')]).then(([ready, { carrySocket }]) => {
      sockets.handleUpgrade(request, socket, head, (webSocket) => carrySocket(webSocket, ready, log));
    });
  });
  // A request without a form: the parser's error, of which nothing is repeated.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return {
    take: (socket) => {
      server.emit('connection', socket);
      socket.resume();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      log.flush();
    },
  };
}
