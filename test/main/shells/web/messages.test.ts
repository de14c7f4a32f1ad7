import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { CoreMessage } from '#shared/contract/index.ts';
import { largestMessageBytes } from '#main/shells/web/create-web-shell.ts';
import { serveProject } from '#test/support/serve-project.ts';

/** What comes over a socket, one message at a time. */
function messagesOf(socket: WebSocket): () => Promise<CoreMessage> {
  const come: CoreMessage[] = [];
  const waiting: ((message: CoreMessage) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as CoreMessage;
    const next = waiting.shift();
    if (next === undefined) come.push(message);
    else next(message);
  });
  return () => {
    const message = come.shift();
    return message === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(message);
  };
}

async function openWindow() {
  const served = await serveProject();
  const socket = await served.openSocket();
  if (socket === null) throw new Error('the doors stayed shut');
  const next = messagesOf(socket);
  let lastId = 0;
  const ask = async (name: string, input: unknown): Promise<CoreMessage & { kind: 'answer' }> => {
    lastId += 1;
    socket.send(JSON.stringify({ kind: 'request', id: lastId, name, input }));
    for (;;) {
      const message = await next();
      if (message.kind === 'answer' && message.id === lastId) return message;
    }
  };
  return { ...served, socket, next, ask };
}

describe('messages of windows', () => {
  it('are answered, once the window was told who it is', async () => {
    const { folder, ask } = await openWindow();
    const answer = await ask('project.read', { folder });
    expect(answer.result).toMatchObject({ ok: true, value: { folder } });
  });

  it('that don’t fit the contract are answered with wrong-use, noted, and do nothing', async () => {
    const { folder, ask, readLog } = await openWindow();
    const wrong: [string, unknown][] = [
      ['project.read', {}],
      ['project.read', null],
      ['project.read', { folder: 7 }],
      ['project.rename', { folder, title: '' }],
      ['no.such', {}],
      ['__proto__', {}],
      ['constructor', {}],
    ];
    for (const [name, input] of wrong) {
      const answer = await ask(name, input);
      expect([name, answer.result]).toMatchObject([name, { ok: false, fault: { code: 'wrong-use' } }]);
    }
    expect(await readLog()).toContain('refused wrong-use: project.read');
    expect((await ask('project.read', { folder })).result).toMatchObject({ ok: true });
  });

  it('of no known form are passed over and noted; a flood of them closes the socket', async () => {
    const { folder, socket, ask, readLog } = await openWindow();
    for (const wrong of ['{', '7', '[]', '{"kind":"request"}', '{"kind":"request","id":-1,"name":"a","input":1}', 'x'])
      socket.send(wrong);
    socket.send(Buffer.from([1, 2, 3]));
    expect((await ask('project.read', { folder })).result).toMatchObject({ ok: true });
    expect(await readLog()).toContain('refused malformed-message');
    const closed = once(socket, 'close') as Promise<[number]>;
    for (let at = 0; at < 50; at += 1) socket.send('nonsense');
    const [code] = await closed;
    expect(code).toBe(1008);
    expect(await readLog()).toContain('refused message-flood');
  });

  it('that are too large close the socket before they are read', async () => {
    const { socket, readLog } = await openWindow();
    const closed = once(socket, 'close') as Promise<[number]>;
    socket.send('x'.repeat(largestMessageBytes + 1));
    expect((await closed)[0]).toBe(1009);
    expect(await readLog()).toContain('refused too-large');
  });

  it('that import what was uploaded leave no second copy of it', async () => {
    const { folder, ask, knock, inPlace, ownHost } = await openWindow();
    const upload = await knock({
      path: inPlace(`/files/upload?${new URLSearchParams({ folder, name: 'a.md' }).toString()}`),
      method: 'POST',
      headers: { origin: `http://${ownHost}` },
      body: '# Title\n\nWords that are brought in.',
    });
    const { path } = JSON.parse(upload.body) as { path: string };
    const answer = await ask('library.import', { folder, paths: [path] });
    expect(answer.result).toMatchObject({ ok: true, value: { imported: [{ path }] } });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('reach every window of the project: one core, one truth', async () => {
    const { folder, ask, openSocket } = await openWindow();
    const other = await openSocket();
    if (other === null) throw new Error('the doors stayed shut');
    const nextOfOther = messagesOf(other);
    await ask('project.rename', { folder, title: 'Renamed' });
    for (;;) {
      const message = await nextOfOther();
      if (message.kind !== 'announcement') continue;
      expect(message.announcement).toMatchObject({ folder, event: { type: 'project-changed' } });
      break;
    }
  });
});
