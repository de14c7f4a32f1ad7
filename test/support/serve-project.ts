import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createCoreHost } from '#main/app/core-host.ts';
import { serveCore } from '#main/shells/web/serve-core.ts';
import { tempFolder } from './temp-folder.ts';

type Answered = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** The web shell over a project, and ways to knock at its doors as a browser, or as something else, does. */
export async function serveProject() {
  const temporary = await tempFolder();
  const logFolder = join(temporary, 'config');
  const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: logFolder } });
  const folder = join(temporary, 'project');
  const made = await host.connect().invoke('project.create', { folder });
  if (!made.ok) throw new Error(made.fault.message);
  const shell = await serveCore({ host, port: 0, logFolder });
  onTestFinished(async () => {
    shell.close();
    await host.close();
  });
  const { keys } = shell;
  const [ownHost = '', localhost = ''] = keys.hosts;
  const port = Number(ownHost.split(':')[1]);
  const cookie = `heddle=${keys.token}`;

  /** Sends the path as it is, where a client of the standard library would put it in order. */
  function knock(options: {
    readonly path: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
    readonly address?: string;
  }): Promise<Answered> {
    const { path, method = 'GET', headers = {}, body, address = '127.0.0.1' } = options;
    return new Promise((resolve, reject) => {
      const sent = httpRequest({
        host: address,
        port,
        path,
        method,
        headers: { host: ownHost, cookie, ...headers },
        agent: false,
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        text(response).then(
          (received) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
          reject,
        );
      });
      sent.end(body);
    });
  }

  /** A WebSocket to the core; null where the doors stay shut. */
  function openSocket(headers: Readonly<Record<string, string>> = {}): Promise<WebSocket | null> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${keys.place}/core`, {
      headers: { host: ownHost, origin: `http://${ownHost}`, cookie, ...headers },
    });
    onTestFinished(() => socket.terminate());
    return new Promise((resolve) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', () => resolve(null));
    });
  }

  return {
    folder,
    temporary,
    host,
    shell,
    keys,
    port,
    ownHost,
    localhost,
    knock,
    openSocket,
    inPlace: (path: string) => `/${keys.place}${path}`,
    readLog: () => readFile(join(logFolder, 'heddle.log'), 'utf8').catch(() => ''),
  };
}
