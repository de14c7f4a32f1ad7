import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Readable } from 'node:stream';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { readerLimits } from '../reader-limits.ts';

export type Archive = {
  /** Every part's name, in the archive's order, with forward slashes. Names are never used on a disk. */
  readonly names: ReadonlySet<string>;
  /** The parts that were asked for, without those that are damaged. Of several with one name the last counts, as in other programs. */
  readonly parts: ReadonlyMap<string, Buffer>;
};

/**
 * Unpacks the parts of a ZIP archive that `keeps` names, never archives within it. Their declared sizes are checked
 * first, and no part may come out larger than it declares. With `mustBeWhole` every part is unpacked once, and a damaged one is a fault.
 */
export async function openArchive(options: {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly keeps: (name: string) => boolean;
  readonly mustBeWhole?: boolean;
}): Promise<Result<Archive>> {
  const { bytes, fileName, keeps, mustBeWhole = false } = options;
  try {
    const zip = await openBuffer(bytes);
    const entries = await listEntries(zip);
    const unpacked = entries.filter(({ name }) => mustBeWhole || keeps(name));
    const declared = unpacked.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (isBomb(declared, bytes.length)) return fail(tooLarge(fileName));
    if (entries.some(({ entry }) => (entry.generalPurposeBitFlag & 1) === 1)) {
      return fail(
        userFault('file-encrypted', `“${fileName}” is encrypted. Save it without a password and import that.`),
      );
    }
    const parts = new Map<string, Buffer>();
    for (const { name, entry } of unpacked) {
      const isKept = keeps(name);
      try {
        const content = await unpack(zip, entry, isKept);
        if (isKept) parts.set(name, content);
      } catch (error) {
        if (error instanceof BombError) return fail(tooLarge(fileName));
        if (mustBeWhole) throw error;
        parts.delete(name);
      }
    }
    return succeed({ names: new Set(entries.map(({ name }) => name)), parts });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(
      userFault(
        'file-damaged',
        `“${fileName}” is damaged or incomplete. Get it anew from where it came from, or save it again in the program it was made with.`,
        detail,
      ),
    );
  }
}

class BombError extends Error {}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, isKept: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await openEntry(zip, entry)) if (isKept) chunks.push(chunk as Buffer);
  } catch (error) {
    // The library stops at the size that an entry declares: one that goes on was made to deceive.
    if (error instanceof Error && /too many bytes/i.test(error.message)) throw new BombError();
    throw error;
  }
  const content = Buffer.concat(chunks);
  if (isKept && crc32(content) !== entry.crc32) throw new Error('the checksum is wrong');
  return content;
}

function isBomb(unpackedBytes: number, packedBytes: number): boolean {
  const { archiveBytes, archiveRatio, archiveRatioFromBytes } = readerLimits;
  return (
    unpackedBytes > archiveBytes ||
    (unpackedBytes > archiveRatioFromBytes && unpackedBytes > packedBytes * archiveRatio)
  );
}

function tooLarge(fileName: string): Fault {
  return userFault(
    'archive-too-large',
    `“${fileName}” unpacks to far more than a document of its size should. It was not opened; if you trust it, save its text as a new document.`,
  );
}

function openBuffer(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names as bytes: one that would be unsafe on a disk is only a name here.
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: false }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    );
  });
}

type NamedEntry = { readonly name: string; readonly entry: yauzl.Entry };

function listEntries(zip: yauzl.ZipFile): Promise<NamedEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: NamedEntry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push({ name: nameOf(entry), entry });
      if (entries.length > readerLimits.archiveEntries) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function nameOf(entry: yauzl.Entry): string {
  const written: unknown = entry.fileName;
  return (Buffer.isBuffer(written) ? written.toString('utf8') : String(written)).replaceAll('\\', '/');
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}
