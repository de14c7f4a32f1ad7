import type { WebSocket } from 'ws';
import {
  windowMessageSchema,
  type CoreConnection,
  type CoreMessage,
  type RequestInput,
  type RequestOutput,
  type WindowMessage,
} from '#shared/contract/index.ts';
import { carryMessages } from '#main/app/carry-messages.ts';
import type { CoreHost } from '#main/app/core-host.ts';
import { forgetUploads } from './forget-uploads.ts';
import type { RefusalLog } from './refusal-log.ts';

/** So much waits at most for a window that doesn't take it: it comes back and asks anew. */
const mostWaitingBytes = 64 * 1024 * 1024;
type ImportAnswer = RequestOutput<'library.import'>;

const mostMalformed = 20;
const pulseMs = 30_000;
const goodbyeMs = 2000;

/** Joins a window's socket to the core until either goes. */
export function carrySocket(socket: WebSocket, host: CoreHost, log: RefusalLog): void {
  let malformed = 0;
  let isAlive = true;
  const send = (message: CoreMessage): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostWaitingBytes) {
      log.add('slow-window', 'what waits for it is let go');
      socket.terminate();
      return;
    }
    socket.send(JSON.stringify(message));
  };
  const carried = carryMessages(withRefusalsLogged(host.connect(), log), send);
  const pulse = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    socket.ping();
  }, pulseMs);
  pulse.unref();
  socket.on('pong', () => (isAlive = true));
  // A message over the cap, or one that is no WebSocket frame: ws closes the socket by itself.
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const isTooLarge = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    log.add(isTooLarge ? 'too-large' : 'malformed-message', `WebSocket ${error.code ?? ''}`);
  });
  socket.on('close', () => {
    clearInterval(pulse);
    carried.end();
  });
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    isAlive = true;
    const message = isBinary ? null : readMessage(data.toString('utf8'));
    if (message !== null) {
      carried.hear(message);
      return;
    }
    malformed += 1;
    log.add('malformed-message', 'WebSocket');
    if (malformed < mostMalformed) return;
    log.add('message-flood', 'WebSocket closed');
    socket.close(1008, 'messages of no known form');
    // Who floods has no manners: the other side's goodbye isn't waited for.
    setTimeout(() => socket.terminate(), goodbyeMs).unref();
    socket.removeAllListeners('message');
  });
}

function readMessage(text: string): WindowMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = windowMessageSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** What doesn't fit the contract is noted; uploads go once they are sources. */
function withRefusalsLogged(connection: CoreConnection, log: RefusalLog): CoreConnection {
  return {
    ...connection,
    invoke: async (name, input, options) => {
      const answer = await connection.invoke(name, input, options);
      if (!answer.ok && answer.fault.code === 'wrong-use') log.add('wrong-use', name);
      if (answer.ok && name === 'library.import')
        await forgetUploads((input as RequestInput<'library.import'>).folder, answer.value as ImportAnswer);
      return answer;
    },
  };
}
