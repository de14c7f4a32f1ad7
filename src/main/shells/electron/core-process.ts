import { appSettingsPlace } from '#main/app/app-settings-place.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { errorLogOf, noteUncaught } from '#main/app/error-log-of.ts';
import { fileOfProject } from '#main/app/project-files.ts';
import { createCipher } from '#main/app/master-key-cipher.ts';
import { carryMessages, type Carried } from '#main/app/carry-messages.ts';
import { createAskingPrinter } from './ask-to-print.ts';
import type { FromCoreProcess, ToCoreProcess } from './core-messages.ts';

/** The port of a utility process, as Electron has it. */
type ParentPort = {
  readonly on: (event: 'message', listener: (event: { readonly data: ToCoreProcess }) => void) => void;
  readonly postMessage: (message: FromCoreProcess) => void;
};

const { parentPort } = process as unknown as { parentPort: ParentPort | undefined };
if (parentPort === undefined) throw new Error('the core process is started by Electron');
serveWindows(parentPort);

/** The core of Electron's windows: each has a connection, all have one host. */
function serveWindows(port: ParentPort): void {
  const connections = new Map<string, Carried>();
  const { printer, hear } = createAskingPrinter((message) => port.postMessage(message));
  const settingsFolder = appSettingsPlace({ environment: process.env, platform: process.platform });
  const errorLog = errorLogOf({ part: 'core', settingsFolder });
  noteUncaught(errorLog);
  let host: ReturnType<typeof createCoreHost> | null = null;
  port.on('message', ({ data }) => {
    switch (data.kind) {
      case 'start':
        host = createCoreHost({
          cipher: data.masterKey === null ? null : createCipher(Buffer.from(data.masterKey, 'base64')),
          keyringMessage: data.keyringMessage,
          printer,
          errorLog,
        });
        return;
      case 'connect': {
        if (host === null) return;
        connections.get(data.connection)?.end();
        const { connection } = data;
        connections.set(
          connection,
          carryMessages(host.connect(), (message) => port.postMessage({ kind: 'message', connection, message })),
        );
        return;
      }
      case 'disconnect':
        connections.get(data.connection)?.end();
        connections.delete(data.connection);
        return;
      case 'message':
        connections.get(data.connection)?.hear(data.message);
        return;
      case 'find-file': {
        const found = host === null ? null : fileOfProject(host, data.of);
        port.postMessage({ kind: 'file', id: data.id, found });
        return;
      }
      case 'printed':
        hear(data);
        return;
      case 'close':
        void (async () => {
          for (const carried of connections.values()) carried.end();
          await host?.close();
          port.postMessage({ kind: 'closed' });
        })();
    }
  });
}
