import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CoreHost } from '#main/app/core-host.ts';
import type { FileAsked } from '#main/app/project-files.ts';
import { inertPolicy, pagePolicy, rendererFile, typeOfFile } from '#main/app/renderer-files.ts';
import { everywhere } from './answer-headers.ts';
import type { Judged } from './judge-request.ts';
import type { Refusal, RefusalLog } from './refusal-log.ts';
import { sendFile } from './send-file.ts';
import type { Session } from './session.ts';

const builtRenderer = fileURLToPath(new URL('../../../../out/renderer/', import.meta.url));

// What only some requests need is loaded when it is: nothing stands between a start and its first paint.
type Answering = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly host: () => CoreHost | Promise<CoreHost>;
  readonly session: Session;
  readonly log: RefusalLog;
};

/** Answers a request that came through the doors: the renderer's files, and bytes that are too large for messages. */
export async function answerHttp(
  judged: Extract<Judged, { refusal: null }>,
  { request, response, host, session, log }: Answering,
): Promise<void> {
  const { path, parameters, hasSession } = judged;
  const refuse = (status: number, refusal: Refusal) => refuseHttp({ request, response, log }, status, refusal, path);
  // Where an app window waits until its cookie is set: an address of ours, and nothing there.
  if (path === '/opening') {
    send(response, 200, '<!doctype html><title>Heddle</title>');
    return;
  }
  const secret = path === '/' ? parameters.get('link') : null;
  if (secret !== null) {
    if (!session.spendLink(secret)) {
      if (!hasSession) return refuse(403, 'spent-link');
    }
    const wanted = parameters.get('project');
    const hash = wanted === null ? '' : `#${new URLSearchParams({ project: wanted }).toString()}`;
    response.writeHead(303, {
      ...everywhere,
      ...(hasSession ? {} : { 'set-cookie': session.setCookie }),
      'content-security-policy': inertPolicy,
      location: `./${hash}`,
    });
    response.end();
    return;
  }
  if (!hasSession) return refuse(403, 'no-session');
  if (path === '/files/upload') {
    if (request.method !== 'POST') return refuse(405, 'wrong-method');
    const { receiveUpload } = await import('./receive-upload.ts');
    const { result, refusal } = await receiveUpload({
      request,
      host: await host(),
      folder: parameters.get('folder') ?? '',
      name: parameters.get('name') ?? '',
    });
    if (refusal !== null) log.add(refusal, `${request.method} ${path}`);
    send(response, result.ok ? 200 : 400, JSON.stringify(result.ok ? result.value : { fault: result.fault }), {
      'content-type': 'application/json',
      // The rest of a body that isn't wanted must not be read.
      ...(result.ok ? {} : { connection: 'close' }),
    });
    return;
  }
  if (request.method !== 'GET') return refuse(405, 'wrong-method');
  const kind = { '/files/source': 'source', '/files/asset': 'asset', '/files/export': 'export' }[path] as
    | FileAsked['kind']
    | undefined;
  if (kind !== undefined) {
    const asked = { folder: parameters.get('folder') ?? '', id: parameters.get('id') ?? '' };
    const { fileOfProject, headersOfFile } = await import('#main/app/project-files.ts');
    const found = fileOfProject(await host(), { kind, ...asked });
    if (found === null) return refuse(404, 'unknown-project');
    const headers = { ...everywhere, ...headersOfFile(found) };
    const isSent = await sendFile({ request, response, root: dirname(found.path), path: found.path, headers });
    if (!isSent) refuse(404, 'path-outside');
    return;
  }
  const file = rendererFile(builtRenderer, path);
  const headers = {
    ...everywhere,
    'content-type': typeOfFile(file ?? ''),
    'content-security-policy': pagePolicy,
    // Names of built files carry a hash of what is in them.
    ...(path.startsWith('/assets/') ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
  };
  if (file === null) return refuse(404, 'path-outside');
  if (!(await sendFile({ request, response, root: builtRenderer, path: file, headers }))) refuse(404, 'path-outside');
  // The page will ask for it as soon as it runs.
  else if (extname(file) === '.js') void host();
}

/** Says no and no more, and notes it. */
export function refuseHttp(
  { request, response, log }: Pick<Answering, 'request' | 'response' | 'log'>,
  status: number,
  refusal: Refusal,
  path = '',
): void {
  log.add(refusal, `${request.method ?? ''} ${path}`);
  send(response, status, pageOf[refusal] ?? '', { connection: 'close' });
}

/** For those that a person may come to see. */
const pageOf: Partial<Record<Refusal, string>> = {
  'no-session':
    '<!doctype html><title>Heddle</title><p>This window has no session with Heddle. Open Heddle again, or ask it for a new link.',
  'spent-link':
    '<!doctype html><title>Heddle</title><p>This link was used already: each works once. Start Heddle again for a new one, or go on in the window it opened.',
};

function send(response: ServerResponse, status: number, body: string, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, {
    ...everywhere,
    'content-security-policy': inertPolicy,
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
