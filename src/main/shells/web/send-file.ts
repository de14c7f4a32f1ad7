import { createReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { findInside } from '#main/app/find-inside.ts';

/**
 * Sends a file, or the range of it that was asked for. False, and nothing sent, where there is no such regular file or
 * where a link leads it out of `root`.
 */
export async function sendFile(options: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly root: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
}): Promise<boolean> {
  const { request, response, root, headers } = options;
  const found = await findInside(root, options.path);
  if (found === null) return false;
  const { path, size } = found;
  const range = readRange(request.headers.range, size);
  const length = range === null ? size : range.end - range.start + 1;
  response.writeHead(range === null ? 200 : 206, {
    ...headers,
    'content-length': length,
    'accept-ranges': 'bytes',
    ...(range === null ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  });
  if (length === 0) {
    response.end();
    return true;
  }
  try {
    await pipeline(createReadStream(path, range ?? {}), response);
  } catch (error) {
    // Whoever asked has gone away.
    if (!response.destroyed) throw error;
  }
  return true;
}

/** One range with a start; anything else is answered with the whole file, as the standard allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '') return null;
  const start = Number(first);
  const end = Math.min(last === '' ? size - 1 : Number(last), size - 1);
  return start <= end ? { start, end } : null;
}
