import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Announcement, CoreMessage, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';

/** A window without a page, which a test asks through. It doesn't come back when the core goes. */
export type CoreClient = {
  /** The answer's value; a fault is thrown. */
  readonly ask: <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
  /** The first event of the type from now on. */
  readonly event: (type: Announcement['event']['type']) => Promise<Announcement['event']>;
};

/** Goes in by a one-time link, as a browser does. The cookie lets further windows in. */
export async function enterByLink(
  link: string,
): Promise<{ readonly cookie: string; readonly connect: () => Promise<CoreClient> }> {
  const answer = await fetch(link, { redirect: 'manual' });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (cookie === '') throw new Error(`the link was answered with ${answer.status}`);
  return { cookie, connect: () => connect(link, cookie) };
}

async function connect(link: string, cookie: string): Promise<CoreClient> {
  const { origin, pathname, host } = new URL(link);
  const socket = new WebSocket(`ws://${host}${pathname}core`, { headers: { cookie, origin } });
  onTestFinished(() => socket.terminate());
  const answers = new Map<number, (result: (CoreMessage & { kind: 'answer' })['result']) => void>();
  const listeners = new Set<(announcement: Announcement) => void>();
  let lastId = 0;
  await new Promise<void>((welcome, refused) => {
    socket.on('error', refused);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as CoreMessage;
      if (message.kind === 'welcome') welcome();
      else if (message.kind === 'announcement') for (const hear of listeners) hear(message.announcement);
      else answers.get(message.id)?.(message.result);
    });
  });
  return {
    ask: (name, input) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        answers.set(id, (result) => {
          if (result.ok) resolve(result.value as never);
          else reject(new Error(`${name}: ${result.fault.code}: ${result.fault.message}`));
        });
        socket.send(JSON.stringify({ kind: 'request', id, name, input }));
      });
    },
    event: (type) =>
      new Promise((resolve) => {
        const hear = ({ event }: Announcement): void => {
          if (event.type !== type) return;
          listeners.delete(hear);
          resolve(event);
        };
        listeners.add(hear);
      }),
  };
}
