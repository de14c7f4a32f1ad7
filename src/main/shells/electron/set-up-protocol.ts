import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { findInside } from '#main/app/find-inside.ts';
import { headersOfFile, type FileAsked } from '#main/app/project-files.ts';
import { inertPolicy, pagePolicy, rendererFile, typeOfFile } from '#main/app/renderer-files.ts';
import { appOrigin, type ElectronApi } from './electron-api.ts';
import type { CoreProcess } from './set-up-core-process.ts';

/** The same steps lead there from the source and from what is built of it. */
const builtRenderer = fileURLToPath(new URL('../../../../out/renderer', import.meta.url));

/** Before the app is ready: pages of our scheme are as secure as https, and may stream. */
export function registerScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'heddle', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Answers `heddle://app/…`: the built renderer, the originals of sources, the report's images and its exports. */
export function setUpProtocol({ protocol }: Pick<ElectronApi, 'protocol'>, core: Pick<CoreProcess, 'findFile'>): void {
  protocol.handle('heddle', async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== appOrigin || request.method !== 'GET') return refused(403);
    const kind = { '/files/source': 'source', '/files/asset': 'asset', '/files/export': 'export' }[url.pathname] as
      | FileAsked['kind']
      | undefined;
    if (kind !== undefined) {
      const found = await core.findFile({
        kind,
        folder: url.searchParams.get('folder') ?? '',
        id: url.searchParams.get('id') ?? '',
      });
      if (found === null) return refused(404);
      return send({ root: dirname(found.path), path: found.path, headers: headersOfFile(found) }, request);
    }
    const path = rendererFile(builtRenderer, url.pathname);
    if (path === null) return refused(404);
    const headers = { 'content-type': typeOfFile(path), 'content-security-policy': pagePolicy };
    return send({ root: builtRenderer, path, headers }, request);
  });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { ...everywhere, 'content-security-policy': inertPolicy } });
}

/** On every answer: nothing is for others' pages, and nothing is taken for what it doesn't say it is. */
const everywhere = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

/** The file, or the range of it that was asked for; nothing where a link leads it out of `root`. */
async function send(
  file: { readonly root: string; readonly path: string; readonly headers: Readonly<Record<string, string>> },
  request: Request,
): Promise<Response> {
  const found = await findInside(file.root, file.path);
  if (found === null) return refused(404);
  const { path } = found;
  const range = request.headers.get('range');
  const headers = { ...file.headers, ...everywhere, 'accept-ranges': 'bytes' };
  const part = range === null ? null : parseRange(range, found.size);
  if (part === null) {
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
    return new Response(body, { headers: { ...headers, 'content-length': String(found.size) } });
  }
  const body = Readable.toWeb(createReadStream(path, part)) as ReadableStream;
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(part.end - part.start + 1),
      'content-range': `bytes ${part.start}-${part.end}/${found.size}`,
    },
  });
}

/** One range of bytes (RFC 9110, 14.1.2), first and last included; null for a form we answer with the whole file. */
function parseRange(header: string, size: number): { readonly start: number; readonly end: number } | null {
  const groups = /^bytes=(?<from>\d*)-(?<to>\d*)$/.exec(header)?.groups;
  if (groups === undefined) return null;
  const { from = '', to = '' } = groups;
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? null : { start, end };
}
