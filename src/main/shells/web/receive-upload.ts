import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, isAbsolute, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ourFault, providerFault, userFault, type Fault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { CoreHost } from '#main/app/core-host.ts';
import type { Refusal } from './refusal-log.ts';
import { stepsOfUploadName } from './upload-name.ts';

export const largestUploadBytes = 512 * 1024 * 1024;
/** An import has its own copy: what it failed with is kept this long for another try. */
const keptMs = 7 * 24 * 3600 * 1000;

/** What became of an upload: where the core can read it, or why it was turned away. */
export type Upload =
  | { readonly result: Result<{ readonly path: string }>; readonly refusal: null }
  | { readonly result: Result<never>; readonly refusal: Refusal };

/** Writes the body of a request to a file of its own under the project's folder, as it comes. */
export async function receiveUpload(options: {
  readonly request: IncomingMessage;
  readonly host: Pick<CoreHost, 'project'>;
  readonly folder: string;
  readonly name: string;
  readonly largestBytes?: number;
}): Promise<Upload> {
  const { request, host, folder, name, largestBytes = largestUploadBytes } = options;
  const steps = stepsOfUploadName(name);
  if (steps === null)
    return refuse('wrong-name', userFault('file-unreadable', 'A file of this name can’t be taken in. Rename it.'));
  const opened = isAbsolute(folder) && !folder.includes('\0') ? host.project(folder) : null;
  if (opened === null || !opened.ok)
    return refuse('unknown-project', userFault('project-not-found', 'There is no such project.'));
  const tooLarge = userFault('file-too-large', 'The file is larger than 512 MB. Split it into smaller files.');
  if (Number(request.headers['content-length'] ?? 0) > largestBytes) return refuse('too-large', tooLarge);
  const incoming = join(opened.value.folder, 'incoming');
  await sweep(incoming);
  const own = join(incoming, randomBytes(8).toString('hex'));
  const path = join(own, ...steps);
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(request, atMost(largestBytes), createWriteStream(path, { flags: 'wx' }));
    return { result: succeed({ path }), refusal: null };
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'TOO_LARGE') return refuse('too-large', tooLarge);
    return { result: fail(faultOf(code)), refusal: null };
  }
}

function refuse(refusal: Refusal, fault: Fault): Upload {
  return { result: fail(fault), refusal };
}

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen > bytes) done(Object.assign(new Error('too large'), { code: 'TOO_LARGE' }));
      else done(null, chunk);
    },
  });
}

function faultOf(code: string): Fault {
  if (code === 'ENOSPC') return providerFault('disk-full', 'The disk is full. Make room and bring the file again.');
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET')
    return ourFault('connection-lost', 'The file did not arrive whole. Bring it again.');
  return providerFault('file-unreadable', 'The file could not be kept in the project’s folder.', code);
}

async function sweep(incoming: string): Promise<void> {
  const names = await readdir(incoming).catch(() => []);
  for (const name of names) {
    const found = await stat(join(incoming, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > keptMs)
      await rm(join(incoming, name), { recursive: true, force: true });
  }
}
