import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

export type ZipEntry = {
  readonly uncompressedSize: number;
  readonly compressedSize: number;
  readonly isLink: boolean;
  readonly entry: yauzl.Entry;
};

/** A ZIP archive on the disk, of any size: its directory, and its parts as they are read. */
export type ZipReader = {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Ends with an error where the part is larger or smaller than it declares. */
  readonly read: (entry: ZipEntry) => Promise<Readable>;
  readonly close: () => void;
};

const mostEntries = 2_000_000;
const linkMode = 0o120_000;

/** Throws an error without a code where the file is no such archive. */
export async function openZip(path: string): Promise<ZipReader> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(
      path,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false },
      (error, opened) => (error === null ? resolve(opened) : reject(error)),
    );
  });
  try {
    return {
      entries: await listEntries(zip),
      read: ({ entry }) =>
        new Promise((resolve, reject) => {
          zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
        }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function listEntries(zip: yauzl.ZipFile): Promise<ReadonlyMap<string, ZipEntry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, ZipEntry>();
    zip.on('entry', (entry: yauzl.Entry) => {
      const written: unknown = entry.fileName;
      const name = Buffer.isBuffer(written) ? written.toString('utf8') : String(written);
      if (entries.has(name) || entries.size >= mostEntries) {
        reject(new Error('its directory is no project’s'));
        return;
      }
      const mode = entry.externalFileAttributes >>> 16;
      entries.set(name, {
        uncompressedSize: entry.uncompressedSize,
        compressedSize: entry.compressedSize,
        isLink: (mode & 0o170_000) === linkMode,
        entry,
      });
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}
