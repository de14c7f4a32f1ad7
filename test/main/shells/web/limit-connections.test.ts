import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limitConnections } from '#main/shells/web/limit-connections.ts';
import { serveProject } from '#test/support/serve-project.ts';

/** Connections to a port of nobody's, as the shell has them. */
async function connections(count: number): Promise<readonly Socket[]> {
  const accepted: Socket[] = [];
  const server = createServer((socket) => accepted.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  onTestFinished(() => void server.close());
  for (let at = 0; at < count; at += 1) {
    const client = connect(port, '127.0.0.1');
    onTestFinished(() => void client.destroy());
    await once(client, 'connect');
    await expect.poll(() => accepted.length).toBe(at + 1);
  }
  return accepted;
}

const isGone = (sockets: readonly Socket[]) => sockets.map(({ destroyed }) => destroyed);

describe('limits of connections', () => {
  it('end one that asks for nothing, however often it says a letter', async () => {
    const limits = limitConnections({ withinMs: 50 });
    const sockets = await connections(1);
    for (const socket of sockets) limits.add(socket);
    await once(sockets[0] as Socket, 'close');
    expect(isGone(sockets)).toEqual([true]);
  });

  it('let one be while it is answered, and end it where it asks no more', async () => {
    const limits = limitConnections({ withinMs: 30 });
    const sockets = await connections(2);
    for (const socket of sockets) limits.add(socket);
    limits.asked(sockets[0] as Socket);
    await once(sockets[1] as Socket, 'close');
    expect(isGone(sockets)).toEqual([false, true]);
    limits.answered(sockets[0] as Socket);
    await once(sockets[0] as Socket, 'close');
  });

  it('end the oldest stranger where there are too many, and none of ours', async () => {
    const limits = limitConnections({ most: 2 });
    const sockets = await connections(5);
    const [first] = sockets;
    limits.add(first as Socket);
    limits.isOurs(first as Socket);
    for (const socket of sockets.slice(1)) limits.add(socket);
    await expect.poll(() => isGone(sockets)).toEqual([false, true, true, false, false]);
    limits.closeAll();
    expect(isGone(sockets)).toEqual([true, true, true, true, true]);
  });

  it('hold in the shell: connections go with it, and the oldest of a flood before', async () => {
    const { port, shell, knock, inPlace } = await serveProject();
    const clients: Socket[] = [];
    for (let at = 0; at < 150; at += 1) {
      const client = connect(port, '127.0.0.1');
      client.on('error', () => undefined);
      onTestFinished(() => void client.destroy());
      await once(client, 'connect');
      client.write('GET / HTTP/1.1\r\nHost: ');
      client.resume();
      clients.push(client);
    }
    expect((await knock({ path: inPlace('/') })).status).toBe(200);
    await expect.poll(() => clients.slice(0, 20).every(({ destroyed }) => destroyed)).toBe(true);
    expect(clients.at(-1)?.destroyed).toBe(false);
    shell.close();
    await expect.poll(() => clients.every(({ destroyed }) => destroyed)).toBe(true);
  });
});
