import type { Socket } from 'node:net';
import type { CoreHost } from '#main/app/core-host.ts';
import { errorLogOf, noteUncaught } from '#main/app/error-log-of.ts';
import { createWebShell, type WebShell } from './create-web-shell.ts';
import type { FromCoreProcess, ToCoreProcess } from './core-messages.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createSession, type Session } from './session.ts';

/** The core in a process of its own: the one that started it owns the port and the keys, and starts another when this one ends. */
let serving: { readonly shell: WebShell; readonly session: Session; readonly close: () => Promise<void> } | null = null;
let isClosing = false;

process.on('message', (message: ToCoreProcess, handle?: unknown) => {
  switch (message.kind) {
    case 'start':
      serving = serve(message);
      tell({ kind: 'ready' });
      return;
    case 'connection':
      // Null where whoever connected has gone meanwhile.
      if (serving !== null && handle !== undefined && handle !== null) serving.shell.take(handle as Socket);
      return;
    case 'link':
      serving?.session.addLink(message.secret);
      return;
    case 'close':
      void end();
  }
});
// A terminal's Ctrl-C comes to every process; when to end is said by the one that started this.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());

function serve({ keys, logFolder }: ToCoreProcess & { kind: 'start' }) {
  const session = createSession(keys);
  const log = createRefusalLog({ folder: logFolder, nowMs: () => Date.now() });
  const errorLog = errorLogOf({ part: 'core', settingsFolder: logFolder });
  noteUncaught(errorLog);
  let loading: Promise<CoreHost> | null = null;
  // Once a window wants it: until then the machine is the browser's, which has the longer way to the first paint.
  const host = () =>
    (loading ??= import('#main/app/core-host.ts').then(({ createCoreHost }) => createCoreHost({ errorLog })));
  const shell = createWebShell({ host, session, log });
  return {
    shell,
    session,
    close: async () => {
      shell.close();
      await (await loading)?.close();
    },
  };
}

async function end(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  await serving?.close();
  process.exit(0);
}

function tell(message: FromCoreProcess): void {
  process.send?.(message);
}
