import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Announcement, CoreConnection, CoreMessage, WindowMessage } from '#shared/contract/index.ts';
import { carryMessages } from '#main/app/carry-messages.ts';
import { createCoreHost, type CoreHost } from '#main/app/core-host.ts';
import { connectOverBridge } from '#renderer/client/electron-connection.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Ways from a window to the core, each as its shell makes it. */
const carriers: Readonly<Record<string, (host: CoreHost) => Promise<CoreConnection>>> = {
  'a direct call': async (host) => host.connect(),
  "Electron's channel": overBridge,
};

/** Both ends of Electron's channel, with every message cloned as it is between processes. */
async function overBridge(host: CoreHost): Promise<CoreConnection> {
  let hear = (_message: unknown): void => undefined;
  let toCore = (_message: WindowMessage): void => undefined;
  const reached = connectOverBridge(
    {
      invoke: (message) => toCore(structuredClone(message)),
      subscribe: (listener) => {
        hear = listener;
        return () => undefined;
      },
      pickPaths: async () => [],
      pathOf: () => '',
    },
    () => undefined,
  );
  const carried = carryMessages(host.connect(), (message: CoreMessage) => hear(structuredClone(message)));
  onTestFinished(() => carried.end());
  toCore = carried.hear;
  return (await reached).connection;
}

describe.each(Object.entries(carriers))('over %s', (_name, connect) => {
  async function open() {
    const place = await tempFolder();
    const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: join(place, 'config') } });
    onTestFinished(() => host.close());
    const connection = await connect(host);
    const folder = join(place, 'project');
    const made = await connection.invoke('project.create', { folder, title: 'Carried' });
    return { connection, folder, made, host };
  }

  it('a request is answered with what the contract says', async () => {
    const { connection, folder, made } = await open();
    expect(made).toEqual({ ok: true, value: { folder, title: 'Carried' } });
    expect(await connection.invoke('project.read', { folder })).toMatchObject({ ok: true, value: { sources: 0 } });
  });

  it('a fault keeps its code, whose move it is, and its words', async () => {
    const { connection, folder } = await open();
    const answer = await connection.invoke('project.read', { folder: `${folder}-not-there` });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'project-not-found', whose: 'user' } });
  });

  it('a request that does not fit the contract is refused and nothing is done', async () => {
    const { connection, folder } = await open();
    const unfit = { folder, title: 7 } as never;
    expect(await connection.invoke('project.rename', unfit)).toMatchObject({
      ok: false,
      fault: { code: 'wrong-use' },
    });
    expect(await connection.invoke('nothing.known' as never, { folder } as never)).toMatchObject({
      ok: false,
      fault: { code: 'wrong-use' },
    });
    expect(await connection.invoke('project.read', { folder })).toMatchObject({ value: { title: 'Carried' } });
  });

  it('every connection hears what happens, with the project and who caused it', async () => {
    const { connection, folder, host } = await open();
    const heard: Announcement[] = [];
    const stop = connection.subscribe((announcement) => heard.push(announcement));
    const other = host.connect();
    await other.invoke('project.rename', { folder, title: 'Renamed' });
    await connection.invoke('project.rename', { folder, title: 'Again' });
    expect(heard).toEqual([
      { folder, event: { type: 'project-changed' }, origin: other.id },
      { folder, event: { type: 'project-changed' }, origin: connection.id },
    ]);
    stop();
    await other.invoke('project.rename', { folder, title: 'Unheard' });
    expect(heard).toHaveLength(2);
  });
});

it('a bug that one request meets is answered as a fault, and the next is answered', async () => {
  const sent: CoreMessage[] = [];
  const broken: CoreConnection = {
    id: 'broken',
    invoke: async (name) => {
      if (name === 'app.read') throw new TypeError('not a function');
      return { ok: true, value: {} as never };
    },
    subscribe: () => () => undefined,
  };
  const answered = new Promise<void>((resolve) => {
    const carried = carryMessages(broken, (message) => {
      sent.push(message);
      if (message.kind === 'answer' && message.id === 2) resolve();
    });
    carried.hear({ kind: 'request', id: 1, name: 'app.read', input: {} });
    carried.hear({ kind: 'request', id: 2, name: 'app.list-keys', input: {} });
  });
  await answered;
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 1, result: expect.objectContaining({ ok: false }) as unknown }),
      expect.objectContaining({ id: 2, result: { ok: true, value: {} } }),
    ]),
  );
});
