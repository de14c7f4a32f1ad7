import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { userFault, type Fault } from '#shared/base/fault.ts';

export type OnceAnswer =
  | { readonly kind: 'page'; readonly page: { readonly mediaType: string; readonly bytes: Uint8Array } }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'refused'; readonly status: number };

/** A page that isn't taken, whatever the server says. */
export class PageRefusal extends Error {
  override readonly name = 'PageRefusal';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** One request, without following where it leads. Rejects with `PageRefusal`, or with what the connection says. */
export async function requestOnce(options: {
  readonly url: URL;
  readonly accept: string;
  readonly mostBytes: number;
  /** Asked of each address that the host's name leads to, and of the one that is connected to. */
  readonly isAllowed: (address: string) => boolean;
  readonly signal: AbortSignal;
}): Promise<OnceAnswer> {
  const { url, accept, mostBytes, signal } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !options.isAllowed(host)) throw privateAddress(url);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(url, {
      signal,
      agent: false,
      headers: {
        accept,
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Heddle (a person asked for this page)',
      },
      lookup: checkedLookup(url, options.isAllowed),
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location !== undefined) {
    response.destroy();
    return { kind: 'redirect', location };
  }
  if (status !== 200) {
    response.destroy();
    return { kind: 'refused', status };
  }
  const mediaType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { kind: 'page', page: { mediaType, bytes: await bytesOf(response, { mostBytes, signal }) } };
}

/** Resolves a name to addresses that are all allowed, so that the one connected to is one that was checked. */
function checkedLookup(url: URL, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      if (addresses.some(({ address }) => !isAllowed(address))) return callback(privateAddress(url), '', 0);
      const [first] = addresses;
      if (options.all === true) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

async function bytesOf(
  response: IncomingMessage,
  { mostBytes, signal }: { readonly mostBytes: number; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const decoder = decoderOf(response.headers['content-encoding'] ?? '');
  if (decoder !== null) response.on('error', (error) => decoder.destroy(error));
  const body = decoder === null ? response : response.pipe(decoder);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      length += part.length;
      if (length > mostBytes) throw tooLarge(mostBytes);
      parts.push(part);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts);
}

function decoderOf(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

function privateAddress(url: URL): PageRefusal {
  return new PageRefusal(
    userFault(
      'page-unreachable',
      `${url.host} leads into this machine or its own network, which is only fetched from when you type that address yourself.`,
    ),
  );
}

function tooLarge(mostBytes: number): PageRefusal {
  return new PageRefusal(
    userFault(
      'file-too-large',
      `The page is larger than ${Math.round(mostBytes / 1_000_000)} MB. Download it and import the file.`,
    ),
  );
}
