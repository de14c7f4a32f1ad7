import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { createKeyMask, type KeyMask } from './mask-key.ts';

type GivenHeaders = ConstructorParameters<typeof Headers>[0];

type FetchInit = {
  readonly method?: string | undefined;
  readonly headers?: GivenHeaders;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
};

/**
 * A `fetch` over node:http. The built-in one gives up after five minutes without a byte, which a slow machine needs for
 * a long prompt; it follows redirects, which could carry a prompt elsewhere; and it hides why a connection failed. Nothing
 * of an answer holds the key.
 */
export function createServerFetch({ connectMs, key }: { connectMs: number; key: string | null }) {
  const mask = createKeyMask(key);
  return (url: string | URL | Request, init: FetchInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const target = new URL(url instanceof Request ? url.url : url);
      const { request: open } = target.protocol === 'https:' ? https : http;
      const request = open(target, { method: init.method ?? 'GET', headers: keptHeaders(init.headers) });
      const abort = () => request.destroy(abortError());
      const timer = setTimeout(() => request.destroy(connectTimeout(connectMs)), connectMs);
      request.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', () => clearTimeout(timer));
        else clearTimeout(timer);
      });
      request.once('close', () => {
        clearTimeout(timer);
        init.signal?.removeEventListener('abort', abort);
      });
      request.on('error', reject);
      request.once('response', (incoming) => resolve(toResponse(incoming, mask)));
      init.signal?.addEventListener('abort', abort, { once: true });
      if (init.signal?.aborted === true) abort();
      else request.end(typeof init.body === 'string' ? init.body : undefined);
    });
}

/** The client library adds a dozen headers about itself and the machine; an endpoint needs these. */
function keptHeaders(given: GivenHeaders): Record<string, string> {
  const kept: Record<string, string> = { 'user-agent': 'heddle' };
  for (const [name, value] of new Headers(given)) if (wantedHeaders.has(name)) kept[name] = value;
  return kept;
}

const wantedHeaders: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-type']);
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

function toResponse(incoming: http.IncomingMessage, mask: KeyMask): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', mask.inText(incoming.rawHeaders[at + 1] ?? ''));
  }
  const status = incoming.statusCode ?? 500;
  // The standard library's and the DOM's streams are one thing under two types.
  const body = () => (Readable.toWeb(incoming) as ReadableStream<Uint8Array>).pipeThrough(mask.inBytes());
  if (!bodiless.has(status)) return new Response(body(), { status, headers });
  incoming.resume();
  return new Response(null, { status, headers });
}

function abortError(): Error {
  return new DOMException('the request was aborted', 'AbortError');
}

function connectTimeout(connectMs: number): Error {
  return Object.assign(new Error(`no connection within ${connectMs / 1000} seconds`), { code: 'CONNECT_TIMEOUT' });
}
