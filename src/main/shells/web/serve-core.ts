import type { CoreHost } from '#main/app/core-host.ts';
import { createWebShell } from './create-web-shell.ts';
import { ownPort } from './own-port.ts';
import { createRefusalLog } from './refusal-log.ts';
import { addressOf, createSession, newSessionKeys, type SessionKeys } from './session.ts';

/** Serves the core and the built renderer from this very process, to who has the keys. Port 0 takes any free one. */
export async function serveCore(options: {
  readonly host: CoreHost;
  readonly port: number;
  /** Where refusals are noted. */
  readonly logFolder: string;
}): Promise<{
  readonly url: string;
  readonly keys: SessionKeys;
  readonly addLink: (secret: string) => void;
  readonly close: () => void;
}> {
  const { host, logFolder } = options;
  const log = createRefusalLog({ folder: logFolder, nowMs: () => Date.now() });
  const waiting: Parameters<ReturnType<typeof createWebShell>['take']>[0][] = [];
  let take = (socket: (typeof waiting)[number]): void => void waiting.push(socket);
  const owned = await ownPort({ port: options.port, onConnection: (socket) => take(socket) });
  const keys = newSessionKeys(owned.port);
  const session = createSession(keys);
  const shell = createWebShell({ host: () => host, session, log });
  take = shell.take;
  for (const socket of waiting) shell.take(socket);
  return {
    url: addressOf(keys),
    keys,
    addLink: session.addLink,
    close: () => {
      owned.close();
      shell.close();
    },
  };
}
