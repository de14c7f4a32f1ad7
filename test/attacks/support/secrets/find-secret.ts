import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync, unzipSync } from 'fflate';

/** The forms in which a secret could be kept without anybody having meant to hide it. */
export function formsOf(secret: string): readonly Buffer[] {
  const url = encodeURIComponent(secret);
  const texts = [
    secret,
    [...secret].toReversed().join(''),
    Buffer.from(secret).toString('hex'),
    ...[0, 1, 2].map((shift) =>
      Buffer.from(`${'\0'.repeat(shift)}${secret}`)
        .toString('base64')
        .slice(4, -4),
    ),
    ...(url === secret ? [] : [url]),
    JSON.stringify([...secret]).slice(1, -1),
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

/** Whether bytes hold the secret in any of its forms, also inside of a zip or of compressed streams of a PDF. */
export function holdsSecret(bytes: Buffer, forms: readonly Buffer[]): boolean {
  if (forms.some((form) => bytes.includes(form))) return true;
  return unpacked(bytes).some((inner) => forms.some((form) => inner.includes(form)));
}

/** Every file below a folder, and those that hold the secret in their bytes or their names. */
export async function searchFolder(
  folder: string,
  forms: readonly Buffer[],
): Promise<{ readonly searched: number; readonly found: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let searched = 0;
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    searched += 1;
    if (holdsSecret(Buffer.from(entry.name), forms) || holdsSecret(await readFile(path), forms)) found.push(path);
  }
  return { searched, found };
}

function unpacked(bytes: Buffer): readonly Buffer[] {
  try {
    if (bytes.subarray(0, 2).toString() === 'PK')
      return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part));
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [Buffer.from(gunzipSync(bytes))];
    if (bytes.subarray(0, 4).toString() === '%PDF') return streamsOf(bytes);
  } catch {
    return [];
  }
  return [];
}

function streamsOf(pdf: Buffer): readonly Buffer[] {
  const streams: Buffer[] = [];
  for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at + 6)) {
    const start = at + (pdf[at + 6] === 0x0d ? 8 : 7);
    const end = pdf.indexOf('endstream', start);
    if (end === -1 || pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(Buffer.from(inflateSync(pdf.subarray(start + 0, end).subarray(0))));
    } catch {
      // Not every stream is compressed this way.
    }
  }
  return streams;
}
