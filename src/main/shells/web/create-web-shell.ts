import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { CoreHost } from '#main/app/core-host.ts';
import { inertPolicy } from '#main/app/renderer-files.ts';
import { bareAnswer, everywhere } from './answer-headers.ts';
import { answerHttp, refuseHttp } from './answer-http.ts';
import { judgeRequest } from './judge-request.ts';
import { limitConnections } from './limit-connections.ts';
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
  const limits = limitConnections();
  // A request without a host is for our own judgement, which says no in our own way.
  const server = createServer({ maxHeaderSize: 32 * 1024, requireHostHeader: false }, (request, response) => {
    limits.asked(request.socket);
    response.once('close', () => limits.answered(request.socket));
    const judged = judgeRequest(request, session);
    if (judged.refusal !== null) {
      refuseHttp({ request, response, log }, 403, judged.refusal);
      return;
    }
    if (judged.hasSession) limits.isOurs(request.socket);
    answerHttp(judged, { request, response, host, session, log }).catch((error: unknown) => {
      log.add('core-fault', `${request.method ?? ''} ${judged.path}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else
        response.writeHead(500, { ...everywhere, 'content-security-policy': inertPolicy, connection: 'close' }).end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const judged = judgeRequest(request, session);
    const refusal = judged.refusal ?? (judged.hasSession ? null : 'no-session');
    const isCore = judged.refusal === null && judged.path === '/core';
    if (refusal !== null || !isCore) {
      log.add(refusal ?? 'foreign-path', 'WebSocket');
      socket.end(bareAnswer('403 Forbidden'));
      return;
    }
    limits.isOurs(request.socket);
    Promise.all([host(), import('./carry-socket.ts')]).then(
      ([ready, { carrySocket }]) =>
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          limits.letStay(request.socket);
          carrySocket(webSocket, ready, log);
        }),
      (error: unknown) => {
        log.add('core-fault', `WebSocket: ${String(error)}`);
        socket.destroy();
      },
    );
  });
  sockets.on('wsClientError', (_error, socket) => socket.end(bareAnswer('400 Bad Request')));
  server.on('checkExpectation', (request, response) => refuseHttp({ request, response, log }, 417, 'wrong-method'));
  // A request without a form: the parser's error, of which nothing is repeated.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(bareAnswer('400 Bad Request'));
  });
  return {
    take: (socket) => {
      limits.add(socket);
      server.emit('connection', socket);
      socket.resume();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      limits.closeAll();
      log.flush();
    },
  };
}
