import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Doors } from './attempt.ts';

/** Connections that say a letter now and then and never a whole request. */
export async function slowStrangers(doors: Doors, count: number) {
  const sockets: Socket[] = [];
  for (let at = 0; at < count; at += 1) {
    const socket = connect(doors.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    sockets.push(socket);
    if (at % 50 === 49) await once(socket, 'connect').catch(() => undefined);
    socket.write(`GET /${doors.place}/ HTTP/1.1\r\nHost: `);
  }
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('a');
  }, 1000);
  const stillOpen = () => sockets.filter(({ destroyed }) => !destroyed).length;
  return {
    stillOpen,
    /** Resolves when all were ended, or after so long. */
    gone: async (withinMs: number): Promise<number> => {
      const limit = performance.now() + withinMs;
      while (stillOpen() > 0 && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 200));
      return stillOpen();
    },
    end: () => {
      clearInterval(dripping);
      for (const socket of sockets) socket.destroy();
    },
  };
}
