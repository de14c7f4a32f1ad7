import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export type OwnedPort = { readonly port: number; readonly close: () => void };

/**
 * Takes a port on both addresses that `localhost` can mean, so that nobody else can answer at the other one; 0 takes any
 * that is free on both. Connections come paused. Throws the system's error where the port is taken.
 */
export async function ownPort(options: {
  readonly port: number;
  readonly onConnection: (socket: Socket) => void;
}): Promise<OwnedPort> {
  const { port, onConnection } = options;
  for (let attempt = 1; ; attempt += 1) {
    const first = await listen('127.0.0.1', port, onConnection);
    const { port: bound } = first.address() as { port: number };
    try {
      const second = await listenWhereThereIs('::1', bound, onConnection);
      return {
        port: bound,
        close: () => {
          first.close();
          second?.close();
        },
      };
    } catch (error) {
      first.close();
      if (port !== 0 || attempt === 20) throw error;
    }
  }
}

async function listen(host: string, port: number, onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ pauseOnConnect: true }, onConnection);
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  // One connection that can't be taken (no more files may be open) is no reason to end.
  server.on('error', () => undefined);
  return server;
}

/** Null on a machine without that address. */
async function listenWhereThereIs(
  host: string,
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<Server | null> {
  try {
    return await listen(host, port, onConnection);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return null;
    throw error;
  }
}
