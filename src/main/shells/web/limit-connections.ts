import type { Socket } from 'node:net';

export type ConnectionLimits = {
  /** A connection that was just accepted: it has to ask for something in time. */
  readonly add: (socket: Socket) => void;
  /** A whole request came: until its answer is sent, the connection may stay. */
  readonly asked: (socket: Socket) => void;
  /** The answer was sent: the next request has to come in time. */
  readonly answered: (socket: Socket) => void;
  /** Who brings the session's cookie is no stranger. */
  readonly isOurs: (socket: Socket) => void;
  /** A WebSocket, which has a pulse of its own. */
  readonly letStay: (socket: Socket) => void;
  readonly closeAll: () => void;
};

/** As long as a window that comes over a slow tunnel needs to send the head of a request. */
const requestWithinMs = 15_000;
/** More than all windows of a person have at once. */
const mostStrangers = 128;

/**
 * Keeps strangers from holding what windows need: who doesn't ask in time goes, and where there are too many the one that
 * came first. Node's own limits hold only for servers that listen by themselves.
 */
export function limitConnections(limits: { withinMs?: number; most?: number } = {}): ConnectionLimits {
  const { withinMs = requestWithinMs, most = mostStrangers } = limits;
  const timers = new Map<Socket, NodeJS.Timeout>();
  const open = new Set<Socket>();
  const strangers = new Set<Socket>();

  function stopTimer(socket: Socket): void {
    clearTimeout(timers.get(socket));
    timers.delete(socket);
  }
  function startTimer(socket: Socket): void {
    stopTimer(socket);
    if (!socket.destroyed) timers.set(socket, setTimeout(() => socket.destroy(), withinMs).unref());
  }

  return {
    add: (socket) => {
      open.add(socket);
      strangers.add(socket);
      startTimer(socket);
      socket.once('close', () => {
        stopTimer(socket);
        strangers.delete(socket);
        open.delete(socket);
      });
      const [first] = strangers;
      if (strangers.size <= most || first === undefined) return;
      strangers.delete(first);
      first.destroy();
    },
    asked: stopTimer,
    answered: startTimer,
    isOurs: (socket) => strangers.delete(socket),
    letStay: stopTimer,
    closeAll: () => {
      for (const socket of open) socket.destroy();
    },
  };
}
