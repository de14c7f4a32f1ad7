import yauzl from 'yauzl';
import type { Readable } from 'node:stream';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { userFault, type Fault } from '#shared/base/fault.ts';
import { readerLimits } from '../reader-limits.ts';

export type OpenedArchive = { readonly names: readonly string[]; readonly coreXml: string };

/**
 * Unpacks every entry once, keeping only the core properties, to be sure that the archive is whole and not a bomb: the
 * sizes it declares are checked first, then the sizes that come out.
 */
export async function openArchive(bytes: Buffer, fileName: string): Promise<Result<OpenedArchive>> {
  try {
    const zip = await openBuffer(bytes);
    const entries = await listEntries(zip);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (isBomb(declared, bytes.length)) return fail(tooLarge(fileName));
    if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) {
      return fail(
        userFault('file-encrypted', `“${fileName}” is encrypted. Save it without a password and import that.`),
      );
    }
    let unpacked = 0;
    let coreXml = '';
    for (const entry of entries) {
      const isCore = entry.fileName === 'docProps/core.xml';
      for await (const chunk of await openEntry(zip, entry)) {
        const part = chunk as Buffer;
        unpacked += part.length;
        if (isBomb(unpacked, bytes.length)) return fail(tooLarge(fileName));
        if (isCore) coreXml += part.toString('utf8');
      }
    }
    return succeed({ names: entries.map((entry) => entry.fileName), coreXml });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    // An entry that unpacks to more than it declares was made to deceive.
    if (/too many bytes/i.test(detail)) return fail(tooLarge(fileName));
    return fail(
      userFault(
        'file-damaged',
        `“${fileName}” is damaged or incomplete. Get it anew from where it came from, or save it again in a word processor.`,
        detail,
      ),
    );
  }
}

function isBomb(unpacked: number, packed: number): boolean {
  const { archiveBytes, archiveRatio, archiveRatioFromBytes } = readerLimits;
  return unpacked > archiveBytes || (unpacked > archiveRatioFromBytes && unpacked > packed * archiveRatio);
}

function tooLarge(fileName: string): Fault {
  return userFault(
    'archive-too-large',
    `“${fileName}” unpacks to far more than a document of its size should. It was not opened; if you trust it, save its text as a new document.`,
  );
}

function openBuffer(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    );
  });
}

function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > 20_000) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}
